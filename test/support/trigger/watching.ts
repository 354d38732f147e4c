import type { JsonObject, WalletUser } from '../../../wallet-api/contract';
import {
	eventsBetween,
	type WalletEvent,
} from '../../../nodes/JtWalletBalanceTrigger/events/events';
import { takeSnapshot } from '../../../nodes/JtWalletBalanceTrigger/memory/snapshot';
import {
	EVENT_KINDS,
	type EventKind,
	trackedBy,
	type Watch,
} from '../../../nodes/JtWalletBalanceTrigger/watch/watch';

/** What an operator may watch for, and what is taken where a test does not say. */
export interface Wish {
	readonly events?: readonly EventKind[];
	readonly amountField?: Watch['amountField'];
	readonly threshold?: Watch['threshold'];
	readonly change?: Watch['change'];
	readonly statusesTo?: Partial<Watch['statusesTo']>;
}

/** A watch for everything unless told: crossed below 100 baht, any change, any status. */
export function watchFor({ events = EVENT_KINDS, statusesTo, ...wish }: Wish = {}): Watch {
	return {
		events: new Set(events),
		amountField: 'balance',
		threshold: { direction: 'below', satang: 10_000n },
		change: { direction: 'any', atLeast: 0n },
		...wish,
		statusesTo: {
			kycStatusChanged: [],
			authorizationStatusChanged: [],
			mobileVerificationStatusChanged: [],
			userStatusChanged: [],
			...statusesTo,
		},
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
	const { mchUuid, ...others } = user;
	const kept = Object.entries(others).filter(([field]) => !fields.includes(field));
	return { mchUuid: mchUuid ?? null, ...Object.fromEntries(kept) };
}

/** What happened between two lists of users, by way of the state. */
export function happened(
	before: readonly WalletUser[],
	now: readonly WalletUser[],
	watch: Watch,
): WalletEvent[] {
	const tracked = trackedBy(watch);
	return eventsBetween(takeSnapshot(before, tracked), takeSnapshot(now, tracked), now, watch);
}
