import { SMALLEST_CUT_PAGE } from '../../../wallet-api/calling/client';
import type { ReadOptions } from '../../../wallet-api/reading/readUsers';

/** What decides how many requests a reading may take. */
export interface Size {
	readonly options: ReadOptions;
	readonly parallelRequests: number;
	readonly maxRetries: number;
	/** Most users that matched at any time. */
	readonly mostUsers: number;
}

/** The requests that a page may be bridged with, that may look past the end, and the rounds that bring nobody new. */
const BRIDGE = 10;
const LOOKS = 20;
const STRIKES = 30;

/** The most requests that a reading of one list may take, as `readList` states it: in every round somebody new comes. */
export function mostRequests({ options, parallelRequests, maxRetries, mostUsers }: Size): number {
	const { pageSize = 10_000, limit = Infinity } = options;
	const rows = Math.min(pageSize, limit);
	const rounds = mostUsers + STRIKES;
	const cuts = rows > SMALLEST_CUT_PAGE ? Math.ceil(rows / SMALLEST_CUT_PAGE) + 1 : 1;
	return rounds * (parallelRequests * cuts * (1 + BRIDGE) + LOOKS) * (1 + maxRetries);
}
