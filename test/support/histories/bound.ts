import { SMALLEST_CUT_PAGE } from '../../../wallet-api/calling/client';
import type { ReadOptions } from '../../../wallet-api/reading/readUsers';

/** What decides how many requests a reading may take. */
export interface Size {
	readonly options: ReadOptions;
	readonly parallelRequests: number;
	readonly maxRetries: number;
	/** Most users that matched at any time. */
	readonly mostUsers: number;
	/** Fewest rows to which the server may have cut its answers; infinite where it never did. */
	readonly leastCap: number;
}

/** The requests that a page may be bridged with, and that may look past the end. */
const BRIDGE = 10;
const LOOKS = 20;

/** So many rounds in a row that bring nobody new end it: three, or as many as hold a hundred rows. */
const MOST_STRIKES = 3;
const MOST_STRUCK_ROWS = 100;

/**
 * The most requests that a reading of one list may take, as `readList` states it: every round brings somebody new, or
 * is a strike, and the strikes are counted from the start whenever somebody new comes. The pages of a round are begun
 * ahead, two for each request under way.
 */
export function mostRequests(size: Size): number {
	const { options, parallelRequests, maxRetries, mostUsers, leastCap } = size;
	const { pageSize = 10_000, limit = Infinity } = options;
	const rows = Math.min(pageSize, limit);
	const strikes = Math.max(
		MOST_STRIKES,
		Math.ceil(MOST_STRUCK_ROWS / Math.min(pageSize, leastCap)),
	);
	const rounds = (mostUsers + 1) * strikes;
	const cuts = rows > SMALLEST_CUT_PAGE ? Math.ceil(rows / SMALLEST_CUT_PAGE) + 1 : 1;
	return rounds * (cuts * (2 * parallelRequests + BRIDGE) + LOOKS) * (1 + maxRetries);
}
