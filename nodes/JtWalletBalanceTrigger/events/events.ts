import type { Json, JsonObject, WalletUser } from '../../../wallet-api/contract';
import { mchUuidOf } from '../../../wallet-api/identity';
import { differencesBetween } from './differences';
import { readIds, readValues, type Snapshot } from '../memory/snapshot';
import { isBeyond, isNamed, isSame, isWantedChange, toSatang } from './wanted';
import {
	type EventKind,
	STATUS_EVENTS,
	STATUS_OF_EVENT,
	type StatusEvent,
	trackedBy,
	type Watch,
} from '../watch/watch';

/** One thing that happened to one wallet user between two polls. Amounts are in satang, as sent. */
export interface WalletEvent {
	readonly event: EventKind;
	readonly mchUuid: string;
	readonly uuid: Json;
	/** The field that changed; null when the user came or went. */
	readonly changed: string | null;
	/** Its value at the poll before and now; null where there was or is none. */
	readonly previous: Json;
	readonly current: Json;
	/** The user as listed now; null when no longer listed. */
	readonly user: WalletUser | null;
}

/**
 * What happened between two polls. In the vendor's order, the events of one user together and always in the same
 * order; users who are no longer listed come last.
 *
 * @param now the snapshot of `users`
 */
export function eventsBetween(
	before: Snapshot,
	now: Snapshot,
	users: readonly WalletUser[],
	watch: Watch,
): WalletEvent[] {
	const tracked = trackedBy(watch);
	const { earlier, changed } = differencesBetween(before, now, users);
	const events: WalletEvent[] = [];
	for (const [id, user] of changed) {
		const entry = earlier.get(id);
		if (entry !== undefined) {
			for (const event of changesOf(user, readValues(entry, tracked), watch)) events.push(event);
		} else if (watch.events.has('userAdded')) {
			events.push(cameOrWent('userAdded', nameOf(user), user));
		}
	}
	if (!watch.events.has('userGone')) return events;
	for (const [id, entry] of earlier) {
		if (changed.has(id)) continue;
		const { mchUuid, uuid } = readIds(entry, tracked);
		events.push(cameOrWent('userGone', mchUuid, null, uuid));
	}
	return events;
}

/**
 * What already matches when nothing is remembered yet: every user for New Wallet User, amounts beyond the threshold,
 * and statuses among those that were named.
 */
export function alreadyMatching(users: readonly WalletUser[], watch: Watch): WalletEvent[] {
	const matches = (event: StatusEvent, user: WalletUser) =>
		watch.events.has(event) && isNamed(user[STATUS_OF_EVENT[event]], watch.statusesTo[event]);
	return users.flatMap((user) => {
		const amount = toSatang(user[watch.amountField]);
		const events: WalletEvent[] = [];
		if (watch.events.has('userAdded')) events.push(cameOrWent('userAdded', nameOf(user), user));
		if (watch.events.has('balanceCrossed') && amount !== undefined && isBeyond(amount, watch)) {
			events.push(changeOf('balanceCrossed', watch.amountField, user, null));
		}
		for (const event of STATUS_EVENTS) {
			if (matches(event, user)) events.push(changeOf(event, STATUS_OF_EVENT[event], user, null));
		}
		return events;
	});
}

/** An event about one field of a user who is still listed. */
export function changeOf(
	event: EventKind,
	field: string,
	user: WalletUser,
	previous: Json,
): WalletEvent {
	return {
		event,
		mchUuid: nameOf(user),
		uuid: user.uuid ?? null,
		changed: field,
		previous,
		current: user[field] ?? null,
		user,
	};
}

/** The merchant's ID of a user, as a text; empty for a row without one. */
export function nameOf(user: WalletUser): string {
	return mchUuidOf(user) ?? '';
}

/** An event about a user as a whole. */
export function cameOrWent(
	event: 'userAdded' | 'userGone',
	mchUuid: string,
	user: WalletUser | null,
	uuid: Json = user?.uuid ?? null,
): WalletEvent {
	return { event, mchUuid, uuid, changed: null, previous: null, current: null, user };
}

function changesOf(user: WalletUser, before: JsonObject, watch: Watch): WalletEvent[] {
	const { amountField, events } = watch;
	const [was, is] = [toSatang(before[amountField]), toSatang(user[amountField])];
	const found: WalletEvent[] = [];
	if (was !== undefined && is !== undefined) {
		const previous = before[amountField] ?? null;
		if (events.has('balanceCrossed') && !isBeyond(was, watch) && isBeyond(is, watch)) {
			found.push(changeOf('balanceCrossed', amountField, user, previous));
		}
		if (events.has('balanceChanged') && isWantedChange(is - was, watch)) {
			found.push(changeOf('balanceChanged', amountField, user, previous));
		}
	}
	for (const event of STATUS_EVENTS) {
		const field = STATUS_OF_EVENT[event];
		const [previous, current] = [before[field] ?? null, user[field] ?? null];
		const isWanted =
			watch.statusesTo[event].length === 0 || isNamed(current, watch.statusesTo[event]);
		if (events.has(event) && isWanted && !isSame(previous, current)) {
			found.push(changeOf(event, field, user, previous));
		}
	}
	return found;
}
