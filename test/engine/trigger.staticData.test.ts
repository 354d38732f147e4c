/** About n8n itself, and so not among the tests of faults in our code: see stryker.config.mjs. */
import { readyPoll } from '../support/trigger/readyPoll';
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 40, seed: 3 });

const EVENTS = { events: ['userAdded', 'userGone'] };

it("n8n's own static data is told apart by node: two polls at once do not hinder each other", async () => {
	const credential = { ...trigger.sandbox.credentials };
	const polls = await Promise.all(
		['one', 'other'].map(async (nodeId) => await readyPoll(EVENTS, { credential, nodeId }, {})),
	);
	await Promise.all(polls.map(async ({ start, context }) => await start.call(context)));
	for (const { staticData } of polls) expect(JSON.stringify(staticData)).toContain('"listed":"JT');
});
