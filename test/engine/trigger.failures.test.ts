import type { Fault } from '../../sandbox/faults/faultSchema';
import { describeFailure } from '../../wallet-api/failures';
import type { FailureKind } from '../../wallet-api/failureTable';
import { makeKeyPair } from '../../sandbox/keys';
import { useTriggerNode } from '../support/trigger/triggerNode';

const trigger = useTriggerNode({ users: 40, seed: 3 });

const EVENTS = { events: ['userAdded', 'userGone', 'balanceChanged', 'kycStatusChanged'] };
const ONCE = { ...EVENTS, options: { maxRetries: 0, pageSize: 10 } };

describe('a read that failed', () => {
	const failures: Array<[FailureKind, Fault]> = [
		['signatureRefused', { kind: 'vendorCode', code: 21001 }],
		['addressNotAllowed', { kind: 'vendorCode', code: 1002 }],
		['throttled', { kind: 'httpStatus', status: 429 }],
		['temporaryError', { kind: 'httpStatus', status: 503 }],
		['connectionLost', { kind: 'resetBeforeHeaders' }],
		['cutOff', { kind: 'cutOffJson' }],
		['webPage', { kind: 'html' }],
		['notBalances', { kind: 'nullList' }],
	];

	it.each(failures)(
		'%s: the same advice as the node gives, and nothing is lost',
		async (...row) => {
			const [kind, fault] = row;
			await trigger.poll(ONCE);
			const added = trigger.sandbox.merchant.createUser();
			trigger.sandbox.faults.set([{ ...fault, when: { page: 3 } }]);
			const { title, advice } = describeFailure({ kind });
			expect(await trigger.failureOf(ONCE)).toMatchObject({
				name: 'NodeApiError',
				message: title,
				description: expect.stringContaining(advice),
			});
			const items = await trigger.poll(ONCE);
			expect(items?.map(({ json }) => [json.event, json.mchUuid])).toEqual([
				['userAdded', added.mchUuid],
			]);
		},
	);

	it('is tried again before it counts as failed', async () => {
		await trigger.poll(ONCE);
		trigger.sandbox.faults.set([{ kind: 'httpStatus', status: 503, retryAfter: 0 }]);
		expect(await trigger.poll({ ...EVENTS, options: { maxRetries: 1 } })).toBeNull();
		expect(trigger.sandbox.requests.map(({ httpStatus }) => httpStatus)).toContain(503);
	});
});

describe('a list that never holds still', () => {
	const moving: Array<[what: string, fault: Fault]> = [
		['users come', { kind: 'usersCreated', when: { every: true } }],
		['users go', { kind: 'usersRemoved', position: 20, when: { every: true } }],
	];

	it.each(moving)('%s: what happened is told once, now or later', async (_, fault) => {
		const { merchant, faults } = trigger.sandbox;
		// One request at a time: none is left under way when the test ends.
		const options = { ...ONCE.options, parallelRequests: 1 };
		const low = { events: ['balanceCrossed', 'userGone'], options };
		merchant.changeUser(trigger.id(39), { balance: 50_000 });
		await trigger.poll(low);
		const first = merchant.rows().map(({ mchUuid }) => mchUuid);
		const seen = first[39] ?? '';
		merchant.changeUser(seen, { balance: 1 });
		faults.set([fault]);
		const during = (await trigger.poll(low)) ?? [];
		expect(during.map(({ json }) => [json.event, json.mchUuid])).toContainEqual([
			'balanceCrossed',
			seen,
		]);
		faults.clear();
		const now = new Set(merchant.rows().map(({ mchUuid }) => mchUuid));
		const gone = first.filter((mchUuid) => !now.has(mchUuid));
		const all = [...during, ...((await trigger.poll(low)) ?? [])];
		const told = (event: string) =>
			all.filter(({ json }) => json.event === event).map(({ json }) => json.mchUuid);
		expect(told('userGone').sort()).toEqual(gone.sort());
		expect(told('balanceCrossed')).toEqual([seen]);
	});
});

describe('a wrong credential', () => {
	it('fails at once, which is what activation shows', async () => {
		const { privateKey } = await makeKeyPair();
		const credential = { ...trigger.sandbox.credentials, privateKey };
		expect(await trigger.failureOf(EVENTS, { credential })).toMatchObject({
			message: 'JT Wallet refused the signature',
			description: expect.stringContaining('The private key in the credential does not belong to'),
		});
		expect(trigger.sandbox.counters).toEqual({ requests: 1, verified: 0, refused: 1 });
	});

	it('that cannot sign fails without a request', async () => {
		const credential = { ...trigger.sandbox.credentials, privateKey: 'secret, but no key' };
		const error = await trigger.failureOf(EVENTS, { credential });
		expect(error).toMatchObject({ message: 'The request could not be signed' });
		expect(JSON.stringify(error)).not.toContain('secret');
		expect(trigger.sandbox.requests).toEqual([]);
	});
});

it('more than 500,000 users are refused after one request', async () => {
	trigger.sandbox.faults.set([{ kind: 'wrongTotal', value: 500_001, when: { every: true } }]);
	expect(await trigger.failureOf(ONCE)).toMatchObject({
		message: 'Too many wallet users match',
		description: '500,001 users match; at most 500,000 can be read here. Narrow the filters.',
	});
	expect(trigger.sandbox.requests).toHaveLength(1);
});

it.each([
	[{ events: [] }, 'Trigger On is empty. Choose at least one event.'],
	[
		{ events: ['balanceCrossed'], thresholdAmount: 0.125 },
		'Threshold is 0.125, but it has to be an amount of baht with at most two decimals.',
	],
	[
		{ ...EVENTS, options: { onFirstPoll: 'ignore' } },
		'On First Poll is "ignore", but it has to be one of remember, report.',
	],
	[
		{ ...EVENTS, options: { itemsPer: 'user' } },
		'Items is "user", but it has to be one of event, poll.',
	],
	[
		{ ...EVENTS, options: { pageSize: 0 } },
		'Page Size is 0, but it has to be a whole number from 1 to 10000.',
	],
	[
		{ ...EVENTS, filters: { KYCStatus: ['Lost'] } },
		/^KYC Status is "Lost", but it has to be one of/,
	],
])('refuses %j before the network', async (parameters, message) => {
	expect(await trigger.failureOf(parameters)).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(message),
	});
	expect(trigger.sandbox.requests).toEqual([]);
});

describe('an amount that cannot be written in baht', () => {
	const WATCH = { events: ['balanceCrossed', 'userAdded'], options: { maxRetries: 0 } };

	it('is said in words, with what to do and when to poll again, and nothing is lost', async () => {
		const { merchant } = trigger.sandbox;
		merchant.changeUser(trigger.id(0), { balance: 50_000 });
		await trigger.poll(WATCH);
		merchant.changeUser(trigger.id(0), { balance: 1, codBalance: 12.5 });
		expect(await trigger.failureOf(WATCH)).toMatchObject({
			name: 'NodeOperationError',
			message: 'An amount cannot be converted to baht',
			description: expect.stringMatching(
				/"codBalance" of .+ is 12\.5.+'Amounts'.+nothing is lost/s,
			),
			failure: { cause: 'temporarily-unavailable' },
		});
		merchant.changeUser(trigger.id(0), { codBalance: 0 });
		const items = await trigger.poll(WATCH);
		expect(items?.map(({ json }) => [json.event, json.current])).toEqual([
			['balanceCrossed', 0.01],
		]);
	});

	it('keeps nobody from being told who is not in an event', async () => {
		const { merchant } = trigger.sandbox;
		merchant.changeUser(trigger.id(1), { balance: 50_000 });
		await trigger.poll(WATCH);
		merchant.changeUser(trigger.id(0), { codBalance: 'n/a', balance: 50_000 });
		merchant.changeUser(trigger.id(1), { balance: 1 });
		expect(await trigger.poll(WATCH)).toHaveLength(1);
	});

	it('is none where a text holds whole satang: it is read as the comparison reads it', async () => {
		const { merchant } = trigger.sandbox;
		merchant.changeUser(trigger.id(0), { balance: '50000.00', codBalance: '700' });
		await trigger.poll(WATCH);
		merchant.changeUser(trigger.id(0), { balance: '500.00' });
		const [item] = (await trigger.poll(WATCH)) ?? [];
		expect(item?.json).toMatchObject({
			previous: 500,
			current: 5,
			user: { balance: 5, codBalance: 7 },
		});
	});

	it('is said for samples, too', async () => {
		for (const { mchUuid } of trigger.sandbox.merchant.rows()) {
			trigger.sandbox.merchant.changeUser(mchUuid, { codBalance: 12.5 });
		}
		expect(await trigger.failureOf(WATCH, { mode: 'manual' })).toMatchObject({
			name: 'NodeOperationError',
			message: 'An amount cannot be converted to baht',
		});
	});
});
