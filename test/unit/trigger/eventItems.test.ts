import {
	type EventItemOptions,
	toEventItems,
} from '../../../nodes/JtWalletBalanceTrigger/events/eventItems';
import { aUser, happened, watchFor } from '../../support/trigger/watching';

const AT = Date.UTC(2025, 5, 30, 17, 0, 0, 123);

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
const itemsWith = (options: Partial<EventItemOptions>) =>
	toEventItems(events, { ...AS_SENT, ...options }, AT).map(({ json }) => json);

it('makes each event an item', () => {
	expect(toEventItems(events, AS_SENT, AT)).toEqual(
		[
			{
				event: 'balanceCrossed',
				mchUuid: now.mchUuid,
				uuid: now.uuid,
				previous: 50_000,
				current: 9_905,
				changed: 'balance',
				user: now,
			},
			{
				event: 'kycStatusChanged',
				mchUuid: now.mchUuid,
				uuid: now.uuid,
				previous: 'Approved',
				current: 'Rejected',
				changed: 'KYCStatus',
				user: now,
			},
			{
				event: 'userGone',
				mchUuid: 'gone',
				uuid: 'U-gone',
				previous: null,
				current: null,
				changed: null,
				user: null,
			},
		].map((json) => ({ json: { ...json, detectedAt: '2025-06-30T17:00:00.123Z' } })),
	);
});

it('makes all events of a poll one item with a list', () => {
	expect(itemsWith({ itemsPer: 'poll' })).toEqual([
		{ detectedAt: '2025-06-30T17:00:00.123Z', count: 3, events: itemsWith({}) },
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

it('gives times as chosen', () => {
	const [crossed] = itemsWith({ times: 'iso', timeZone: 'Asia/Bangkok' });
	expect(crossed?.user).toMatchObject({ updateTime: '2025-06-30T23:59:59+07:00' });
});

it('gives only the fields of the user that were chosen, and still says what changed', () => {
	const [crossed] = itemsWith({ fields: ['KYCStatus'], amounts: 'bahtText' });
	expect(crossed).toMatchObject({ changed: 'balance', previous: '500.00', current: '99.05' });
	expect(crossed?.user).toEqual({ mchUuid: now.mchUuid, KYCStatus: 'Rejected' });
});
