import {
	type EventItemOptions,
	toEventItems,
} from '../../../nodes/JtWalletBalanceTrigger/events/eventItems';
import { AT, aUser, happened, watchFor } from '../../support/trigger/watching';

const ABOUT = { at: AT, remaining: 0, isSample: false };
const TIME = '2025-07-01 00:00:00';

const AS_SENT: EventItemOptions = {
	amounts: 'satang',
	times: 'asSent',
	timeZone: 'Asia/Bangkok',
	fields: [],
	itemsPer: 'event',
};

const now = aUser({ balance: 9_905, KYCStatus: 'Rejected', updateTime: '2025-06-30 23:59:59' });
const gone = aUser({ mchUuid: 'gone', uuid: 'U-gone' });
const events = happened(
	[aUser(), gone],
	[now],
	watchFor({ events: ['balanceCrossed', 'kycStatusChanged', 'userGone'] }),
);

/** The items without what is the same in all. */
const itemsWith = (options: Partial<EventItemOptions>, about = {}) =>
	toEventItems(events, { ...AS_SENT, ...options }, { ...ABOUT, ...about }).map(({ json }) => json);

it('makes each event an item', () => {
	expect(toEventItems(events, AS_SENT, ABOUT)).toEqual(
		[
			{
				id: `balanceCrossed|${now.mchUuid}|${now.uuid}|50000|9905`,
				event: 'balanceCrossed',
				mchUuid: now.mchUuid,
				uuid: now.uuid,
				previous: 50_000,
				current: 9_905,
				changed: 'balance',
				user: now,
			},
			{
				id: `kycStatusChanged|${now.mchUuid}|${now.uuid}|Approved|Rejected`,
				event: 'kycStatusChanged',
				mchUuid: now.mchUuid,
				uuid: now.uuid,
				previous: 'Approved',
				current: 'Rejected',
				changed: 'KYCStatus',
				user: now,
			},
			{
				id: 'userGone|gone|U-gone|null|null',
				event: 'userGone',
				mchUuid: 'gone',
				uuid: 'U-gone',
				previous: null,
				current: null,
				changed: null,
				user: null,
			},
		].map((json) => ({ json: { ...json, detectedAt: TIME } })),
	);
});

it('makes all events of a poll one item with a list', () => {
	expect(itemsWith({ itemsPer: 'poll' })).toEqual([
		{ detectedAt: TIME, count: 3, remaining: 0, events: itemsWith({}) },
	]);
});

it.each([
	['bahtNumber', 500, 99.05],
	['bahtText', '500.00', '99.05'],
] as const)('gives amounts as %s everywhere', (amounts, previous, current) => {
	const [crossed, kyc] = itemsWith({ amounts });
	expect(crossed).toMatchObject({ previous, current, user: { balance: current } });
	expect(kyc).toMatchObject({ previous: 'Approved', current: 'Rejected' });
});

it('gives times as chosen, those of ours and those of the rows alike', () => {
	const [crossed] = itemsWith({ times: 'iso', timeZone: 'Asia/Bangkok' });
	expect(crossed?.detectedAt).toBe('2025-07-01T00:00:00+07:00');
	const [elsewhere] = itemsWith({ times: 'asSent', timeZone: 'UTC' });
	expect(elsewhere?.detectedAt).toBe('2025-06-30 17:00:00');
	expect(crossed?.user).toMatchObject({ updateTime: '2025-06-30T23:59:59+07:00' });
});

it('gives only the fields of the user that were chosen, and still says what changed', () => {
	const [crossed] = itemsWith({ fields: ['KYCStatus'], amounts: 'bahtText' });
	expect(crossed).toMatchObject({ changed: 'balance', previous: '500.00', current: '99.05' });
	expect(crossed?.user).toEqual({ mchUuid: now.mchUuid, KYCStatus: 'Rejected' });
});

it('says in the last item how many events are left for the next polls', () => {
	const left = itemsWith({}, { remaining: 7 }).map(({ remaining }) => remaining);
	expect(left).toEqual([undefined, undefined, 7]);
	const together = itemsWith({ itemsPer: 'poll' }, { remaining: 7 });
	expect(together).toMatchObject([{ count: 3, remaining: 7 }]);
});

it('marks samples, one by one and together', () => {
	const samples = itemsWith({}, { isSample: true });
	expect(samples.map(({ sample }) => sample)).toEqual([true, true, true]);
	expect(itemsWith({ itemsPer: 'poll' }, { isSample: true })).toEqual([
		expect.objectContaining({ sample: true, events: samples }),
	]);
});

it('gives the same id to the same event of the same user, and to no other', () => {
	const ids = (was: number, is: number, mchUuid = 'one') =>
		toEventItems(
			happened([aUser({ balance: was, mchUuid })], [aUser({ balance: is, mchUuid })], watchFor()),
			AS_SENT,
			ABOUT,
		).map(({ json }) => json.id);
	expect(ids(20_000, 100)).toEqual(ids(20_000, 100));
	const all = [
		ids(20_000, 100),
		ids(20_000, 101),
		ids(20_001, 100),
		ids(20_000, 100, 'two'),
	].flat();
	expect(new Set(all).size).toBe(all.length);
});

it('gives different ids to users whose IDs are the same when written one after the other', () => {
	const users = [
		aUser({ mchUuid: 'a|b', uuid: 'c', balance: 1 }),
		aUser({ mchUuid: 'a', uuid: 'b|c', balance: 1 }),
		aUser({ mchUuid: 'a%7Cb', uuid: 'c', balance: 1 }),
	];
	const before = users.map((user) => ({ ...user, balance: 20_000 }));
	const watch = watchFor({ events: ['balanceCrossed'] });
	const items = toEventItems(happened(before, users, watch), AS_SENT, ABOUT);
	expect(new Set(items.map(({ json }) => json.id)).size).toBe(3);
});

describe('an amount that is a text of whole satang', () => {
	const [event] = happened(
		[aUser({ balance: '50000.00' })],
		[aUser({ balance: '7.00', codBalance: 'n/a' })],
		watchFor({ events: ['balanceCrossed'] }),
	);
	const userIn = (options: Partial<EventItemOptions>) =>
		toEventItems(event === undefined ? [] : [event], { ...AS_SENT, ...options }, ABOUT)[0]?.json
			.user;

	it('comes out as it was sent, where amounts do', () => {
		expect(userIn({})).toMatchObject({ balance: '7.00', codBalance: 'n/a' });
	});

	it('is as good as the number where amounts are baht', () => {
		const fields = ['balance'];
		expect(userIn({ amounts: 'bahtText', fields })).toMatchObject({ balance: '0.07' });
		expect(() => userIn({ amounts: 'bahtText' })).toThrow('"codBalance"');
	});
});

it('has nothing to say of no events', () => {
	expect(toEventItems([], AS_SENT, { ...ABOUT, remaining: 7 })).toEqual([]);
});
