import type { WalletClient } from '../calling/client';
import { type BalanceFilters, MAX_PAGE_SIZE, STATUS_FIELDS, type WalletUser } from '../contract';
import { failed, type Failed } from '../failures';
import { describeSigns, type Movement, PAGING_SIGNS } from './movement';
import type { Direction, Pass, PassPlan } from './pass';
import { readPass } from './readPass';
import { checkSeams } from './seams';
import { unite } from './unite';

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
 * The first pass without signs is the answer, once it is clear that movement did not hide anybody without a sign:
 * see `isWhole`, and `checkSeams` where that does not settle it. After three passes the answer is everyone who was
 * found, with what is known of the movement.
 *
 * It always ends. There are at most 3 passes of at most p pages and p − 1 seams, where p is ⌈total ÷ page size⌉.
 * Where pages had to be cut, each of the p becomes at most ⌈page size ÷ 500⌉ + 1, and there are at most 10 more for
 * each parallel request. A pass is over after 3 pages (and those under way beside them) at odds with themselves or
 * holding nobody new, so a server that repeats a page for ever costs no more than 3 × (3 + parallel requests). Each
 * page is tried at most 1 + Max Retries times.
 *
 * What nobody can tell: a total that is too low by whole pages, the same on every page, looks like a shorter list.
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
	const signsOfPasses: Array<Pass['signs']> = [];
	let users: WalletUser[] = [];
	let total = 0;
	while (signsOfPasses.length < MAX_PASSES) {
		const direction = signsOfPasses.length < MAX_PASSES - 1 ? 'forward' : 'backward';
		const pass = await readProven(client, options, {
			filters,
			wanted,
			direction,
			total,
			pageSize,
			parallelRequests,
			refuseAbove,
			stop,
		});
		if (!pass.ok) return pass;
		total = pass.total;
		if (pass.signs.size === 0) return { ok: true, users: pass.users, total };
		users = unite(users, pass.users);
		signsOfPasses.push(pass.signs);
	}
	return whatWasFound(signsOfPasses, users.slice(0, limit), total);
}

/**
 * As few pages as do, and each as small as does: a limit of 12,000 with at most 10,000 rows a page is two pages
 * of 6,000. The page size is the same for all pages, as positions in the list are counted in pages.
 */
function pageRows(most: number, limit: number | undefined): number {
	return limit === undefined ? most : Math.ceil(limit / Math.ceil(limit / most));
}

/** One pass, in which everything that makes it doubtful is a sign. */
async function readProven(
	client: WalletClient,
	options: ReadOptions,
	plan: PassPlan,
): Promise<Pass | Failed> {
	const pass = await readPass(client, plan);
	if (!pass.ok || pass.signs.size > 0 || isWhole(pass, plan.direction, options)) return pass;
	return await checkSeams(client, plan, pass);
}

/**
 * Whether a pass without signs lacks nobody, as far as that can be told without looking at its seams; one page has
 * none. Several pages that were read forward do not, as long as users join only at the top of the list, and nobody on
 * the later pages is as new as the newest on the first: as many as the first page's total were found, so if somebody
 * is missing, somebody else joined after it, and was met on a later page. With a status filter, users join anywhere.
 * A limit wants that many of the newest, in as few requests as possible, and leaves it at that.
 */
function isWhole({ users, seams }: Pass, direction: Direction, options: ReadOptions): boolean {
	const [secondPage = Infinity] = seams;
	if (direction === 'backward') return false;
	if (options.limit !== undefined) return true;
	const joinsAnywhere = STATUS_FIELDS.some((field) => options.filters[field] !== undefined);
	return !joinsAnywhere && isNewerThanFrom(users, secondPage);
}

/** Whether the first user is newer than everyone from a place on. The vendor's times sort as text. */
function isNewerThanFrom(users: readonly WalletUser[], place: number): boolean {
	const newest = users[0]?.createTime;
	return users.every(
		({ createTime }, index) =>
			index < place ||
			(typeof createTime === 'string' && typeof newest === 'string' && createTime < newest),
	);
}

function whatWasFound(
	signsOfPasses: ReadonlyArray<Pass['signs']>,
	users: WalletUser[],
	total: number,
): Reading | Failed {
	const passes = signsOfPasses.length;
	const signs = [...new Set(signsOfPasses.flatMap((found) => [...found]))];
	if (signsOfPasses.every((found) => PAGING_SIGNS.some((sign) => found.has(sign)))) {
		return failed('pagingBroken', {
			detail: `In ${passes} readings, ${describeSigns(signs)}. ${users.length} users were found, the total says ${total}.`,
		});
	}
	return { ok: true, users, total, movement: { signs, passes, found: users.length, total } };
}
