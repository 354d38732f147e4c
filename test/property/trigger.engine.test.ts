/** The same histories as in trigger.test.ts, through n8n's own poll, with real signatures. */
import fc from 'fast-check';
import { anyHistory } from '../support/trigger/history';
import { movableClock } from '../support/trigger/movableClock';
import { newTally, type Poll, playHistory } from '../support/trigger/playHistory';
import { readyPoll } from '../support/trigger/readyPoll';
import { useTriggerNode } from '../support/trigger/triggerNode';

const RUNS = 40;

const trigger = useTriggerNode({ rows: [] });

// Before the sandbox starts, which takes its clock then.
const clock = movableClock();

beforeAll(() => {
	// No waits before a try again.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(() => {
	jest.restoreAllMocks();
	clock.restore();
});

const pollInN8n: Poll = async ({ parameters, state, name, activation, ...around }) => {
	const credential = { ...trigger.sandbox.credentials };
	const { workflowId, emitError, staticData } = around;
	const key = `node:${name}`;
	const stored = { ...staticData, [key]: state };
	const ready = await readyPoll(
		parameters,
		{ credential, name, activation, emitError, nodeId: 'node' },
		stored,
		workflowId,
	);
	return await ready.start.call(ready.context).finally(() => {
		Object.assign(state, ready.staticData[key]);
	});
};

it(`in ${RUNS} random histories`, async () => {
	const tally = newTally();
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			await playHistory(history, trigger.sandbox, pollInN8n, tally, clock.wait);
		}),
		{ numRuns: RUNS, seed: 20_261_126 },
	);
	expect(tally.told).toBeGreaterThan(RUNS / 2);
}, 120_000);
