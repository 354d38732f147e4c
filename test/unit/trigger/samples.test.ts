import { alreadyMatching } from '../../../nodes/JtWalletBalanceTrigger/events/compare';
import type { WalletEvent } from '../../../nodes/JtWalletBalanceTrigger/events/walletEvent';
import { MAX_SAMPLES, sampleEvents } from '../../../nodes/JtWalletBalanceTrigger/events/samples';
import { EVENT_KINDS } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { Merchant } from '../../../sandbox/merchant/merchant';
import type { WalletUser } from '../../../wallet-api/contract';
import {
	AT,
	aUser,
	happened,
	named,
	type Wish,
	watchFor,
	without,
} from '../../support/trigger/watching';

const CROWD: WalletUser[] = JSON.parse(
	JSON.stringify(new Merchant({ users: 300, seed: 4 }, Date.now).rows()),
);

const kindsOf = (samples: readonly WalletEvent[]) => samples.map(({ event }) => event);

/** What would have been reported, had the users been as the samples say. */
function reportedFor(sample: WalletEvent, wish: Wish): readonly WalletEvent[] {
	const { user, changed, previous } = sample;
	if (user === null || changed === null) return [];
	return happened([{ ...user, [changed]: previous }], [user], watchFor(wish));
}

it.each(EVENT_KINDS)('shows three samples of %s, with the real users of now', (kind) => {
	const samples = sampleEvents(CROWD, watchFor({ events: [kind] }), AT);
	expect(kindsOf(samples)).toEqual(Array.from({ length: MAX_SAMPLES }, () => kind));
	for (const { mchUuid, uuid, user, changed, current } of named(samples)) {
		const real = CROWD.find((one) => one.mchUuid === mchUuid);
		expect(uuid).toBe(real?.uuid);
		if (kind === 'userGone') expect(user).toBeNull();
		else expect(user).toBe(real);
		expect(current).toBe(changed === null ? null : real?.[changed]);
	}
	expect(new Set(samples.map(({ owner }) => owner)).size).toBe(MAX_SAMPLES);
});

const wishes: Array<[what: string, wish: Wish]> = [
	['below', { events: ['balanceCrossed'] }],
	['above', { events: ['balanceCrossed'], threshold: { direction: 'above', satang: 1_000_000n } }],
	[
		'another amount',
		{
			events: ['balanceCrossed'],
			amountField: 'codBalance',
			threshold: { direction: 'below', satang: 1n },
		},
	],
	['any change', { events: ['balanceChanged'] }],
	['up', { events: ['balanceChanged'], change: { direction: 'up', atLeast: 0n } }],
	[
		'down by a lot',
		{ events: ['balanceChanged'], change: { direction: 'down', atLeast: 10n ** 15n } },
	],
	['a status', { events: ['userStatusChanged'] }],
	[
		'a status to one value',
		{ events: ['kycStatusChanged'], statusesTo: { kycStatusChanged: ['Rejected'] } },
	],
];

it.each(wishes)('shows samples that would have been reported: %s', (_, wish) => {
	const samples = sampleEvents(CROWD, watchFor(wish), AT);
	expect(samples).toHaveLength(MAX_SAMPLES);
	for (const sample of samples) expect(reportedFor(sample, wish)).toEqual([sample]);
});

it('lets the chosen events take turns', () => {
	const events = ['userGone', 'kycStatusChanged', 'balanceCrossed', 'userAdded'] as const;
	const samples = sampleEvents(CROWD, watchFor({ events }), AT);
	expect(kindsOf(samples)).toEqual(['userAdded', 'balanceCrossed', 'kycStatusChanged']);
	const two = sampleEvents(CROWD, watchFor({ events: ['userGone', 'userAdded'] }), AT);
	expect(kindsOf(two)).toEqual(['userAdded', 'userGone', 'userAdded']);
});

it('shows events of one user', () => {
	expect(kindsOf(sampleEvents([aUser()], watchFor(), AT))).toEqual(
		EVENT_KINDS.slice(0, MAX_SAMPLES),
	);
});

it('shows any users where none could be reported now', () => {
	const rich = [aUser({ balance: 1_000_000 })];
	expect(alreadyMatching(rich, watchFor(), AT)).not.toContainEqual(
		expect.objectContaining({ event: 'balanceCrossed' }),
	);
	expect(sampleEvents(rich, watchFor({ events: ['balanceCrossed'] }), AT)).toEqual([
		expect.objectContaining({ event: 'balanceCrossed', previous: 20_000, current: 1_000_000 }),
	]);
});

it('leaves the value before open where there is none to make up', () => {
	const bare = without(aUser({ userStatus: 'Frozen', uuid: 5 }), 'balance', 'KYCStatus');
	const events = ['balanceChanged', 'userStatusChanged'] as const;
	const samples = sampleEvents([bare], watchFor({ events }), AT);
	expect(samples).toHaveLength(events.length);
	expect(samples).toContainEqual(
		expect.objectContaining({ changed: 'balance', previous: null, current: null }),
	);
	expect(samples).toContainEqual(
		expect.objectContaining({ changed: 'userStatus', previous: null, current: 'Frozen' }),
	);
});

it('keeps every digit of long amounts', () => {
	const user = aUser({ balance: '9223372036854775807' });
	expect(sampleEvents([user], watchFor({ events: ['balanceChanged'] }), AT)).toMatchObject([
		{ previous: '9223372036854785807' },
	]);
});

it('shows users who have the amount, where some have', () => {
	const none = Array.from({ length: 3 }, (_, place) =>
		aUser({ mchUuid: `n${place}`, balance: null }),
	);
	const some = [...none, aUser({ balance: 70_000 })];
	const watch = watchFor({ events: ['balanceChanged'] });
	expect(sampleEvents(some, watch, AT)).toMatchObject([{ previous: 80_000, current: 70_000 }]);
	expect(sampleEvents(none, watch, AT)).toMatchObject([{ current: null }, {}, {}]);
});

it('shows those of everybody who have a status that is named', () => {
	const users = [aUser(), aUser({ mchUuid: 'r', KYCStatus: 'Rejected' }), aUser({ mchUuid: 'x' })];
	const statusesTo = { kycStatusChanged: ['Rejected'] };
	const watch = watchFor({ events: ['kycStatusChanged', 'userStatusChanged'], statusesTo });
	expect(sampleEvents(users, watch, AT)).toMatchObject([
		{ event: 'kycStatusChanged', user: { mchUuid: 'r' }, previous: 'Pending' },
		{ event: 'userStatusChanged', user: { mchUuid: aUser().mchUuid } },
		{ event: 'userStatusChanged', user: { mchUuid: 'r' } },
	]);
});

it.each([
	['KYCStatus', 'kycStatusChanged', 'Unsubmitted', 'Rejected'],
	['KYCStatus', 'kycStatusChanged', 'Pending', 'Unsubmitted'],
	['KYCStatus', 'kycStatusChanged', 'Approved', 'Pending'],
	['KYCStatus', 'kycStatusChanged', 'Rejected', 'Pending'],
	['authorizationStatus', 'authorizationStatusChanged', 'Authorized', 'Unauthorized'],
	['authorizationStatus', 'authorizationStatusChanged', 'Unauthorized', 'Authorized'],
	['mobileVerificationStatus', 'mobileVerificationStatusChanged', 'Verified', 'Unverified'],
	['mobileVerificationStatus', 'mobileVerificationStatusChanged', 'Unverified', 'Verified'],
	['userStatus', 'userStatusChanged', 'Active', 'Deactivating'],
	['userStatus', 'userStatusChanged', 'Deactivating', 'Active'],
	['userStatus', 'userStatusChanged', 'Deactivated', 'Deactivating'],
] as const)('shows %s (%s) that is %s as if it had been %s', (field, event, current, previous) => {
	const samples = sampleEvents([aUser({ [field]: current })], watchFor({ events: [event] }), AT);
	expect(samples).toMatchObject([{ changed: field, previous, current }]);
});

it.each<[wish: Wish, previous: number]>([
	[{ threshold: { satang: 70_000n, rearmDistance: 500n } }, 80_500],
	[{ threshold: { direction: 'above', satang: 70_000n, rearmDistance: 500n } }, 59_500],
])('shows a crossing from far enough away, %#', (wish, previous) => {
	const watch = watchFor({ ...wish, events: ['balanceCrossed'] });
	expect(sampleEvents([aUser()], watch, AT)).toMatchObject([{ previous, current: 50_000 }]);
});

it.each<[wish: Wish, previous: number]>([
	[{}, 60_000],
	[{ change: { direction: 'up', atLeast: 0n } }, 40_000],
	[{ change: { direction: 'up', atLeast: 30_000n } }, 20_000],
	[{ change: { direction: 'down', atLeast: 30_000n } }, 80_000],
])('shows a change by 100 baht, or by as much as has to be, %#', (wish, previous) => {
	const events = ['balanceCrossed', 'balanceChanged', 'kycStatusChanged'] as const;
	const samples = sampleEvents([aUser()], watchFor({ ...wish, events }), AT);
	expect(samples.find(({ event }) => event === 'balanceChanged')).toMatchObject({
		changed: 'balance',
		previous,
		current: 50_000,
		detectedAt: AT,
	});
});
