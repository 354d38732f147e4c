/** Conditions, which JT Wallet cannot filter by: they narrow who is watched. */
import type { INodeParameters } from 'n8n-workflow';
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 60, seed: 3 });

const told = (items: Awaited<ReturnType<typeof trigger.poll>>) =>
	items?.map(({ json }) => [json.event, json.mchUuid]) ?? null;

const change = (place: number, fields: Parameters<typeof trigger.sandbox.merchant.changeUser>[1]) =>
	trigger.sandbox.merchant.changeUser(trigger.id(place), fields);

const watching = (filters: INodeParameters): INodeParameters => ({
	events: ['balanceCrossed', 'userAdded', 'userGone'],
	thresholdAmount: 100,
	options: { pageSize: 7 },
	filters,
});

const atLeast = (baht: string): INodeParameters => ({
	amountConditions: { condition: [{ field: 'codBalance', comparison: 'atLeast', amount: baht }] },
});

/** Two who are watched under `atLeast('5000')`, and two who are not. */
function someRich(): void {
	for (const { mchUuid } of trigger.sandbox.merchant.rows()) {
		trigger.sandbox.merchant.changeUser(mchUuid, { balance: 50_000, codBalance: 0 });
	}
	for (const place of [10, 40]) change(place, { codBalance: 500_000 });
}

it('only those who meet them are told of, out of all pages', async () => {
	someRich();
	const rich = watching(atLeast('5000'));
	expect(await trigger.poll(rich)).toEqual([]);
	for (const place of [9, 10, 40, 41]) change(place, { balance: 1 });
	expect(told(await trigger.poll(rich))).toEqual([
		['balanceCrossed', trigger.id(10)],
		['balanceCrossed', trigger.id(40)],
	]);
	expect(await trigger.poll(rich)).toBeNull();
});

it('whoever comes to meet them is new, whoever does not any more is gone, and is compared when back', async () => {
	someRich();
	const rich = watching(atLeast('5000'));
	await trigger.poll(rich);
	change(9, { codBalance: 500_000 });
	change(10, { codBalance: 499_999, balance: 1 });
	expect(told(await trigger.poll(rich))).toEqual([
		['userAdded', trigger.id(9)],
		['userGone', trigger.id(10)],
	]);
	change(10, { codBalance: 500_000 });
	expect(told(await trigger.poll(rich))).toEqual([
		['userAdded', trigger.id(10)],
		['balanceCrossed', trigger.id(10)],
	]);
});

it('another condition asks for other users: who is in both is compared, nobody is new or gone', async () => {
	someRich();
	await trigger.poll(watching(atLeast('5000')));
	change(10, { balance: 1 });
	expect(told(await trigger.poll(watching(atLeast('0'))))).toEqual([
		['balanceCrossed', trigger.id(10)],
	]);
	expect(await trigger.poll(watching(atLeast('0')))).toBeNull();
});

it('the same condition in other words asks for the same users', async () => {
	someRich();
	await trigger.poll(watching(atLeast('5000')));
	change(9, { codBalance: 500_000 });
	const inSatang = {
		amountConditions: {
			condition: [{ field: 'codBalance', comparison: 'atLeast', amount: '500000', unit: 'satang' }],
		},
	};
	expect(told(await trigger.poll(watching(inSatang)))).toEqual([['userAdded', trigger.id(9)]]);
});

it('a time that an expression works out again each time is refused, with advice', async () => {
	const since = (offset: number) =>
		watching({
			createdAfter: `={{ new Date(${Date.UTC(2020, 0, 1)} + ${offset}).toISOString() }}`,
		});
	await trigger.poll(since(0));
	expect(await trigger.failureOf(since(60_000))).toMatchObject({
		message: 'The filters are not the ones of the previous poll',
	});
});
