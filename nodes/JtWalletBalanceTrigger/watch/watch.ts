import type { AmountField, StatusField } from '../../../wallet-api/contract';

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
export const STATUS_EVENTS = EVENT_KINDS.filter(
	(kind): kind is StatusEvent => kind in STATUS_OF_EVENT,
);

/** A threshold to be crossed. Amounts are in satang. */
export interface Crossing {
	readonly direction: 'below' | 'above';
	readonly satang: bigint;
	/** How far back on the other side an amount has to be before its next crossing counts. */
	readonly rearmDistance: bigint;
}

/** A change of an amount that is to be reported. */
export interface AmountChange {
	readonly direction: 'any' | 'up' | 'down';
	/** The least difference to the previous poll that counts, in satang. */
	readonly atLeast: bigint;
}

/** What an operator wants to be told. It holds nothing that is not watched. */
export interface Watch {
	/** Whether new wallet users are to be reported. */
	readonly added: boolean;
	/** Whether wallet users who are no longer listed are to be reported. */
	readonly gone: boolean;
	/** The amount that is watched, and what for: one of the two, or both. */
	readonly amount?: {
		readonly field: AmountField;
		readonly crossing?: Crossing;
		readonly change?: AmountChange;
	};
	/** The statuses that are watched. Only changes to one of the named values count; none means all. */
	readonly statuses: ReadonlyArray<{
		readonly event: StatusEvent;
		readonly named: readonly string[];
	}>;
}

/** Which fields of a user are remembered from poll to poll, in the order in which they are kept. */
export interface Tracked {
	readonly amount: AmountField | undefined;
	readonly statuses: readonly StatusField[];
}

/** What has to be remembered for what is watched. */
export function trackedBy({ amount, statuses }: Watch): Tracked {
	return {
		amount: amount?.field,
		statuses: statuses.map(({ event }) => STATUS_OF_EVENT[event]),
	};
}

/** The events that are watched for, in the order in which they are reported. */
export function kindsOf({ added, gone, amount, statuses }: Watch): EventKind[] {
	const watched = new Set<EventKind>(statuses.map(({ event }) => event));
	if (added) watched.add('userAdded');
	if (gone) watched.add('userGone');
	if (amount?.crossing) watched.add('balanceCrossed');
	if (amount?.change) watched.add('balanceChanged');
	return EVENT_KINDS.filter((kind) => watched.has(kind));
}
