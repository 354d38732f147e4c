/** What a trigger takes for its memory: n8n keeps it under the node's name, and nodes are renamed, copied and replaced. */
import { randomUUID } from 'node:crypto';
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 30, seed: 3 });

const EVERYTHING = { events: ['balanceCrossed', 'balanceChanged', 'userAdded', 'userGone'] };

/** Which event befell whom, of the items of a poll. */
const told = (items: Awaited<ReturnType<typeof trigger.poll>>) =>
	items?.map(({ json }) => [json.event, json.mchUuid]) ?? null;

describe('a node of another name', () => {
	const [was, is] = [{ name: 'Trigger' }, { name: 'Balances' }];

	it('that was renamed takes up its memory, and leaves none behind', async () => {
		await trigger.poll(EVERYTHING, was);
		const added = trigger.sandbox.merchant.createUser();
		expect(told(await trigger.poll(EVERYTHING, is))).toEqual([['userAdded', added.mchUuid]]);
		expect(Object.keys(trigger.staticData)).toEqual(['node:Balances']);
		expect(await trigger.poll(EVERYTHING, is)).toBeNull();
	});

	it('that was renamed while JT Wallet fails takes it up later', async () => {
		await trigger.poll(EVERYTHING, was);
		trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1001 }]);
		const added = trigger.sandbox.merchant.createUser();
		await expect(trigger.poll(EVERYTHING, is)).rejects.toThrow();
		expect(told(await trigger.poll(EVERYTHING, is))).toEqual([['userAdded', added.mchUuid]]);
	});

	it('that is a copy begins by itself, and the first one goes on', async () => {
		await trigger.poll(EVERYTHING, { ...was, nodeId: 'first' });
		expect(await trigger.poll(EVERYTHING, { ...is, nodeId: 'copy' })).toEqual([]);
		const added = trigger.sandbox.merchant.createUser();
		const once = [['userAdded', added.mchUuid]];
		expect(told(await trigger.poll(EVERYTHING, { ...is, nodeId: 'copy' }))).toEqual(once);
		expect(told(await trigger.poll(EVERYTHING, { ...was, nodeId: 'first' }))).toEqual(once);
	});

	it('a new node of an old name does not take over the memory of another question', async () => {
		await trigger.poll(EVERYTHING, { ...was, nodeId: 'old' });
		trigger.sandbox.merchant.createUser();
		const other = { ...EVERYTHING, filters: { userStatus: ['Active'] } };
		const report = { ...other, options: { onFirstPoll: 'report' } };
		const items = await trigger.poll(report, { ...was, nodeId: 'new' });
		const active = trigger.sandbox.merchant.rows().filter((row) => row.userStatus === 'Active');
		expect(items?.filter(({ json }) => json.event === 'userAdded')).toHaveLength(active.length);
	});
});

describe('a new node of the name that another one had', () => {
	/** A trigger that has polled, its new name, and a new one of its old name. */
	const renamed = async () => {
		const [first, second] = [randomUUID(), randomUUID()];
		await trigger.poll(EVERYTHING, { nodeId: first, name: 'Trigger' });
		return {
			old: { nodeId: first, name: 'Balances', others: [{ id: second, name: 'Trigger' }] },
			fresh: { nodeId: second, name: 'Trigger', others: [{ id: first, name: 'Balances' }] },
			once: [['userAdded', trigger.sandbox.merchant.createUser().mchUuid]],
		};
	};

	it('begins by itself, and the renamed one goes on', async () => {
		const { old, fresh, once } = await renamed();
		for (let poll = 0; poll < 3; poll++) {
			expect(told(await trigger.poll(EVERYTHING, fresh))).toEqual(poll === 0 ? [] : null);
		}
		expect(told(await trigger.poll(EVERYTHING, old))).toEqual(once);
		for (const node of [old, fresh]) expect(await trigger.poll(EVERYTHING, node)).toBeNull();
	});

	it('likewise where the renamed one polls first', async () => {
		const { old, fresh, once } = await renamed();
		expect(told(await trigger.poll(EVERYTHING, old))).toEqual(once);
		expect(told(await trigger.poll(EVERYTHING, fresh))).toEqual([]);
		for (const node of [old, fresh]) expect(await trigger.poll(EVERYTHING, node)).toBeNull();
	});
});

it('two that changed names go on, each with its own memory', async () => {
	const [a, b] = [randomUUID(), randomUUID()];
	await trigger.poll(EVERYTHING, { nodeId: a, name: 'A', others: [{ id: b, name: 'B' }] });
	trigger.sandbox.merchant.createUser();
	await trigger.poll(EVERYTHING, { nodeId: b, name: 'B', others: [{ id: a, name: 'A' }] });
	trigger.sandbox.merchant.createUser();
	const swapped = [
		{ nodeId: a, name: 'B', others: [{ id: b, name: 'A' }] },
		{ nodeId: b, name: 'A', others: [{ id: a, name: 'B' }] },
	];
	const counts: unknown[] = [];
	for (const node of swapped) counts.push((await trigger.poll(EVERYTHING, node))?.length);
	expect(counts).toEqual([2, 1]);
	for (const node of swapped) expect(await trigger.poll(EVERYTHING, node)).toBeNull();
});
