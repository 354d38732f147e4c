import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 60, seed: 3 });

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
		expect(await trigger.poll(EVERYTHING)).toBeNull();
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
		expect(reported).toEqual([null, once, null, null, null, null, once]);
	});

	it('report everything that happened, in a fixed order', async () => {
		change(5, { balance: 50_000, KYCStatus: 'Pending', userStatus: 'Active' });
		await trigger.poll(EVERYTHING);
		const gone = trigger.id(9);
		trigger.sandbox.merchant.removeUser(gone);
		const changed = change(5, { balance: 1, KYCStatus: 'Rejected', userStatus: 'Deactivating' });
		const added = trigger.sandbox.merchant.createUser();
		const items = await trigger.poll(EVERYTHING);
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
			event: 'balanceChanged',
			mchUuid,
			uuid: changed?.uuid,
			previous: 50_000,
			current: 1,
			changed: 'balance',
			detectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			user: changed,
		});
		expect(items?.at(-1)?.json).toMatchObject({ user: null, previous: null, current: null });
		expect(await trigger.poll(EVERYTHING)).toBeNull();
	});

	it('give one item with a list, if so chosen, with amounts as chosen', async () => {
		const parameters = { ...EVERYTHING, options: { itemsPer: 'poll', amounts: 'bahtText' } };
		change(0, { balance: 50_000 });
		await trigger.poll(parameters);
		change(0, { balance: 5 });
		const items = await trigger.poll(parameters);
		expect(items).toHaveLength(1);
		expect(items?.[0]?.json).toMatchObject({
			count: 2,
			events: [
				{ event: 'balanceCrossed', previous: '500.00', current: '0.05', user: { balance: '0.05' } },
				{ event: 'balanceChanged', previous: '500.00', current: '0.05' },
			],
		});
	});

	it('keep every digit of amounts of 19 digits', async () => {
		change(0, { balance: 9_223_372_036_854_775_806n });
		await trigger.poll({ events: ['balanceChanged'] });
		change(0, { balance: 9_223_372_036_854_775_807n });
		const items = await trigger.poll({ events: ['balanceChanged'] });
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

describe('other settings than at the poll before', () => {
	const others = {
		'other filters': { ...EVERYTHING, filters: { userStatus: ['Active'] } },
		'no events about amounts': { events: ['userAdded', 'userGone'] },
		'another amount': { ...EVERYTHING, amountField: 'codBalance' },
	};

	it.each(Object.entries(others))('%s: no burst, and from then on what happens', async (_, now) => {
		const parameters = { ...now, options: { onFirstPoll: 'report' } };
		await trigger.poll(EVERYTHING);
		expect(await trigger.poll(parameters)).toBeNull();
		const added = trigger.sandbox.merchant.createUser({ userStatus: 'Active' });
		expect(told(await trigger.poll(parameters))).toEqual([['userAdded', added.mchUuid]]);
	});

	it('another threshold: no burst, and it holds from then on', async () => {
		change(2, { balance: 20_000 });
		await trigger.poll(LOW);
		const higher = { ...LOW, thresholdAmount: 1_000_000 };
		expect(await trigger.poll(higher)).toBeNull();
		change(2, { balance: 150_000_000 });
		await trigger.poll(higher);
		change(2, { balance: 90_000_000 });
		expect(told(await trigger.poll(higher))).toEqual([['balanceCrossed', trigger.id(2)]]);
	});

	it('another credential: no burst', async () => {
		await trigger.poll(EVERYTHING);
		const { baseUrl, ...others } = trigger.sandbox.credentials;
		trigger.sandbox.merchant.createUser();
		const credential = { ...others, baseUrl: `${baseUrl}/` };
		expect(await trigger.poll(EVERYTHING, { credential })).toBeNull();
	});
});
