import type { ROW_AMOUNTS, StatusField } from '../../../wallet-api/contract';

/** What can happen to a wallet user between two polls, in the order in which it is reported. */
export const EVENT_KINDS = [
	'userAdded',
	'balanceCrossed',
	'balanceChanged',
	'kycStatusChanged',
	'authorizationStatusChanged',
	'mobileVerificationStatusChanged',
	'userStatusChanged',
	'userGone',
] as const;

/** Name of something that can happen. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** The events about a status, and the field of a row that each of them watches. */
export const STATUS_OF_EVENT = {
	kycStatusChanged: 'KYCStatus',
	authorizationStatusChanged: 'authorizationStatus',
	mobileVerificationStatusChanged: 'mobileVerificationStatus',
	userStatusChanged: 'userStatus',
} as const satisfies { readonly [event in EventKind]?: StatusField };

/** An event about a status. */
export type StatusEvent = keyof typeof STATUS_OF_EVENT;

/** The events about a status, in the order in which they are reported. */
export const STATUS_EVENTS: readonly StatusEvent[] = [
	'kycStatusChanged',
	'authorizationStatusChanged',
	'mobileVerificationStatusChanged',
	'userStatusChanged',
];

/** A field of a row that holds money. */
export type AmountField = (typeof ROW_AMOUNTS)[number];

/** What an operator wants to be told. */
export interface Watch {
	readonly events: ReadonlySet<EventKind>;
	/** Which amount the balance events are about. */
	readonly amountField: AmountField;
	/** Crossed means: was on the other side, or exactly at it, and is below (or above) now. In satang. */
	readonly threshold: { readonly direction: 'below' | 'above'; readonly satang: bigint };
	/** The least difference to the poll before that counts, in satang. */
	readonly change: { readonly direction: 'any' | 'up' | 'down'; readonly atLeast: bigint };
	/** Only changes to one of these values count; none means all. */
	readonly statusesTo: { readonly [event in StatusEvent]: readonly string[] };
}

/** Which fields of a user have to be remembered from poll to poll, in the order in which they are kept. */
export interface Tracked {
	readonly uuid: boolean;
	readonly amount: AmountField | undefined;
	readonly statuses: readonly StatusField[];
}

/** What has to be remembered for the events that are watched for. */
export function trackedBy({ events, amountField }: Watch): Tracked {
	const watchesAmount = events.has('balanceCrossed') || events.has('balanceChanged');
	return {
		uuid: events.has('userGone'),
		amount: watchesAmount ? amountField : undefined,
		statuses: STATUS_EVENTS.filter((event) => events.has(event)).map(
			(event) => STATUS_OF_EVENT[event],
		),
	};
}
