import type { WalletUser } from '../../../wallet-api/contract';
import { entriesOf, ownerOf, type Snapshot } from '../memory/snapshot';

/** What is not the same in two snapshots, by compacted ID. */
export interface Differences {
	/** Entries of before: of users who changed, and of those who are no longer listed. */
	readonly earlier: ReadonlyMap<string, string>;
	/** Users of now who changed or were not listed before, in the vendor's order. */
	readonly changed: ReadonlyMap<string, WalletUser>;
}

/**
 * Finds the users whose entries differ. Nearly all are as they were: those are struck off by their whole entry. And
 * users join at the top, so most entries stand as far from the end of the list as they did.
 *
 * @param now the snapshot of `users`
 */
export function differencesBetween(
	before: Snapshot,
	now: Snapshot,
	users: readonly WalletUser[],
): Differences {
	const changed = new Map<string, WalletUser>();
	const earlier = new Map<string, string>();
	if (before === now) return { earlier, changed };
	const entriesBefore = entriesOf(before);
	const entriesNow = entriesOf(now);
	const joined = entriesNow.length - entriesBefore.length;
	const left = new Set(
		entriesBefore.filter((entry, place) => entry !== entriesNow[place + joined]),
	);
	entriesNow.forEach((entry, place) => {
		const user = users[place];
		if (entry === entriesBefore[place - joined] || left.delete(entry) || user === undefined) return;
		changed.set(ownerOf(entry), user);
	});
	for (const entry of left) earlier.set(ownerOf(entry), entry);
	return { earlier, changed };
}
