import type { WalletUser } from '../contract';
import type { Reading } from './facts';
import { KnownUsers } from './knownUsers';
import { type Stretch, timeOf } from './stretch';

/** Puts the readings of the parts of an ID list together. Should a server take two IDs for one, nobody comes twice. */
export function unite(readings: readonly Reading[], limit = Infinity): Reading {
	const known = new KnownUsers();
	const users: WalletUser[] = [];
	for (const user of readings.flatMap((reading) => reading.users)) {
		if (known.meet(user) === users.length) users.push(user);
	}
	const repeated = readings.reduce((count, reading) => count + reading.users.length, -users.length);
	const isCut = users.length > limit;
	return {
		users: newestFirst(users).slice(0, limit),
		unplaced: isCut ? readings.reduce((sum, reading) => sum + unplacedIn(reading.users), 0) : 0,
		total: readings.reduce((sum, { total }) => sum + total, -repeated),
		doubts: readings.flatMap(({ doubts }) => doubts),
		...known.oddIds,
	};
}

/** How many users of a list show no time by which they can be put among those of another one. */
function unplacedIn(users: readonly WalletUser[]): number {
	let before = AFTER_ALL_TIMES;
	let unplaced = 0;
	for (const user of users) {
		const time = timeOf(user);
		if (time === undefined || time > before) unplaced += 1;
		before = time ?? before;
	}
	return unplaced;
}

/** Sorts after every time, so that whoever stands first stays first. */
const AFTER_ALL_TIMES = '~';

/**
 * The vendor lists by time of creation, newest first. Those of one time keep the order they have, and one whose time
 * cannot be read stays after whom it came.
 *
 * @param users with nothing where somebody was who is not kept
 * @param timeFor the time by which one is put in order, where it is known
 */
export function newestFirst(
	users: ReadonlyArray<WalletUser | undefined>,
	timeFor: (user: WalletUser, place: number) => string | undefined = timeOf,
): WalletUser[] {
	let before = AFTER_ALL_TIMES;
	const timed = users.flatMap((user, place) => {
		if (user === undefined) return [];
		before = timeFor(user, place) ?? before;
		return [{ user, time: before }];
	});
	timed.sort((a, b) => (a.time === b.time ? 0 : a.time < b.time ? 1 : -1));
	return timed.map(({ user }) => user);
}

/**
 * For the users of an answer whose own time cannot be read: the time of the nearest one before them. They may have been
 * met after somebody who stands far above them.
 */
export function borrowedTimes({ users, start }: Stretch): Map<WalletUser, string> {
	const borrowed = new Map<WalletUser, string>();
	let before = start === 0 ? AFTER_ALL_TIMES : undefined;
	for (const user of users) {
		const time = timeOf(user);
		if (time === undefined && before !== undefined) borrowed.set(user, before);
		before = time ?? before;
	}
	return borrowed;
}
