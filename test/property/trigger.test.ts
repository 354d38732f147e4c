/** Every event between two successful polls is told exactly once, and nothing else is. */
import fc from 'fast-check';
import { poll } from '../../nodes/JtWalletBalanceTrigger/poll';
import { anyHistory } from '../support/trigger/history';
import { type LightSandbox, startLightSandbox, unsigned } from '../support/trigger/lightSandbox';
import { closeConnections, plainContext } from '../support/trigger/plainContext';
import { newTally, type Poll, playHistory } from '../support/trigger/playHistory';

// A turn of the event loop, without the milliseconds of a timer.
jest.mock('../../nodes/shared/http/breathe', () => ({
	breathe: async () => await new Promise((done) => setImmediate(done)),
}));

const RUNS = Number(process.env.RUNS ?? 4000);

let sandbox: LightSandbox;

beforeAll(async () => {
	sandbox = await startLightSandbox();
	// No waits before a try again.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(async () => {
	jest.restoreAllMocks();
	closeConnections();
	await sandbox.close();
});

const pollPlainly: Poll = async (around) =>
	await poll(
		plainContext({
			...around,
			credential: { baseUrl: sandbox.url, appId: 'light' },
			sign: async (options) => ({ ...options, body: unsigned(options.body) }),
		}),
	);

it(`in ${RUNS} random histories`, async () => {
	const tally = newTally();
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			await playHistory(history, sandbox.state, pollPlainly, tally);
		}),
		{ numRuns: RUNS },
	);
	// Histories in which little happens would prove little.
	expect(tally.told).toBeGreaterThan(RUNS);
	expect(tally.failed).toBeGreaterThan(RUNS / 5);
	expect(tally.moved).toBeGreaterThan(RUNS / 5);
	expect(tally.storedUnsaid).toBeGreaterThan(RUNS / 5);
	expect(tally.doubted).toBeGreaterThan(RUNS / 20);
}, 600_000);
