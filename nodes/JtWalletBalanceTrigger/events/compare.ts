import type { WalletUser } from '../../../wallet-api/contract';
import { timeOf } from '../../../wallet-api/reading/stretch';
import {
	type Entry,
	entryOf,
	type Known,
	knownBy,
	ownerIn,
	splitEntries,
	writeEntry,
} from '../memory/entries';
import type { Owner } from '../memory/owner';
import type { Users } from '../memory/memory';
import { trackedBy, type Watch } from '../watch/watch';
import { type Comparison, comparisonsFor, nextAmount, nextStatuses } from './comparisons';
import { differencesBetween } from './differences';
import type { WalletEvent } from './walletEvent';

/** What a poll saw. */
export interface Seen {
	readonly users: readonly WalletUser[];
	/** Whether these are all: where that could not be proven, nobody counts as gone. */
	readonly isWhole: boolean;
	/** Whether the same users were asked for as before: otherwise nobody came or went, as far as anybody can tell. */
	readonly isSameQuestion: boolean;
	/** Who is not remembered and was not created later was missed before; with an empty text, nobody was. */
	readonly newAfter: string;
	/** When, in milliseconds since the epoch. */
	readonly at: number;
}

/** What happened, and what is to be remembered. */
export interface Outcome {
	readonly events: WalletEvent[];
	/** The users as they are to be remembered. */
	readonly listed: readonly Entry[];
	readonly left: readonly Entry[];
	/** Whether something that decides later events is not as it was before. */
	readonly isDecisive: boolean;
	/** How many users were listed before, and who of them is not any more. */
	readonly listedBefore: number;
	readonly gone: readonly Owner[];
}

/** Most users who are remembered although they are no longer listed; those who left last are. */
export const MAX_LEFT = 10_000;

/**
 * What happened between two polls, in the vendor's order: the events of one user together and always in the same
 * order, users who are no longer listed last.
 *
 * @param before what was remembered, of the fields that are watched now
 */
export function compare(before: Users, seen: Seen, watch: Watch): Outcome {
	const tracked = trackedBy(watch);
	const comparisons = comparisonsFor(watch);
	const entriesBefore = splitEntries(before.listed);
	const listed = seen.users.map((user) => entryOf(user, tracked));
	const { earlier, changed } = differencesBetween(entriesBefore, listed);
	const left = changed.size + earlier.size === 0 ? undefined : byOwner(before.left);
	const events: WalletEvent[] = [];
	let isDecisive = false;
	for (const [owner, place] of changed) {
		const user = seen.users[place];
		const entry = earlier.get(owner) ?? left?.get(owner);
		const hasCome = !earlier.delete(owner);
		const isBack = left?.delete(owner) === true;
		if (user === undefined) continue;
		if (hasCome) {
			isDecisive = true;
			const isNew = seen.isSameQuestion && (isBack || wasNotMissed(user, seen));
			if (watch.added && isNew) events.push(cameOrWent(owner, user, seen.at));
		}
		if (entry === undefined) continue;
		const was = knownBy(entry, tracked);
		const row = knownBy(listed[place] ?? '', tracked);
		const is: Known = {
			amount: nextAmount(was.amount, row.amount, watch.amount?.crossing),
			statuses: nextStatuses(was.statuses, row.statuses),
		};
		listed[place] = writeEntry(owner, is, tracked);
		for (const comparison of comparisons) {
			if (comparison.stance(was) !== comparison.stance(is)) isDecisive = true;
			if (!comparison.happened(was, is)) continue;
			events.push(eventOf(comparison, owner, { was, is, user, at: seen.at }));
		}
	}
	// Who is left in `earlier` was not seen.
	for (const [owner, entry] of earlier) {
		if (!seen.isWhole) {
			listed.push(entry);
			continue;
		}
		isDecisive = true;
		left?.set(owner, entry);
		if (watch.gone && seen.isSameQuestion) events.push(cameOrWent(owner, null, seen.at));
	}
	return {
		events,
		listed,
		left: left === undefined ? splitEntries(before.left) : [...left.values()].slice(-MAX_LEFT),
		isDecisive,
		listedBefore: entriesBefore.length,
		gone: seen.isWhole ? [...earlier.keys()] : [],
	};
}

/**
 * What already matches when nothing is remembered yet: every user for New Wallet User, amounts beyond the threshold,
 * and statuses among those that were named.
 */
export function alreadyMatching(
	users: readonly WalletUser[],
	watch: Watch,
	at: number,
): WalletEvent[] {
	const tracked = trackedBy(watch);
	const comparisons = comparisonsFor(watch);
	const was: Known = { amount: undefined, statuses: new Map() };
	return users.flatMap((user) => {
		const entry = entryOf(user, tracked);
		const [owner, is] = [ownerIn(entry), knownBy(entry, tracked)];
		const matching = comparisons
			.filter((comparison) => comparison.holds(is))
			.map((comparison) => eventOf(comparison, owner, { was, is, user, at }));
		return watch.added ? [cameOrWent(owner, user, at), ...matching] : matching;
	});
}

/** Whether a user who is not remembered was not there before, as far as anybody can tell. */
function wasNotMissed(user: WalletUser, { newAfter }: Seen): boolean {
	return newAfter === '' || (timeOf(user) ?? '') > newAfter;
}

/** An event about one field of a user who is still listed. */
function eventOf(
	{ event, field, valueIn }: Comparison,
	owner: Owner,
	{ was, is, user, at }: { was: Known; is: Known; user: WalletUser; at: number },
): WalletEvent {
	const [previous, current] = [valueIn(was), valueIn(is)];
	return { event, owner, changed: field, previous, current, detectedAt: at, user };
}

/** An event about a user as a whole. */
function cameOrWent(owner: Owner, user: WalletUser | null, detectedAt: number): WalletEvent {
	const event = user === null ? 'userGone' : 'userAdded';
	return { event, owner, changed: null, previous: null, current: null, detectedAt, user };
}

function byOwner(entries: string): Map<Owner, Entry> {
	return new Map(splitEntries(entries).map((entry) => [ownerIn(entry), entry]));
}
