import type { AmountField, JsonObject, WalletUser } from '../../../wallet-api/contract';
import {
	compare,
	type Outcome,
	type Seen,
} from '../../../nodes/JtWalletBalanceTrigger/events/compare';
import type { WalletEvent } from '../../../nodes/JtWalletBalanceTrigger/events/walletEvent';
import { entryOf, joinEntries } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { idsOf } from '../../../nodes/JtWalletBalanceTrigger/memory/owner';
import {
	type AmountChange,
	type Crossing,
	EVENT_KINDS,
	type EventKind,
	STATUS_EVENTS,
	type StatusEvent,
	trackedBy,
	type Watch,
} from '../../../nodes/JtWalletBalanceTrigger/watch/watch';

/** What an operator may watch for, and what is taken where a test does not say. */
export interface Wish {
	readonly events?: readonly EventKind[];
	readonly amountField?: AmountField;
	readonly threshold?: Partial<Crossing>;
	readonly change?: AmountChange;
	readonly statusesTo?: { readonly [event in StatusEvent]?: readonly string[] };
}

/** When the polls of these tests are. */
export const AT = Date.UTC(2025, 5, 30, 17, 0, 0, 123);

/** A watch for everything by default: crossed below 100 baht, any change, any status. */
export function watchFor({ events = EVENT_KINDS, statusesTo = {}, ...wish }: Wish = {}): Watch {
	const has = (kind: EventKind) => events.includes(kind);
	const crossing = {
		direction: 'below',
		satang: 10_000n,
		rearmDistance: 0n,
		...wish.threshold,
	} as const;
	const change = wish.change ?? ({ direction: 'any', atLeast: 0n } as const);
	return {
		added: has('userAdded'),
		gone: has('userGone'),
		...((has('balanceCrossed') || has('balanceChanged')) && {
			amount: {
				field: wish.amountField ?? 'balance',
				...(has('balanceCrossed') && { crossing }),
				...(has('balanceChanged') && { change }),
			},
		}),
		statuses: STATUS_EVENTS.filter(has).map((event) => ({ event, named: statusesTo[event] ?? [] })),
	};
}

/** An ordinary wallet user, with the fields given laid over. */
export function aUser(fields: JsonObject = {}): WalletUser {
	return {
		mchUuid: 'JT1095595801938341100',
		uuid: 'U1095595801938341100',
		balance: 50_000,
		KYCStatus: 'Approved',
		authorizationStatus: 'Authorized',
		mobileVerificationStatus: 'Verified',
		userStatus: 'Active',
		...fields,
	};
}

/** The user without some fields. */
export function without(user: WalletUser, ...fields: string[]): WalletUser {
	return Object.fromEntries(Object.entries(user).filter(([field]) => !fields.includes(field)));
}

/** What a poll made of two lists of users, by way of the state. */
export function compared(
	before: readonly WalletUser[],
	now: readonly WalletUser[],
	watch: Watch,
	seen: Partial<Seen> = {},
): Outcome {
	const tracked = trackedBy(watch);
	const listed = joinEntries(before.map((user) => entryOf(user, tracked)));
	return compare(
		{ listed, left: '' },
		{ users: now, isWhole: true, isSameQuestion: true, newAfter: '', at: AT, ...seen },
		watch,
	);
}

/** What happened in lists of users, poll by poll, by way of the state. */
export function happenedInTurn(
	lists: ReadonlyArray<readonly WalletUser[]>,
	watch: Watch,
): WalletEvent[][] {
	let users = { listed: '', left: '' };
	return lists.map((now) => {
		const seen = { users: now, isWhole: true, isSameQuestion: true, newAfter: '', at: AT };
		const { events, listed, left } = compare(users, seen, watch);
		users = { listed: joinEntries(listed), left: joinEntries(left) };
		return events;
	});
}

/** What happened between two lists of users, by way of the state. */
export function happened(
	before: readonly WalletUser[],
	now: readonly WalletUser[],
	watch: Watch,
): WalletEvent[] {
	return compared(before, now, watch).events;
}

/** Events as tests compare them: with both IDs, and without what is the same in all. */
export function named(events: readonly WalletEvent[]) {
	return events.map(({ owner, detectedAt, ...event }) => {
		expect(detectedAt).toBe(AT);
		return { ...event, ...idsOf(owner) };
	});
}
