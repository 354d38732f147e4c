import { MAX_PASSES, type ReadOptions } from '../../../wallet-api/reading/readAll';
import { SMALLEST_CUT_PAGE } from '../../../wallet-api/calling/client';

/** What decides how many requests a reading may take. */
export interface Size {
	readonly options: ReadOptions;
	readonly maxRetries: number;
	/** Most users that matched at any time. */
	readonly mostUsers: number;
	/** Whether pages may contradict themselves, so that the total may promise pages that are not there. */
	readonly mayLie: boolean;
}

/** The most requests that a reading of one list may take, as `readAll` states it. */
export function mostRequests({ options, maxRetries, mostUsers, mayLie }: Size): number {
	const { pageSize = 10_000, limit = Infinity, parallelRequests } = options;
	const rows = Math.min(pageSize, limit);
	const promised = mayLie ? 3 + parallelRequests : 0;
	const pages = Math.max(1, Math.ceil(Math.min(mostUsers, limit) / rows)) + promised;
	const mayBeCut = rows > SMALLEST_CUT_PAGE;
	const afterCuts = mayBeCut
		? pages * (Math.ceil(rows / SMALLEST_CUT_PAGE) + 1) + 10 * parallelRequests
		: pages;
	return MAX_PASSES * (2 * afterCuts - 1) * (1 + maxRetries);
}
