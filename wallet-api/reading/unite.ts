import type { WalletUser } from '../contract';
import type { Reading } from './facts';
import { KnownUsers } from './knownUsers';
import { timeOf } from './stretch';

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
 */
export function newestFirst(users: readonly WalletUser[]): WalletUser[] {
	let before = AFTER_ALL_TIMES;
	const timed = users.map((user) => {
		before = timeOf(user) ?? before;
		return { user, time: before };
	});
	timed.sort((a, b) => (a.time === b.time ? 0 : a.time < b.time ? 1 : -1));
	return timed.map(({ user }) => user);
}
