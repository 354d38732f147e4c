import type { FailureKind } from '../../wallet-api/failureTable';

/** How a reading has to end, and in how many requests, to the request. */
export type Expected =
	| { readonly end: 'everyone' | 'hinted'; readonly requests: number }
	| { readonly end: FailureKind; readonly requests: number };

/** What is read: all 30 users in pages of 10, or 25 of them in pages of 9. Both take three pages. */
export type Mode = 'Return All' | 'Limit';

/** What is expected where the page of this number, 1 to 3, is hit. */
export type Expectation = (page: number, mode: Mode) => Expected;

/** How often a request is tried again in the matrix. */
export const MAX_RETRIES = 2;

/** How many pages the list takes when nothing goes wrong. */
export const PAGES = 3;

/** All users, after so many requests more than there are pages. */
export const everyone =
	(more = 0): Expectation =>
	() => ({ end: 'everyone', requests: PAGES + more });

/** A failure at the page that was hit, after all tries. */
export const failsAfterRetries =
	(end: FailureKind): Expectation =>
	(page) => ({ end, requests: page + MAX_RETRIES });

/** A failure at the page that was hit, at once. */
export const failsAtOnce =
	(end: FailureKind): Expectation =>
	(page) => ({ end, requests: page });

/** A failure after all three passes. */
export const failsAfterPasses: Expectation = () => ({ end: 'pagingBroken', requests: 3 * PAGES });

/** All users at the second pass. */
export const secondPass: Expectation = everyone(PAGES);

/** One expectation for each page, for both modes. */
export function perPage(
	all: readonly [Expected, Expected, Expected],
	limit: readonly [Expected, Expected, Expected],
): Expectation {
	return (page, mode) => {
		const expected = (mode === 'Return All' ? all : limit)[page - 1];
		if (expected === undefined) throw new Error(`There is no page ${page} in the matrix.`);
		return expected;
	};
}

/** Shorthands for `perPage`. */
export const all = (requests: number): Expected => ({ end: 'everyone', requests });
export const hint = (requests: number): Expected => ({ end: 'hinted', requests });
export const broken = (requests: number): Expected => ({ end: 'pagingBroken', requests });
