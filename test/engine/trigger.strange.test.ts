/** One strange answer costs nothing: it is not believed, and what happened around it is told. */
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 40, seed: 3 });

const EVENTS = { events: ['userAdded', 'userGone', 'balanceCrossed'], thresholdAmount: 100 };

const told = (items: Awaited<ReturnType<typeof trigger.poll>>) =>
	items?.map(({ json }) => [json.event, json.mchUuid]) ?? null;

const change = (place: number, fields: Parameters<typeof trigger.sandbox.merchant.changeUser>[1]) =>
	trigger.sandbox.merchant.changeUser(trigger.id(place), fields);

/** Takes users away, and gives a function that puts them back. */
function hide(places: number): () => void {
	const { merchant } = trigger.sandbox;
	const hidden = merchant.rows().slice(0, places);
	for (const { mchUuid } of hidden) merchant.removeUser(mchUuid);
	return () => {
		for (const row of [...hidden].reverse()) merchant.createUser(row);
	};
}

describe('a list that lacks most of its users', () => {
	it.each([40, 21])(
		'of 40 lacks %d: not believed, with the counts, and nothing is lost',
		async (places) => {
			change(30, { balance: 50_000 });
			await trigger.poll(EVENTS);
			const low = trigger.id(30);
			const putBack = hide(places);
			expect(await trigger.failureOf(EVENTS)).toMatchObject({
				name: 'NodeOperationError',
				message: 'Most wallet users are missing from the list',
				description: `The previous poll listed 40 wallet users, and this one lists ${40 - places} wallet users: ${places} of them are missing. This can be an incomplete response, so nothing was reported and nothing was forgotten. If the next poll gets the same list, it is accepted.`,
				failure: { cause: 'temporarily-unavailable' },
			});
			putBack();
			trigger.sandbox.merchant.changeUser(low, { balance: 1 });
			expect(told(await trigger.poll(EVENTS))).toEqual([['balanceCrossed', low]]);
		},
	);

	it('is believed when the next poll says the same', async () => {
		await trigger.poll(EVENTS);
		hide(30);
		await trigger.failureOf(EVENTS);
		expect(told(await trigger.poll(EVENTS))).toHaveLength(30);
		expect(await trigger.poll(EVENTS)).toBeNull();
	});

	it('is not believed when the next poll says something else', async () => {
		await trigger.poll(EVENTS);
		const putBack = hide(40);
		await trigger.failureOf(EVENTS);
		putBack();
		hide(25);
		await trigger.failureOf(EVENTS);
		expect(told(await trigger.poll(EVENTS))).toHaveLength(25);
	});

	it('is not believed when the next poll lacks as many, and others', async () => {
		await trigger.poll(EVENTS);
		const rows = [...trigger.sandbox.merchant.rows()];
		const show = (from: number, to: number) => {
			for (const { mchUuid } of rows) trigger.sandbox.merchant.removeUser(mchUuid);
			for (const row of rows.slice(from, to).reverse()) trigger.sandbox.merchant.createUser(row);
		};
		show(0, 15);
		await trigger.failureOf(EVENTS);
		show(20, 35);
		await trigger.failureOf(EVENTS);
		show(0, 40);
		expect(await trigger.poll(EVENTS)).toBeNull();
	});

	it('is believed while some more come and go', async () => {
		await trigger.poll(EVENTS);
		hide(30);
		await trigger.failureOf(EVENTS);
		hide(2);
		trigger.sandbox.merchant.createUser();
		expect(told(await trigger.poll(EVENTS))).toHaveLength(33);
	});

	it('is not believed when a sane poll was in between', async () => {
		await trigger.poll(EVENTS);
		const putBack = hide(40);
		await trigger.failureOf(EVENTS);
		putBack();
		await trigger.poll(EVENTS);
		hide(40);
		await trigger.failureOf(EVENTS);
	});

	it('of half of them, or of nine, is believed at once', async () => {
		await trigger.poll(EVENTS);
		hide(20);
		expect(told(await trigger.poll(EVENTS))).toHaveLength(20);
		hide(10);
		await trigger.poll(EVENTS);
		hide(1);
		await trigger.poll(EVENTS);
		hide(9);
		expect(told(await trigger.poll(EVENTS))).toHaveLength(9);
	});
});

describe('an amount that nobody can read', () => {
	it('for a poll: the last one is compared with', async () => {
		const low = { events: ['balanceCrossed'], thresholdAmount: 100 };
		change(3, { balance: 20_000 });
		await trigger.poll(low);
		change(3, { balance: null });
		expect(await trigger.poll(low)).toBeNull();
		change(3, { balance: 5_000 });
		const items = await trigger.poll(low);
		expect(items?.map(({ json: { previous, current } }) => [previous, current])).toEqual([
			[200, 50],
		]);
	});

	it.each([null, 'n/a', '12.50', undefined])(
		'of all is %j: said, and nothing is lost',
		async (balance) => {
			await trigger.poll(EVENTS);
			const rows = trigger.sandbox.merchant.rows();
			for (const { mchUuid } of rows) trigger.sandbox.merchant.changeUser(mchUuid, { balance });
			expect(await trigger.failureOf(EVENTS)).toMatchObject({
				message: 'No wallet user has the amount to watch',
				description: expect.stringContaining(
					'JT Wallet listed 40 wallet users, and "balance" is missing or not a whole number of satang in every one of them.',
				),
				failure: { cause: 'temporarily-unavailable' },
			});
			for (const row of rows) trigger.sandbox.merchant.changeUser(row.mchUuid, row);
			expect(await trigger.poll(EVENTS)).toBeNull();
		},
	);

	it('is said at the first poll, too', async () => {
		for (const { mchUuid } of trigger.sandbox.merchant.rows()) {
			trigger.sandbox.merchant.changeUser(mchUuid, { codBalance: undefined });
		}
		expect(await trigger.failureOf({ ...EVENTS, amountField: 'codBalance' })).toMatchObject({
			message: 'No wallet user has the amount to watch',
		});
	});
});

it('a user who leaves by a filter and comes back is compared with the last amount known', async () => {
	const active = { events: ['balanceCrossed'], filters: { userStatus: ['Active'] } };
	change(5, { userStatus: 'Active', balance: 50_000 });
	await trigger.poll(active);
	change(5, { userStatus: 'Deactivating' });
	expect(await trigger.poll(active)).toEqual([]);
	change(5, { userStatus: 'Active', balance: 1 });
	expect(told(await trigger.poll(active))).toEqual([['balanceCrossed', trigger.id(5)]]);
});

describe('filters by an expression', () => {
	const filters = (ids: string) => ({ ...EVENTS, filters: { mchUuidList: `={{ "${ids}" }}` } });

	it('that give the same each time are as good as any', async () => {
		await trigger.poll(filters(trigger.id(1)));
		change(1, { balance: 50_000 });
		await trigger.poll(filters(trigger.id(1)));
		change(1, { balance: 1 });
		expect(told(await trigger.poll(filters(trigger.id(1))))).toHaveLength(1);
	});

	it('that differ from poll to poll are refused with advice, and nothing is lost', async () => {
		await trigger.poll(filters(trigger.id(1)));
		for (const place of [2, 3, 4]) {
			expect(await trigger.failureOf(filters(trigger.id(place)))).toMatchObject({
				message: 'The filters are not the ones of the previous poll',
				description: expect.stringContaining('has to give the same value each time'),
				failure: { cause: 'temporarily-unavailable' },
			});
		}
		expect(await trigger.poll(filters(trigger.id(1)))).toBeNull();
	});

	it('that were changed on purpose are accepted by the next poll', async () => {
		await trigger.poll(filters(trigger.id(1)));
		await trigger.failureOf(filters(trigger.id(2)));
		expect(await trigger.poll(filters(trigger.id(2)))).toEqual([]);
		expect(await trigger.poll(filters(trigger.id(2)))).toBeNull();
	});
});
