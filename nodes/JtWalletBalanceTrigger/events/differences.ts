import { type Entry, ownerIn } from '../memory/entries';
import type { Owner } from '../memory/owner';

/** What is not the same in two lists of entries. */
export interface Differences {
	/** Earlier entries, by owner: of users who changed, and of those who are no longer listed. */
	readonly earlier: Map<Owner, Entry>;
	/** Where users of now stand who changed or were not listed before, by owner, in the vendor's order. */
	readonly changed: ReadonlyMap<Owner, number>;
}

/**
 * Finds the users whose entries differ. Nearly all are as they were: those are struck off by their whole entry. And
 * users join at the top, so most entries stand as far from the end of the list as they did.
 */
export function differencesBetween(before: readonly Entry[], now: readonly Entry[]): Differences {
	const joined = now.length - before.length;
	const left = new Set(before.filter((entry, place) => entry !== now[place + joined]));
	const changed = new Map<Owner, number>();
	now.forEach((entry, place) => {
		if (entry === before[place - joined] || left.delete(entry)) return;
		changed.set(ownerIn(entry), place);
	});
	const earlier = new Map<Owner, Entry>();
	for (const entry of left) earlier.set(ownerIn(entry), entry);
	return { earlier, changed };
}
