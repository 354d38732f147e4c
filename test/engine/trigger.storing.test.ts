/** What happens between a poll that hands something over and n8n's storing of what it remembers. */
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 30, seed: 3 });

const LOW = { events: ['balanceCrossed'], thresholdAmount: 100 };

const idsIn = (items: Awaited<ReturnType<typeof trigger.poll>>) =>
	items?.map(({ json }) => json.id) ?? null;

/** Users with money, and one of them without. */
async function oneLow(): Promise<string> {
	const { merchant } = trigger.sandbox;
	for (const { mchUuid } of merchant.rows()) merchant.changeUser(mchUuid, { balance: 50_000 });
	await trigger.poll(LOW);
	merchant.changeUser(trigger.id(3), { balance: 1 });
	return trigger.id(3);
}

it('a poll while n8n still stores tells nothing again, and loses nothing', async () => {
	await oneLow();
	const stored = trigger.staticData;
	expect(idsIn(await trigger.poll(LOW))).toHaveLength(1);
	const after = trigger.staticData;
	trigger.staticData = stored;
	trigger.sandbox.merchant.changeUser(trigger.id(4), { balance: 1 });
	expect(await trigger.poll(LOW)).toBeNull();
	trigger.staticData = after;
	expect(idsIn(await trigger.poll(LOW))).toHaveLength(1);
});

it.each(['report', 'remember'])(
	'likewise after a first poll that is to %s: it is not made twice',
	async (onFirstPoll) => {
		const first = { ...LOW, options: { onFirstPoll } };
		expect(await trigger.poll(first)).not.toBeNull();
		const after = trigger.staticData;
		trigger.staticData = {};
		trigger.sandbox.merchant.changeUser(trigger.id(4), { balance: 1 });
		expect(await trigger.poll(first)).toBeNull();
		trigger.staticData = after;
		expect(await trigger.poll(first)).not.toBeNull();
	},
);

describe('n8n was killed after it started the execution, and before it stored', () => {
	const restarted = { workflowId: 'as after a start' };

	it('what was handed over is handed over again, with the same id', async () => {
		await oneLow();
		const stored = trigger.staticData;
		const before = idsIn(await trigger.poll(LOW));
		trigger.staticData = stored;
		expect(idsIn(await trigger.poll(LOW, restarted))).toEqual(before);
		expect(await trigger.poll(LOW, restarted)).toBeNull();
	});

	it('with another id where the amount moved on, and not at all where it is back', async () => {
		const low = await oneLow();
		const stored = trigger.staticData;
		const before = idsIn(await trigger.poll(LOW));
		trigger.staticData = stored;
		trigger.sandbox.merchant.changeUser(low, { balance: 2 });
		const again = idsIn(await trigger.poll(LOW, restarted));
		expect(again).toHaveLength(1);
		expect(again).not.toEqual(before);
		trigger.staticData = stored;
		trigger.sandbox.merchant.changeUser(low, { balance: 50_000 });
		expect(await trigger.poll(LOW, { workflowId: 'as after another start' })).toBeNull();
	});
});
