import { alreadyMatching } from '../../../nodes/JtWalletBalanceTrigger/events/events';
import type { Json, WalletUser } from '../../../wallet-api/contract';
import { aUser, happened, type Wish, watchFor, without } from '../../support/trigger/watching';

/** The names of the events of one user who was and is like this. */
const eventsOf = (before: WalletUser, now: WalletUser, wish: Wish) =>
	happened([before], [now], watchFor(wish)).map(({ event }) => event);

const withBalance = (balance: Json) => aUser({ balance });

describe('Balance Crossed a Threshold', () => {
	const crossings: Array<[direction: 'below' | 'above', was: Json, is: Json, reported: boolean]> = [
		['below', 10_001, 9_999, true],
		['below', 10_000, 9_999, true],
		['below', 9_999, 9_998, false],
		['below', 10_001, 10_000, false],
		['below', 9_999, 10_000, false],
		['below', 9_999, 10_001, false],
		['below', 1, -1, false],
		['below', 20_000, -5, true],
		['above', 9_999, 10_001, true],
		['above', 10_000, 10_001, true],
		['above', 10_001, 10_002, false],
		['above', 9_999, 10_000, false],
		['above', 10_001, 10_000, false],
		['above', 10_001, 9_999, false],
		['below', '9223372036854775807', 1, true],
		['below', 1, '9223372036854775807', false],
		['above', 1, '9223372036854775807', true],
		['below', '10001', '9999', true],
		['below', 10_000.5, 1, false],
		['below', null, 1, false],
		['below', 20_000, 'many', false],
	];

	it.each(crossings)('%s 10000: from %j to %j is reported: %j', (direction, was, is, reported) => {
		const wish = { threshold: { direction, satang: 10_000n }, events: ['balanceCrossed'] } as const;
		const events = eventsOf(withBalance(was), withBalance(is), wish);
		expect(events).toEqual(reported ? ['balanceCrossed'] : []);
	});

	it('is reported once, and again only after it has been back', () => {
		const balances = [200, 50, 40, 60, 50, 100, 99, 150, 150, 20];
		const watch = watchFor({
			events: ['balanceCrossed'],
			threshold: { direction: 'below', satang: 100n },
		});
		const reported = balances
			.slice(1)
			.map(
				(balance, poll) =>
					happened([withBalance(balances[poll] ?? 0)], [withBalance(balance)], watch).length,
			);
		expect(reported).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 1]);
	});

	it('is about the amount that was chosen, and compares with the threshold of now', () => {
		const wish = { events: ['balanceCrossed'], amountField: 'codBalance' } as const;
		const [was, is] = [aUser({ codBalance: 30_000 }), aUser({ codBalance: 20_000, balance: 1 })];
		expect(eventsOf(was, is, wish)).toEqual([]);
		const higher = { ...wish, threshold: { direction: 'below', satang: 25_000n } } as const;
		expect(happened([was], [is], watchFor(higher))).toEqual([
			{
				event: 'balanceCrossed',
				mchUuid: is.mchUuid,
				uuid: is.uuid,
				changed: 'codBalance',
				previous: 30_000,
				current: 20_000,
				user: is,
			},
		]);
	});

	it('is not reported where an amount is missing, nor for a user who was not listed', () => {
		const wish = { events: ['balanceCrossed'] } as const;
		expect(eventsOf(without(aUser(), 'balance'), withBalance(1), wish)).toEqual([]);
		expect(eventsOf(withBalance(50_000), without(aUser(), 'balance'), wish)).toEqual([]);
		expect(happened([], [withBalance(1)], watchFor(wish))).toEqual([]);
	});
});

describe('Balance Changed', () => {
	const changes: Array<
		[direction: 'any' | 'up' | 'down', atLeast: bigint, was: Json, is: Json, reported: boolean]
	> = [
		['any', 0n, 5, 6, true],
		['any', 0n, 6, 5, true],
		['any', 0n, 5, 5, false],
		['any', 0n, 5, '5', false],
		['up', 0n, 5, 6, true],
		['up', 0n, 6, 5, false],
		['down', 0n, 6, 5, true],
		['down', 0n, 5, 6, false],
		['any', 100n, 0, 99, false],
		['any', 100n, 0, 100, true],
		['any', 100n, 0, -99, false],
		['any', 100n, 0, -100, true],
		['up', 100n, 0, -100, false],
		['down', 100n, 50, -50, true],
		['any', 1n, '9223372036854775806', '9223372036854775807', true],
		['any', 2n, '9223372036854775806', '9223372036854775807', false],
		['any', 0n, 5, null, false],
		['any', 0n, 5.5, 6, false],
	];

	it.each(changes)('%s by at least %d: from %j to %j is reported: %j', (...row) => {
		const [direction, atLeast, was, is, reported] = row;
		const wish = { change: { direction, atLeast }, events: ['balanceChanged'] } as const;
		const events = eventsOf(withBalance(was), withBalance(is), wish);
		expect(events).toEqual(reported ? ['balanceChanged'] : []);
	});
});

describe('a status that changed', () => {
	const kyc = (value: Json) => aUser({ KYCStatus: value });
	const toRejected = {
		events: ['kycStatusChanged'],
		statusesTo: { kycStatusChanged: ['Rejected'] },
	} as const;

	it('is reported with the value before and now', () => {
		const events = happened([kyc('Pending')], [kyc('Rejected')], watchFor(toRejected));
		expect(events).toEqual([
			{
				event: 'kycStatusChanged',
				mchUuid: aUser().mchUuid,
				uuid: aUser().uuid,
				changed: 'KYCStatus',
				previous: 'Pending',
				current: 'Rejected',
				user: kyc('Rejected'),
			},
		]);
	});

	it('is reported only to the values that were chosen', () => {
		expect(eventsOf(kyc('Pending'), kyc('Approved'), toRejected)).toEqual([]);
		expect(eventsOf(kyc('Rejected'), kyc('Pending'), toRejected)).toEqual([]);
		const toEither = {
			...toRejected,
			statusesTo: { kycStatusChanged: ['Rejected', 'Approved'] },
		} as const;
		expect(eventsOf(kyc('Pending'), kyc('Approved'), toEither)).toEqual(['kycStatusChanged']);
	});

	it('is reported to any value, unknown ones and none included, when none was chosen', () => {
		const wish = { events: ['kycStatusChanged'] } as const;
		expect(eventsOf(kyc('Pending'), kyc('Frozen'), wish)).toEqual(['kycStatusChanged']);
		expect(eventsOf(kyc('Frozen'), kyc('Thawed'), wish)).toEqual(['kycStatusChanged']);
		expect(eventsOf(kyc('Frozen'), without(aUser(), 'KYCStatus'), wish)).toHaveLength(1);
		expect(eventsOf(without(aUser(), 'KYCStatus'), kyc(null), wish)).toEqual([]);
	});

	it('is compared by what it says when it is no text', () => {
		const wish = { events: ['kycStatusChanged', 'balanceChanged'] } as const;
		const now = aUser({ KYCStatus: { is: 'Odd' }, balance: 1 });
		expect(eventsOf(kyc({ is: 'Odd' }), now, wish)).toEqual(['balanceChanged']);
		expect(eventsOf(kyc({ is: 'Odd' }), kyc({ is: 'Even' }), wish)).toEqual(['kycStatusChanged']);
	});
});

describe('who comes and goes', () => {
	const named = (mchUuid: string) => aUser({ mchUuid, uuid: `U-${mchUuid}` });
	const ann = named('JT1095595801938341103');
	const bob = named('bob');
	const cat = named('ลูกค้า, 3');

	it('is new, or no longer listed, the latter last', () => {
		const events = happened([ann, bob], [cat, bob], watchFor());
		expect(events).toEqual([
			{
				event: 'userAdded',
				mchUuid: cat.mchUuid,
				uuid: cat.uuid,
				changed: null,
				previous: null,
				current: null,
				user: cat,
			},
			{
				event: 'userGone',
				mchUuid: ann.mchUuid,
				uuid: ann.uuid,
				changed: null,
				previous: null,
				current: null,
				user: null,
			},
		]);
	});

	it('has no uuid where there was none', () => {
		const watch = watchFor({ events: ['userGone'] });
		expect(happened([without(ann, 'uuid')], [], watch)).toMatchObject([{ uuid: null }]);
		expect(happened([{ ...ann, uuid: 17 }], [], watch)).toMatchObject([{ uuid: 17 }]);
	});

	it('is not reported unless it was asked for', () => {
		const watch = watchFor({ events: ['balanceCrossed', 'balanceChanged', 'kycStatusChanged'] });
		expect(happened([ann, bob], [cat], watch)).toEqual([]);
	});

	it('does not matter when only the order of the list is another one', () => {
		expect(happened([ann, bob, cat], [cat, ann, bob], watchFor())).toEqual([]);
	});
});

it("reports in the vendor's order, the events of one user together and in a fixed order", () => {
	const named = (mchUuid: string) => aUser({ mchUuid });
	const [one, two, gone, added] = [named('1'), named('2'), named('3'), named('4')];
	const changed = {
		balance: 1,
		KYCStatus: 'Rejected',
		authorizationStatus: 'Unauthorized',
		mobileVerificationStatus: 'Unverified',
		userStatus: 'Deactivated',
	};
	const events = happened(
		[one, two, gone],
		[added, { ...two, ...changed }, { ...one, balance: 2 }],
		watchFor(),
	);
	expect(events.map(({ event, mchUuid }) => `${mchUuid} ${event}`)).toEqual([
		'4 userAdded',
		'2 balanceCrossed',
		'2 balanceChanged',
		'2 kycStatusChanged',
		'2 authorizationStatusChanged',
		'2 mobileVerificationStatusChanged',
		'2 userStatusChanged',
		'1 balanceCrossed',
		'1 balanceChanged',
		'3 userGone',
	]);
});

describe('what already matches', () => {
	const users = [
		aUser({ mchUuid: 'low', balance: 9_999 }),
		aUser({ mchUuid: 'at', balance: 10_000 }),
		aUser({ mchUuid: 'rejected', KYCStatus: 'Rejected' }),
		without(aUser({ mchUuid: 'bare' }), 'balance', 'KYCStatus'),
	];
	const named = (wish: Wish) =>
		alreadyMatching(users, watchFor(wish)).map(({ event, mchUuid }) => `${mchUuid} ${event}`);

	it('is an amount beyond the threshold, with no value before', () => {
		expect(alreadyMatching(users, watchFor({ events: ['balanceCrossed'] }))).toEqual([
			expect.objectContaining({ mchUuid: 'low', previous: null, current: 9_999 }),
		]);
	});

	it('is a status that was named, but not any status', () => {
		const events = ['kycStatusChanged'] as const;
		expect(named({ events })).toEqual([]);
		expect(named({ events, statusesTo: { kycStatusChanged: ['Rejected'] } })).toEqual([
			'rejected kycStatusChanged',
		]);
	});

	it('is every user for New Wallet User, and nothing for what takes two polls', () => {
		expect(named({ events: ['userAdded'] })).toEqual(
			users.map(({ mchUuid }) => `${mchUuid} userAdded`),
		);
		expect(named({ events: ['balanceChanged', 'userGone'] })).toEqual([]);
	});
});
