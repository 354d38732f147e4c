import type { FailureKind } from '../../wallet-api/failureTable';

/** How a reading has to end, and in how many requests, to the request. */
export type Expected =
	| {
			readonly end: 'everyone' | 'hinted';
			readonly requests: number;
			/** How many users at the list's end the server never shows to anyone, so that nobody can know of them. */
			readonly hidden?: number;
	  }
	| { readonly end: FailureKind; readonly requests: number };

/** What is read: all 120 users, or the newest 110. In pages of 60 that overlap by ten, both take three requests. */
export type Mode = 'Return All' | 'Limit';

/** What is expected where the request of this number, 1 to 3, is hit. */
export type Expectation = (request: number, mode: Mode) => Expected;

/** How often a request is tried again in the matrix. */
export const MAX_RETRIES = 2;

/** How many requests the list takes when nothing goes wrong. */
const REQUESTS = 3;

/** All users, after so many requests more than it takes when nothing goes wrong. */
export const everyone =
	(more = 0): Expectation =>
	() => ({ end: 'everyone', requests: REQUESTS + more });

/** A failure at the request that was hit, after all tries. */
export const failsAfterRetries =
	(end: FailureKind): Expectation =>
	(request) => ({ end, requests: request + MAX_RETRIES });

/** A failure at the request that was hit, at once. */
export const failsAtOnce =
	(end: FailureKind): Expectation =>
	(request) => ({ end, requests: request });

/** One expectation for each request; for both modes, where there is one list of them. */
export function perRequest(all: readonly [Expected, Expected, Expected], limit = all): Expectation {
	return (request, mode) => {
		const expected = (mode === 'Return All' ? all : limit)[request - 1];
		if (expected === undefined) throw new Error(`There is no request ${request} in the matrix.`);
		return expected;
	};
}

/** Shorthands for `perRequest`. */
export const all = (requests: number): Expected => ({ end: 'everyone', requests });
export const hint = (requests: number): Expected => ({ end: 'hinted', requests });
export const broken = (requests: number): Expected => ({ end: 'pagingBroken', requests });
export const allButHidden = (requests: number, hidden: number): Expected => ({
	end: 'everyone',
	requests,
	hidden,
});
