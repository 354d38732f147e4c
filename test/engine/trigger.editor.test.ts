/** Fetch Test Event in the editor: samples, and never a trace in the state. */
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 120, seed: 3 });

const MANUAL = { mode: 'manual' } as const;

it('shows three samples of the users there are, and leaves the state alone', async () => {
	const items =
		(await trigger.poll({ events: ['balanceChanged', 'userGone'], amounts: 'satang' }, MANUAL)) ??
		[];
	expect(items.map(({ json }) => [json.event, json.sample])).toEqual([
		['balanceChanged', true],
		['userGone', true],
		['balanceChanged', true],
	]);
	for (const { json } of items.filter((_, turn) => turn % 2 === 0)) {
		const real = trigger.sandbox.merchant.find(String(json.mchUuid));
		expect(json.user).toEqual(real);
		expect(json.current).toBe(real?.balance);
		expect(json.previous).not.toBe(json.current);
	}
	expect(trigger.staticData).toEqual({});
	expect(trigger.sandbox.requests).toHaveLength(1);
});

it('leaves the state of an active workflow as it is', async () => {
	const parameters = { events: ['userAdded'] };
	await trigger.poll(parameters);
	const stored = JSON.stringify(trigger.staticData);
	const added = trigger.sandbox.merchant.createUser();
	await trigger.poll(parameters, MANUAL);
	expect(JSON.stringify(trigger.staticData)).toBe(stored);
	const items = await trigger.poll(parameters);
	expect(items?.map(({ json }) => json.mchUuid)).toEqual([added.mchUuid]);
});

it('shows what would be reported: with the filters, the amounts and the items that were chosen', async () => {
	const parameters = {
		events: ['kycStatusChanged'],
		kycStatusTo: ['Rejected'],
		filters: { userStatus: ['Active'] },
		amounts: 'bahtText',
		options: { itemsPer: 'poll', fields: ['balance', 'KYCStatus'] },
	};
	const items = await trigger.poll(parameters, MANUAL);
	expect(items).toHaveLength(1);
	const events = items?.[0]?.json.events;
	expect(events).toContainEqual({
		id: expect.stringMatching(/^kycStatusChanged\|JT\d+\|U\d+\|Pending\|Rejected$/),
		sample: true,
		event: 'kycStatusChanged',
		mchUuid: expect.any(String),
		uuid: expect.any(String),
		previous: 'Pending',
		current: 'Rejected',
		changed: 'KYCStatus',
		detectedAt: expect.any(String),
		user: {
			mchUuid: expect.any(String),
			balance: expect.stringMatching(/^\d+\.\d\d$/),
			KYCStatus: 'Rejected',
		},
	});
});

it('asks for one page, whatever the page size', async () => {
	await trigger.poll({ events: ['userAdded'], options: { pageSize: 7 } }, MANUAL);
	expect(trigger.sandbox.requests.map(({ parameters }) => parameters)).toMatchObject([
		{ page: 1, size: 7 },
	]);
});

it.each([
	[{}, 'JT Wallet has no wallet users for this merchant', /Check the App ID/],
	[
		{ KYCStatus: ['Pending'] },
		'No wallet user matches the filters',
		/Change or remove the filters \(KYC Status: Pending\)\.$/,
	],
])(
	'says so when there is nobody to show, with the filters %j',
	async (filters, message, advice) => {
		trigger.sandbox.reset({ users: 0 });
		expect(await trigger.failureOf({ events: ['userAdded'], filters }, MANUAL)).toMatchObject({
			name: 'NodeOperationError',
			message,
			description: expect.stringMatching(advice),
		});
	},
);

it('fails like a poll', async () => {
	trigger.sandbox.faults.set([{ kind: 'vendorCode', code: 1001 }]);
	expect(await trigger.failureOf({ events: ['userAdded'] }, MANUAL)).toMatchObject({
		message: 'JT Wallet does not know this App ID',
	});
});
