import type { WalletClient } from './client';
import { type BalanceFilters, MAX_PAGE_SIZE, STATUS_FIELDS, type WalletUser } from './contract';
import { failed, type Failed } from './failure';
import { describeSigns, type Movement, PAGING_SIGNS, type Sign } from './movement';
import { type Pass, readPass } from './readPass';
import { holdsEveryone, unite } from './unite';

/** Which users to read, and how. */
export interface ReadOptions {
	readonly filters: BalanceFilters;
	/** Most users wanted; left out for all of them. */
	readonly limit?: number;
	/** Most rows per page, 1 to 10,000. */
	readonly pageSize?: number;
	/** How many pages to ask for at once. */
	readonly parallelRequests: number;
	/** Fails as soon as the vendor states more users than this; left out: never. */
	readonly refuseAbove?: number;
	/** Fires when the users are no longer wanted. */
	readonly stop?: AbortSignal;
}

/** Everyone who was asked for. `movement` is there only when the list never held still. */
export interface Reading {
	readonly ok: true;
	readonly users: WalletUser[];
	/** How many users match, says the vendor. */
	readonly total: number;
	readonly movement?: Movement;
}

/** Most times that a list is read which does not hold still. */
export const MAX_PASSES = 3;

/**
 * Reads every page of a list that may move meanwhile: each user once, none lost.
 *
 * The list is read forward. Where there are signs that it moved, it is read forward again, and the third time from
 * its end: rows that move up hide from a reader who goes forward, rows that move down from one who goes backward.
 * The first pass that can be believed is the answer. After three passes the answer is everyone who was found, with
 * what is known of the movement.
 *
 * It always ends. One list takes at most 3 passes; a pass takes at most ⌈total ÷ page size⌉ pages, and 20 times
 * that plus 5 where pages had to be cut to 500 rows; and a pass is over after 3 pages (and those already under
 * way beside them) at odds with themselves or holding nobody new. Each page is tried at most 1 + Max Retries times.
 *
 * @returns the users in the vendor's order, or the first failure; nothing partial.
 * @throws only when the run is cancelled.
 */
export async function readAll(
	client: WalletClient,
	options: ReadOptions,
): Promise<Reading | Failed> {
	const { filters, limit, parallelRequests, refuseAbove, stop } = options;
	const pageSize = { rows: pageRows(options.pageSize ?? MAX_PAGE_SIZE, limit) };
	const wanted = limit ?? Infinity;
	const passes: Pass[] = [];
	let users: WalletUser[] = [];
	while (passes.length < MAX_PASSES) {
		const pass = await readPass(client, {
			filters,
			wanted,
			direction: passes.length < MAX_PASSES - 1 ? 'forward' : 'backward',
			total: passes.at(-1)?.total,
			pageSize,
			parallelRequests,
			refuseAbove,
			stop,
		});
		if (!pass.ok) return pass;
		if (canBeBelieved(pass, passes.at(-1), options)) {
			return { ok: true, users: pass.users, total: pass.total };
		}
		users = passes.length === 0 ? pass.users : unite(users, pass.users);
		passes.push(pass);
	}
	return whatWasFound(passes, users.slice(0, limit));
}

/**
 * As few pages as do, and each as small as does: a limit of 12,000 with at most 10,000 rows a page is two pages
 * of 6,000. The page size is the same for all pages, as positions in the list are counted in pages.
 */
function pageRows(most: number, limit: number | undefined): number {
	return limit === undefined ? most : Math.ceil(limit / Math.ceil(limit / most));
}

/**
 * Whether a pass without signs is the whole truth. One page is: it is one answer. Several pages read forward
 * are, as long as users join the list only at its top, where the newest are: then whatever hides a row changes
 * the total or repeats a user. With a status filter users join anywhere, and one who leaves and another who joins
 * between two pages hide a row without a sign. Read backward, one removed and one created user do the same. There
 * two passes in a row have to agree: neither shows a sign, and the second lacks nobody whom the first found.
 */
function canBeBelieved(pass: Pass, before: Pass | undefined, options: ReadOptions): boolean {
	if (pass.signs.size > 0) return false;
	if (!pass.severalPages) return true;
	const joinsAnywhere =
		options.limit === undefined &&
		STATUS_FIELDS.some((field) => options.filters[field] !== undefined);
	if (pass.direction === 'forward' && !joinsAnywhere) return true;
	return before?.signs.size === 0 && holdsEveryone(pass.users, before.users);
}

function whatWasFound(passes: readonly Pass[], users: WalletUser[]): Reading | Failed {
	const signs = [...new Set(passes.flatMap((pass) => [...pass.signs]))];
	const total = passes.at(-1)?.total ?? 0;
	if (passes.every((pass) => PAGING_SIGNS.some((sign) => pass.signs.has(sign)))) {
		return failed('pagingBroken', {
			detail: `In ${passes.length} readings, ${describeSigns(signs)}. ${users.length} users were found, the total says ${total}.`,
		});
	}
	const stated: Sign[] = signs.length > 0 ? signs : ['otherUsers'];
	return {
		ok: true,
		users,
		total,
		movement: { signs: stated, passes: passes.length, found: users.length, total },
	};
}
