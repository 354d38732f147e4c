/**
 * - `never`: asking again cannot help
 * - `onceResigned`: once, with a fresh timestamp and signature
 * - `later`: what passes by itself
 * - `throttled`: after a longer wait, and one request at a time from then on
 */
type RetryRule = 'never' | 'onceResigned' | 'later' | 'throttled';

/**
 * Who has to act. Nobody but time (`rate-limited`, `temporarily-unavailable`), as far as this n8n is concerned: a host
 * that is not found or an address that is not on the list may be a VPN that is down. Or whoever set up the credential,
 * or the node: n8n may then leave a trigger alone for half an hour, even where it is set right meanwhile.
 */
type Cause =
	| 'rate-limited'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

/** What a failure may have to say beside its kind. */
export interface Facts {
	/** The vendor's code, as sent. */
	readonly code?: number;
	/** What the server said in words of its own. Shown as `shownOf` gives it. */
	readonly serverMessage?: string;
	/** HTTP status, where it is not 2xx. */
	readonly status?: number;
	/** Node.js network error code. */
	readonly networkCode?: string;
	/** How long the server asked to wait, in ms. */
	readonly retryAfterMs?: number;
	/** A sentence about this very case. */
	readonly detail?: string;
	/** How often it was tried in all, and for how many ms, when it was tried again. */
	readonly tries?: { readonly count: number; readonly elapsedMs: number };
}

/** One row of the table. */
export interface FailureRule {
	/** The vendor's codes that mean this. */
	readonly codes: readonly number[];
	/** HTTP statuses that mean this, when the answer carries no code of the vendor's. */
	readonly statuses: readonly number[];
	/** Network error codes and names of errors that mean this; `HPE_*` stands for all that begin so. */
	readonly network: readonly string[];
	/** The facts without which the words below leave the operator in the dark: every failure of this kind has them. */
	readonly carries: ReadonlyArray<keyof Facts>;
	/** What happened, in one line. */
	readonly title: string;
	/** What the operator can do about it. */
	readonly advice: string;
	/** The same where there is no Page Size to set; left out where `advice` does not speak of it. */
	readonly adviceWithoutPageSize?: string;
	readonly retry: RetryRule;
	readonly cause: Cause;
}

/** Rows of the table, by the kind of failure. */
export type FailureRules = { readonly [kind: string]: FailureRule };

/** A row that nothing leads to, and that carries nothing of its own, but for what it says itself. */
export const NOTHING = { codes: [], statuses: [], network: [], carries: [] } as const;
