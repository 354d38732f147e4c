/** The same histories as in trigger.test.ts, through n8n's own poll, with real signatures. */
import fc from 'fast-check';
import { anyHistory } from '../support/trigger/history';
import { type Poll, playHistory, type Tally } from '../support/trigger/playHistory';
import { readyPoll, useTriggerNode } from '../support/trigger/triggerNode';

const RUNS = 40;

const trigger = useTriggerNode({ rows: [] });

beforeAll(() => {
	// No waits before a try again.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(() => {
	jest.restoreAllMocks();
});

const pollInN8n: Poll = async (parameters, state) => {
	const credential = { ...trigger.sandbox.credentials };
	const ready = await readyPoll(parameters, { credential }, { 'node:Trigger': state });
	const items = await ready.start.call(ready.context).finally(() => {
		Object.assign(state, ready.staticData['node:Trigger']);
	});
	return items?.[0] ?? null;
};

it(`in ${RUNS} random histories`, async () => {
	const tally: Tally = { polls: 0, failed: 0, told: 0, moved: 0 };
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			await playHistory(history, trigger.sandbox, pollInN8n, tally);
		}),
		{ numRuns: RUNS },
	);
	expect(tally.told).toBeGreaterThan(RUNS / 2);
}, 120_000);
