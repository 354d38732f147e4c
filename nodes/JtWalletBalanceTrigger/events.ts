import type { Json, JsonObject, WalletUser } from '../../wallet-api/contract';
import { expand } from './compactText';
import { readValues, type Snapshot } from './snapshot';
import {
	type EventKind,
	STATUS_EVENTS,
	STATUS_OF_EVENT,
	type StatusEvent,
	type Tracked,
	trackedBy,
	type Watch,
} from './watch';

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
 * @param now the snapshot of `users`, in their order
 */
export function eventsBetween(
	before: Snapshot,
	now: Snapshot,
	users: readonly WalletUser[],
	watch: Watch,
): WalletEvent[] {
	const tracked = trackedBy(watch);
	const events: WalletEvent[] = [];
	const ids = now.entries();
	for (const user of users) {
		const [id, values] = ids.next().value ?? [];
		const remembered = id === undefined ? undefined : before.get(id);
		if (remembered === values) continue;
		if (remembered !== undefined) {
			events.push(...changesOf(user, readValues(remembered, tracked), watch));
		} else if (watch.events.has('userAdded')) {
			events.push(cameOrWent('userAdded', user.mchUuid, user));
		}
	}
	if (!watch.events.has('userGone')) return events;
	for (const [id, values] of before) {
		if (!now.has(id)) events.push(wentAway(id, values, tracked));
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
		if (watch.events.has('userAdded')) events.push(cameOrWent('userAdded', user.mchUuid, user));
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
		mchUuid: user.mchUuid,
		uuid: user.uuid ?? null,
		changed: field,
		previous,
		current: user[field] ?? null,
		user,
	};
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
		if (events.has(event) && previous !== current && isWanted) {
			found.push(changeOf(event, field, user, previous));
		}
	}
	return found;
}

function wentAway(id: string, values: string, tracked: Tracked): WalletEvent {
	return cameOrWent('userGone', expand(id) ?? id, null, readValues(values, tracked).uuid ?? null);
}

function isBeyond(satang: bigint, { threshold }: Watch): boolean {
	return threshold.direction === 'below' ? satang < threshold.satang : satang > threshold.satang;
}

function isWantedChange(difference: bigint, { change }: Watch): boolean {
	const size = difference < 0n ? -difference : difference;
	if (size === 0n || size < change.atLeast) return false;
	return change.direction === 'any' || (change.direction === 'up') === difference > 0n;
}

function isNamed(value: Json | undefined, named: readonly string[]): boolean {
	return typeof value === 'string' && named.includes(value);
}

/** An amount as sent, in satang; undefined when it is missing or no whole number. */
function toSatang(value: Json | undefined): bigint | undefined {
	return /^-?\d+$/.test(String(value)) ? BigInt(String(value)) : undefined;
}
