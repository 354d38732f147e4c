import { ruleOf } from '../failureTable';
import type { Failure } from '../failures';

/** First wait before a new try, in ms, for what passes by itself and for throttling. It doubles with every try. */
const BASE_MS = { later: 500, throttled: 2_000 } as const;

/** Longest wait that we choose ourselves, in ms. */
const CEILING_MS = 30_000;

/** Longest wait that a server's Retry-After can ask for, in ms. */
const RETRY_AFTER_CEILING_MS = 60_000;

/** What the decision is made from. */
export interface RetryFacts {
	/** How often it was tried so far, from 1. */
	readonly tries: number;
	readonly maxRetries: number;
	readonly failure: Failure;
	/** From 0 up to, but not including, 1: where in the possible waits this one lies (full jitter). */
	readonly random: number;
}

/** Milliseconds to wait before trying again; undefined for not again. */
export function waitBeforeRetry(facts: RetryFacts): number | undefined {
	const { kind, retryAfterMs: asked } = facts.failure;
	const { retry } = ruleOf(kind);
	if (retry === 'never' || facts.tries > facts.maxRetries) return undefined;
	if (retry === 'onceResigned') return facts.tries === 1 ? 0 : undefined;
	if (asked !== undefined) return Math.min(asked, RETRY_AFTER_CEILING_MS);
	return facts.random * Math.min(CEILING_MS, BASE_MS[retry] * 2 ** (facts.tries - 1));
}

/**
 * How long a server asks to wait, in ms.
 *
 * @param header Retry-After (RFC 9110): seconds, or a date
 * @param now milliseconds since the epoch, for a date
 * @returns undefined when it says nothing.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
	// Date.parse finds a date in nearly any text that has a digit.
	const date = /\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
