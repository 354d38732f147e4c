import type { BalancePage, WalletUser } from '../contract';
import { identityOf } from '../identity';
import { type Page, startOf } from './pages';

/** One answer: a piece of the list as it was at one moment, without a gap. */
export interface Stretch {
	readonly users: readonly WalletUser[];
	/** The place in the list, from 0, that was asked for as the first, and how many rows were asked for. */
	readonly start: number;
	readonly asked: number;
	/** How many users match, as this answer states it. It may be wrong. */
	readonly total: number;
	/** Whether its times of creation descend, as the vendor's order wants it. */
	readonly descends: boolean;
	/** Whether no cap of the server's can have cut it: it was asked for no more rows than came at other times. */
	readonly isUncapped: boolean;
	/** Answers are numbered as they come. Stretches may be joined in another order. */
	readonly number: number;
}

/** How many shared users have to be newer than the last of a stretch, to show that another one joins it. */
const NEWER_USERS = 2;

/** How many users have to be repeated, one by one, to show that two stretches join. */
const REPEATED_USERS = 5;

/** The vendor's form of a time; it sorts as text. */
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const TIME_LENGTH = 19;

/**
 * An answer as a stretch.
 *
 * @param served most rows that any answer had before
 * @param number how many answers came before
 */
export function stretchOf(
	{ users, total }: BalancePage,
	page: Page,
	served: number,
	number: number,
): Stretch {
	const [start, asked, isUncapped] = [startOf(page), page.size, page.size <= served];
	return { users, start, asked, total, descends: descends(users), isUncapped, number };
}

/** The place after the last user of a stretch. */
export function endOf({ start, users }: Stretch): number {
	return start + users.length;
}

/** Whether an answer holds fewer users than were asked for: the list ends with it, or the server caps its answers. */
export function isShort({ asked, users }: Stretch): boolean {
	return users.length < asked;
}

/** Whether an answer ends the list and its own total says so, too. */
export function endsAsStated(stretch: Stretch): boolean {
	return isShort(stretch) && endOf(stretch) === stretch.total;
}

/**
 * Whether no user who matched throughout can stand between two stretches of the list: everyone down to the last user of
 * the earlier one is in it, and everyone from some user of the later one on is in that, or follows it. That is so where
 *
 * - the later one begins at the top of the list; or
 * - it holds users of the earlier one who were created strictly after the last of that. They stand before the last one
 *   in the list, so whoever follows the earlier stretch also follows them, and is in the later one. Two of them, for
 *   the time of one may be wrong; or
 * - it repeats the end of the earlier one, user by user, at the same places. That leans on the server's order where no
 *   times fix it, as after an import of thousands in one second. The same places, because in a database without an
 *   order of its own for them a user who is changed can jump over all the others.
 *
 * A shared user alone is not enough: others of the same second may have changed places with that one.
 *
 * @param isShared whether a user is in the earlier stretch, or before it
 */
export function joins(
	earlier: Stretch,
	later: Stretch,
	isShared: (user: WalletUser) => boolean,
): boolean {
	if (later.start === 0) return true;
	return beginsBeforeEnd(earlier, later, isShared) || repeatsEnd(earlier, later);
}

/** Tells the users of a stretch. */
export function sharedWith({ users }: Stretch): (user: WalletUser) => boolean {
	const identities = new Set(users.map(identityOf));
	return (user) => identities.has(identityOf(user));
}

/** When a user was created, if that can be read. */
export function timeOf(user: WalletUser | undefined): string | undefined {
	const time = user?.createTime;
	return typeof time === 'string' && TIME.test(time) ? time : undefined;
}

function beginsBeforeEnd(
	earlier: Stretch,
	later: Stretch,
	isShared: (user: WalletUser) => boolean,
): boolean {
	const oldest = lastTimeOf(earlier.users);
	if (oldest === undefined || !earlier.descends || !later.descends) return false;
	// A server may send the row of a user twice.
	const shared = new Set<string>();
	for (const user of later.users) {
		const time = timeOf(user);
		if (time === undefined) continue;
		if (time <= oldest) return false;
		if (isShared(user)) shared.add(identityOf(user));
		if (shared.size === NEWER_USERS) return true;
	}
	return false;
}

function repeatsEnd(earlier: Stretch, later: Stretch): boolean {
	const end = earlier.users.slice(Math.max(0, later.start - earlier.start));
	if (later.start < earlier.start || end.length < REPEATED_USERS) return false;
	return end.every((user, index) => {
		const other = later.users[index];
		return other !== undefined && identityOf(user) === identityOf(other);
	});
}

function lastTimeOf(users: readonly WalletUser[]): string | undefined {
	for (let place = users.length - 1; place >= 0; place--) {
		const time = timeOf(users[place]);
		if (time !== undefined) return time;
	}
	return undefined;
}

function descends(users: readonly WalletUser[]): boolean {
	let before: string | undefined;
	for (const { createTime } of users) {
		// The whole form is looked at where it decides: this runs for every row.
		if (typeof createTime !== 'string' || createTime.length !== TIME_LENGTH) continue;
		if (before !== undefined && createTime > before) return false;
		before = createTime;
	}
	return true;
}
