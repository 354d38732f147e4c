import {
	alreadyMatching,
	compare,
	MAX_LEFT,
} from '../../../nodes/JtWalletBalanceTrigger/events/compare';
import { entryOf } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { trackedBy } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { Json, WalletUser } from '../../../wallet-api/contract';
import {
	AT,
	aUser,
	compared,
	happened,
	happenedInTurn,
	named,
	type Wish,
	watchFor,
	without,
} from '../../support/trigger/watching';

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
		['below', 20_000, '500.00', true],
		['below', 20_000, '500.50', false],
		['below', '10000.0', 1, true],
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
		expect(named(happened([was], [is], watchFor(higher)))).toEqual([
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
		expect(named(events)).toEqual([
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

	it('is reported to any value, unknown ones included, when none was chosen', () => {
		const wish = { events: ['kycStatusChanged'] } as const;
		expect(eventsOf(kyc('Pending'), kyc('Frozen'), wish)).toEqual(['kycStatusChanged']);
		expect(eventsOf(kyc('Frozen'), kyc('Thawed'), wish)).toEqual(['kycStatusChanged']);
		expect(eventsOf(kyc('Frozen'), without(aUser(), 'KYCStatus'), wish)).toEqual([]);
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
	const called = (mchUuid: string) => aUser({ mchUuid, uuid: `U-${mchUuid}` });
	const ann = called('JT1095595801938341103');
	const bob = called('bob');
	const cat = called('ลูกค้า, 3');

	it('is new, or no longer listed, the latter last', () => {
		const events = happened([ann, bob], [cat, bob], watchFor());
		expect(named(events)).toEqual([
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
		expect(named(happened([without(ann, 'uuid')], [], watch))).toMatchObject([{ uuid: null }]);
		expect(named(happened([{ ...ann, uuid: 17 }], [], watch))).toMatchObject([{ uuid: '17' }]);
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
	const [one = {}, two = {}, gone = {}, added = {}] = ['1', '2', '3', '4'].map((mchUuid) =>
		aUser({ mchUuid }),
	);
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
	expect(named(events).map(({ event, mchUuid }) => `${mchUuid} ${event}`)).toEqual([
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
	const matching = (wish: Wish) =>
		named(alreadyMatching(users, watchFor(wish), AT)).map(
			({ event, mchUuid }) => `${mchUuid} ${event}`,
		);

	it('is an amount beyond the threshold, with no value before', () => {
		expect(named(alreadyMatching(users, watchFor({ events: ['balanceCrossed'] }), AT))).toEqual([
			expect.objectContaining({ mchUuid: 'low', previous: null, current: 9_999 }),
		]);
	});

	it('is a status that was named, but not any status', () => {
		const events = ['kycStatusChanged'] as const;
		expect(matching({ events })).toEqual([]);
		expect(matching({ events, statusesTo: { kycStatusChanged: ['Rejected'] } })).toEqual([
			'rejected kycStatusChanged',
		]);
	});

	it('is every user for New Wallet User, and nothing for what takes two polls', () => {
		expect(matching({ events: ['userAdded'] })).toEqual(
			users.map(({ mchUuid }) => `${mchUuid} userAdded`),
		);
		expect(matching({ events: ['balanceChanged', 'userGone'] })).toEqual([]);
	});
});

describe('the distance back', () => {
	const lists = (...balances: Json[]) => balances.map((balance) => [withBalance(balance)]);
	const counts = (watchedFor: Wish, ...balances: Json[]) =>
		happenedInTurn(lists(...balances), watchFor({ events: ['balanceCrossed'], ...watchedFor })).map(
			(events) => events.length,
		);
	const below = { threshold: { rearmDistance: 500n } };
	const above = { threshold: { direction: 'above', rearmDistance: 500n } } as const;

	it('keeps an amount that swings around the threshold from being reported each time', () => {
		expect(counts({}, 10_001, 9_999, 10_001, 9_999, 10_001, 9_999)).toEqual([0, 1, 0, 1, 0, 1]);
		expect(counts(below, 10_001, 9_999, 10_001, 9_999, 10_001, 9_999)).toEqual([0, 1, 0, 0, 0, 0]);
		expect(counts(above, 9_999, 10_001, 9_999, 10_001, 9_999, 10_001)).toEqual([0, 1, 0, 0, 0, 0]);
	});

	it('lets a crossing count again once the amount has been that far back', () => {
		expect(counts(below, 20_000, 9_999, 10_499, 9_999, 10_500, 9_999)).toEqual([0, 1, 0, 0, 0, 1]);
		expect(counts(above, 0, 10_001, 9_501, 10_001, 9_500, 10_001)).toEqual([0, 1, 0, 0, 0, 1]);
	});

	it('is about users who crossed: one who was first seen in between is reported', () => {
		expect(counts(below, 10_100, 9_999)).toEqual([0, 1]);
	});

	it('is kept while the amount cannot be read', () => {
		expect(counts(below, 20_000, 9_999, 10_100, null, 9_999, 10_500, null, 1)).toEqual([
			0, 1, 0, 0, 0, 0, 0, 1,
		]);
	});
});

describe('an amount that cannot be read for a poll', () => {
	it.each([null, 'many', 12.5, undefined])('%j: the last one is compared with', (odd) => {
		const user = odd === undefined ? without(aUser(), 'balance') : withBalance(odd);
		const [, during, then] = happenedInTurn(
			[[withBalance(20_000)], [user], [withBalance(5_000)]],
			watchFor({ events: ['balanceCrossed'] }),
		);
		expect(during).toEqual([]);
		expect(then).toMatchObject([{ previous: 20_000, current: 5_000 }]);
	});
});

describe('a status that is missing for a poll', () => {
	const missing: Array<[what: string, user: WalletUser]> = [
		['null', aUser({ KYCStatus: null })],
		['no field', without(aUser(), 'KYCStatus')],
	];
	const all = watchFor({ events: ['kycStatusChanged'] });
	const toRejected = watchFor({
		events: ['kycStatusChanged'],
		statusesTo: { kycStatusChanged: ['Rejected'] },
	});

	it.each(missing)('%s: the last one is compared with', (_, user) => {
		const rejected = aUser({ KYCStatus: 'Rejected' });
		const [, during, same, other] = happenedInTurn(
			[[rejected], [user], [rejected], [aUser({ KYCStatus: 'Approved' })]],
			all,
		);
		expect([during, same]).toEqual([[], []]);
		expect(other).toMatchObject([{ previous: 'Rejected', current: 'Approved' }]);
		const again = happenedInTurn([[rejected], [user], [rejected]], toRejected);
		expect(again.flat()).toEqual([]);
	});

	it('is reported as soon as it is there for the first time', () => {
		expect(happened([aUser({ KYCStatus: null })], [aUser()], all)).toMatchObject([
			{ previous: null, current: 'Approved' },
		]);
	});
});

describe('a user who leaves and comes back', () => {
	const [ann, other] = [aUser({ balance: 20_000 }), aUser({ mchUuid: 'other' })];
	const [, left, back] = happenedInTurn(
		[[ann, other], [other], [{ ...ann, balance: 5_000, KYCStatus: 'Rejected' }, other]],
		watchFor({ events: ['userAdded', 'userGone', 'balanceCrossed', 'kycStatusChanged'] }),
	);

	it('is compared with what was last known', () => {
		expect(left?.map(({ event }) => event)).toEqual(['userGone']);
		expect(back).toMatchObject([
			{ event: 'userAdded' },
			{ event: 'balanceCrossed', previous: 20_000, current: 5_000 },
			{ event: 'kycStatusChanged', previous: 'Approved', current: 'Rejected' },
		]);
	});

	it('is remembered among the last who left, and forgotten before them', () => {
		const crowd = Array.from({ length: MAX_LEFT + 2 }, (_, i) => aUser({ mchUuid: `user ${i}` }));
		const { left: remembered } = compared(crowd, [], watchFor());
		expect(remembered).toHaveLength(MAX_LEFT);
		expect(remembered[0]).toContain('user%202,');
	});
});

describe('a list that could not be proven whole', () => {
	const [ann, bob] = [aUser({ mchUuid: 'ann' }), aUser({ mchUuid: 'bob' })];
	const rejected = { ...bob, KYCStatus: 'Rejected' };
	const outcome = compared([ann, bob], [rejected], watchFor(), { isWhole: false });

	it('tells of those who were seen, and calls nobody gone', () => {
		expect(outcome.events).toMatchObject([{ event: 'kycStatusChanged', user: rejected }]);
		expect(outcome.gone).toEqual([]);
	});

	it('keeps the memory of those who were not seen', () => {
		expect(outcome.listed).toHaveLength(2);
		expect(outcome.listed[1]).toContain('ann');
	});
});

describe('users after a list that may have lacked some', () => {
	const at = (createTime: Json) => aUser({ mchUuid: 'bob', createTime });
	const comes = (user: WalletUser, newAfter = '2026-03-02 07:05:00') =>
		compared([aUser()], [user, aUser()], watchFor(), { newAfter }).events.map(({ event }) => event);

	it.each([
		['2026-03-02 07:05:01', ['userAdded']],
		['2026-03-02 07:05:00', []],
		['2025-12-31 23:59:59', []],
		[null, []],
		['yesterday', []],
	])('created at %j: %j', (createTime, events) => {
		expect(comes(at(createTime))).toEqual(events);
	});

	it('are new whenever created, once it was whole', () => {
		expect(comes(at('2025-12-31 23:59:59'), '')).toEqual(['userAdded']);
		expect(comes(at(null), '')).toEqual(['userAdded']);
	});

	it('are new in the list where they were known and left it', () => {
		const [ann, bob] = [aUser(), at('2020-01-01 00:00:00')];
		const tracked = trackedBy(watchFor());
		const before = { listed: entryOf(ann, tracked), left: entryOf(bob, tracked) };
		const seen = { users: [ann, bob], isWhole: true, isSameQuestion: true, at: AT };
		const { events } = compare(before, { ...seen, newAfter: '2026-03-02 07:05:00' }, watchFor());
		expect(events.map(({ event }) => event)).toEqual(['userAdded']);
	});
});

it('other filters make nobody new and nobody gone, and what both know is compared', () => {
	const [ann, bob, cat] = ['ann', 'bob', 'cat'].map((mchUuid) => aUser({ mchUuid }));
	const low = { ...bob, balance: 1 };
	const { events, gone } = compared([ann ?? {}, bob ?? {}], [low, cat ?? {}], watchFor(), {
		isSameQuestion: false,
	});
	expect(events.map(({ event }) => event)).toEqual(['balanceCrossed', 'balanceChanged']);
	expect(gone).toHaveLength(1);
});

describe('what decides later events', () => {
	const at = (balance: Json) => withBalance(balance);
	const kyc = (KYCStatus: Json) => aUser({ KYCStatus });
	const crossed = { events: ['balanceCrossed'] } as const;
	const changedALot = {
		events: ['balanceChanged'],
		change: { direction: 'any', atLeast: 10_000n },
	} as const;
	const toRejected = {
		events: ['kycStatusChanged'],
		statusesTo: { kycStatusChanged: ['Rejected'] },
	} as const;
	const cases: Array<[what: string, before: WalletUser, now: WalletUser, Wish, boolean]> = [
		['an amount on the same side', at(20_000), at(15_000), crossed, false],
		['an amount that stays beyond', at(500), at(400), crossed, false],
		['an amount that is back', at(5_000), at(50_000), crossed, true],
		['an amount that can be read at last', at(null), at(50_000), crossed, true],
		['an amount that cannot be read', at(50_000), at(null), crossed, false],
		['a base for at least', at(20_000), at(14_000), changedALot, true],
		['a status that was named', kyc('Rejected'), kyc('Approved'), toRejected, true],
		['two statuses that were not', kyc('Pending'), kyc('Approved'), toRejected, false],
		['a field that is not watched', kyc('Pending'), kyc('Approved'), crossed, false],
	];

	it.each(cases)('%s', (_, before, now, wish, isDecisive) => {
		expect(compared([before], [now], watchFor(wish))).toMatchObject({ events: [], isDecisive });
	});

	it('is who came and who went, watched for or not, and not the order', () => {
		const [ann, bob] = [aUser({ mchUuid: 'ann' }), aUser({ mchUuid: 'bob' })];
		const decisive = (before: WalletUser[], now: WalletUser[]) =>
			compared(before, now, watchFor(crossed)).isDecisive;
		expect(decisive([ann], [ann, bob])).toBe(true);
		expect(decisive([ann, bob], [ann])).toBe(true);
		expect(decisive([ann, bob], [bob, ann])).toBe(false);
	});
});

it('remembers who left while as many came', () => {
	const [one, other] = [aUser({ mchUuid: 'one' }), aUser({ mchUuid: 'other' })];
	const { left, listed, gone } = compared([one], [other], watchFor());
	expect([left.length, listed.length, gone.length]).toEqual([1, 1, 1]);
	expect(left).toEqual([expect.stringMatching(/^!one,/)]);
});
