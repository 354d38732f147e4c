import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 60, seed: 3 });

const SATANG = { amounts: 'satang' };
const LOW = { events: ['balanceCrossed'], thresholdAmount: 100 };
const EVERYTHING = {
	events: [
		'balanceCrossed',
		'balanceChanged',
		'kycStatusChanged',
		'authorizationStatusChanged',
		'mobileVerificationStatusChanged',
		'userStatusChanged',
		'userAdded',
		'userGone',
	],
};

/** Which event befell whom, of the items of a poll. */
const told = (items: Awaited<ReturnType<typeof trigger.poll>>) =>
	items?.map(({ json }) => [json.event, json.mchUuid]) ?? null;

const change = (place: number, fields: Parameters<typeof trigger.sandbox.merchant.changeUser>[1]) =>
	trigger.sandbox.merchant.changeUser(trigger.id(place), fields);

describe('the first poll', () => {
	it('remembers everyone and reports nothing', async () => {
		expect(await trigger.poll(EVERYTHING)).toEqual([]);
		expect(await trigger.poll(EVERYTHING)).toBeNull();
		expect(trigger.sandbox.counters).toEqual({ requests: 2, verified: 2, refused: 0 });
	});

	it('reports what already matches, if so chosen, and only then', async () => {
		change(7, { balance: 9_999 });
		change(8, { KYCStatus: 'Rejected', balance: 10_000 });
		const rows = trigger.sandbox.merchant.rows();
		const wanted = rows.flatMap(({ mchUuid, balance, KYCStatus }) => [
			...(Number(balance) < 10_000 ? [['balanceCrossed', mchUuid]] : []),
			...(KYCStatus === 'Rejected' ? [['kycStatusChanged', mchUuid]] : []),
		]);
		const parameters = {
			...LOW,
			events: ['balanceCrossed', 'kycStatusChanged', 'balanceChanged', 'userGone'],
			kycStatusTo: ['Rejected'],
			options: { onFirstPoll: 'report' },
		};
		expect(told(await trigger.poll(parameters))).toEqual(wanted);
		expect(wanted).toContainEqual(['balanceCrossed', trigger.id(7)]);
		expect(wanted).not.toContainEqual(['balanceCrossed', trigger.id(8)]);
		expect(await trigger.poll(parameters)).toBeNull();
	});

	it('reports every user for New Wallet User, if so chosen', async () => {
		const items = await trigger.poll({
			events: ['userAdded'],
			amounts: 'satang',
			options: { onFirstPoll: 'report', fields: ['balance'] },
		});
		expect(items?.map(({ json }) => json.user)).toEqual(
			trigger.sandbox.merchant.rows().map(({ mchUuid, balance }) => ({ mchUuid, balance })),
		);
	});
});

describe('later polls', () => {
	it('report a crossing once, and again only after it has been back', async () => {
		const balances = [20_000, 9_000, 8_000, 9_500, 30_000, 30_000, 500];
		const reported: unknown[] = [];
		for (const balance of balances) {
			change(4, { balance });
			reported.push(told(await trigger.poll(LOW)));
		}
		const once = [['balanceCrossed', trigger.id(4)]];
		expect(reported).toEqual([[], once, null, null, [], null, once]);
	});

	it('report everything that happened, in a fixed order', async () => {
		change(5, { balance: 50_000, KYCStatus: 'Pending', userStatus: 'Active' });
		await trigger.poll(EVERYTHING);
		const gone = trigger.id(9);
		trigger.sandbox.merchant.removeUser(gone);
		const changed = change(5, { balance: 1, KYCStatus: 'Rejected', userStatus: 'Deactivating' });
		const added = trigger.sandbox.merchant.createUser();
		const items = await trigger.poll({ ...EVERYTHING, ...SATANG });
		const { mchUuid } = changed ?? {};
		expect(told(items)).toEqual([
			['userAdded', added.mchUuid],
			['balanceCrossed', mchUuid],
			['balanceChanged', mchUuid],
			['kycStatusChanged', mchUuid],
			['userStatusChanged', mchUuid],
			['userGone', gone],
		]);
		expect(items?.[2]?.json).toEqual({
			id: `balanceChanged|${mchUuid}|${changed?.uuid}|50000|1`,
			event: 'balanceChanged',
			mchUuid,
			uuid: changed?.uuid,
			previous: 50_000,
			current: 1,
			changed: 'balance',
			detectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
			user: changed,
		});
		expect(items?.at(-1)?.json).toMatchObject({ user: null, previous: null, current: null });
		expect(await trigger.poll(EVERYTHING)).toBeNull();
	});

	it('give one item with a list, if so chosen, with amounts as chosen', async () => {
		const parameters = { ...EVERYTHING, amounts: 'bahtText', options: { itemsPer: 'poll' } };
		change(0, { balance: 50_000 });
		await trigger.poll(parameters);
		change(0, { balance: 5 });
		const items = await trigger.poll(parameters);
		expect(items).toHaveLength(1);
		expect(items?.[0]?.json).toMatchObject({
			count: 2,
			remaining: 0,
			events: [
				{ event: 'balanceCrossed', previous: '500.00', current: '0.05', user: { balance: '0.05' } },
				{ event: 'balanceChanged', previous: '500.00', current: '0.05' },
			],
		});
	});

	it('keep every digit of amounts of 19 digits', async () => {
		change(0, { balance: 9_223_372_036_854_775_806n });
		await trigger.poll({ events: ['balanceChanged'], ...SATANG });
		change(0, { balance: 9_223_372_036_854_775_807n });
		const items = await trigger.poll({ events: ['balanceChanged'], ...SATANG });
		expect(items?.map(({ json: { previous, current } }) => [previous, current])).toEqual([
			['9223372036854775806', '9223372036854775807'],
		]);
	});

	it('see users come into the filters and go out of them, and nobody else', async () => {
		const parameters = {
			events: ['userAdded', 'userGone', 'balanceChanged'],
			filters: { KYCStatus: ['Rejected', 'Pending'] },
			options: { pageSize: 3 },
		};
		change(3, { KYCStatus: 'Rejected' });
		change(4, { KYCStatus: 'Approved' });
		change(5, { KYCStatus: 'Approved' });
		await trigger.poll(parameters);
		change(3, { KYCStatus: 'Approved' });
		change(4, { KYCStatus: 'Pending' });
		change(5, { balance: 123 });
		expect(told(await trigger.poll(parameters))).toEqual([
			['userAdded', trigger.id(4)],
			['userGone', trigger.id(3)],
		]);
	});
});

describe('other settings than at the previous poll', () => {
	it.each([
		['another kind of event', { events: ['balanceCrossed', 'userAdded', 'kycStatusChanged'] }],
		['another field to return', { options: { fields: ['balance'] } }],
		['another page size', { options: { pageSize: 7 } }],
	])('%s: what both know is compared', async (_, more) => {
		await trigger.poll(LOW);
		change(2, { balance: 50_000 });
		await trigger.poll(LOW);
		change(2, { balance: 1 });
		const now = { ...LOW, ...more };
		expect(told(await trigger.poll(now))).toEqual([['balanceCrossed', trigger.id(2)]]);
		expect(await trigger.poll(now)).toBeNull();
	});

	it('fewer kinds of events: the others are compared', async () => {
		await trigger.poll(EVERYTHING);
		const added = trigger.sandbox.merchant.createUser();
		expect(told(await trigger.poll({ events: ['userAdded'] }))).toEqual([
			['userAdded', added.mchUuid],
		]);
	});

	it('another amount: no burst, and from then on what happens', async () => {
		const other = { ...EVERYTHING, amountField: 'codBalance' };
		await trigger.poll(EVERYTHING);
		expect(await trigger.poll(other)).toEqual([]);
		change(2, { codBalance: 987_654_321 });
		expect(told(await trigger.poll(other))).toEqual([['balanceChanged', trigger.id(2)]]);
	});

	it('other filters: nobody is new or gone, and who is in both is compared', async () => {
		change(2, { userStatus: 'Active', balance: 50_000 });
		change(3, { userStatus: 'Deactivated' });
		await trigger.poll(EVERYTHING);
		change(2, { balance: 49_999 });
		trigger.sandbox.merchant.createUser({ userStatus: 'Active' });
		const active = { ...EVERYTHING, filters: { userStatus: ['Active'] } };
		expect(told(await trigger.poll(active))).toEqual([['balanceChanged', trigger.id(3)]]);
		expect(await trigger.poll(active)).toBeNull();
	});

	it('an ID more in the list: who was in it is compared', async () => {
		const [one, two] = [trigger.id(1), trigger.id(2)];
		change(1, { balance: 50_000 });
		await trigger.poll({ ...LOW, filters: { mchUuidList: one } });
		change(1, { balance: 1 });
		const both = { ...LOW, filters: { mchUuidList: `${one}, ${two}` } };
		expect(told(await trigger.poll(both))).toEqual([['balanceCrossed', one]]);
	});

	it('another threshold: no burst, and it holds from then on', async () => {
		change(2, { balance: 20_000 });
		await trigger.poll(LOW);
		const higher = { ...LOW, thresholdAmount: 1_000_000 };
		expect(await trigger.poll(higher)).toEqual([]);
		change(2, { balance: 150_000_000 });
		await trigger.poll(higher);
		change(2, { balance: 90_000_000 });
		expect(told(await trigger.poll(higher))).toEqual([['balanceCrossed', trigger.id(2)]]);
	});

	it('another threshold while a balance crosses both: told', async () => {
		change(2, { balance: 20_000 });
		await trigger.poll(LOW);
		change(2, { balance: 1_000 });
		expect(told(await trigger.poll({ ...LOW, thresholdAmount: 120 }))).toEqual([
			['balanceCrossed', trigger.id(2)],
		]);
	});

	it('a slash after the Base URL: compared', async () => {
		await trigger.poll(EVERYTHING);
		const { baseUrl, ...others } = trigger.sandbox.credentials;
		const added = trigger.sandbox.merchant.createUser();
		const credential = { ...others, baseUrl: `${baseUrl}/` };
		expect(told(await trigger.poll(EVERYTHING, { credential }))).toEqual([
			['userAdded', added.mchUuid],
		]);
	});

	it('another address of JT Wallet: no burst', async () => {
		await trigger.poll(EVERYTHING);
		const { baseUrl, ...others } = trigger.sandbox.credentials;
		trigger.sandbox.merchant.createUser();
		const credential = { ...others, baseUrl: baseUrl.replace('127.0.0.1', 'localhost') };
		expect(await trigger.poll(EVERYTHING, { credential })).toEqual([]);
	});
});

describe('many events at once', () => {
	it('are told by as many polls as it takes, each once, with the users of then', async () => {
		const few = { ...LOW, ...SATANG, options: { maxEvents: 2 } };
		for (let place = 0; place < 5; place++) change(place, { balance: 50_000 });
		await trigger.poll(few);
		for (let place = 0; place < 5; place++) change(place, { balance: 1 });
		const first = await trigger.poll(few);
		expect(first?.map(({ json }) => json.remaining)).toEqual([undefined, 3]);
		change(4, { balance: 2 });
		const all = [first, await trigger.poll(few), await trigger.poll(few)].flatMap(told);
		expect(all).toEqual([0, 1, 2, 3, 4].map((place) => ['balanceCrossed', trigger.id(place)]));
		expect(await trigger.poll(few)).toBeNull();
	});

	it('are one event of a user in the quiet hours', async () => {
		const quiet = { ...LOW, options: { quietHours: 1 } };
		const swing = async (balance: number) => {
			change(1, { balance });
			return told(await trigger.poll(quiet));
		};
		await swing(50_000);
		expect(await swing(1)).toEqual([['balanceCrossed', trigger.id(1)]]);
		expect(await swing(50_000)).toEqual([]);
		expect(await swing(2)).toEqual([]);
	});
});
