import fc from 'fast-check';
import { FAILURE_KINDS, type FailureKind, ruleOf } from '../../../wallet-api/failureTable';
import { type RetryFacts, retryAfterMs, waitBeforeRetry } from '../../../wallet-api/calling/retry';

const NOW = Date.UTC(2024, 10, 22, 12, 0, 0);
const ALMOST_ONE = 1 - 2 ** -53;

const waitMs = (
	kind: FailureKind,
	{ retryAfter, ...facts }: Partial<RetryFacts> & { readonly retryAfter?: string } = {},
): number | undefined =>
	waitBeforeRetry({
		tries: 1,
		maxRetries: 10,
		failure: { kind, retryAfterMs: retryAfterMs(retryAfter, NOW) },
		random: 0.5,
		...facts,
	});

const kindsWith = (rule: string): FailureKind[] =>
	FAILURE_KINDS.filter((kind) => ruleOf(kind).retry === rule);

describe('the wait', () => {
	it.each([
		['temporaryError', [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]],
		['connectionLost', [500, 1_000, 2_000]],
		['cutOff', [500, 1_000, 2_000]],
		['timedOut', [500, 1_000, 2_000]],
		['throttled', [2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000]],
	] as const)('after %s grows up to 30 seconds: %j', (kind, ceilings) => {
		ceilings.forEach((ceiling, before) => {
			const tries = before + 1;
			expect(waitMs(kind, { tries, random: 0 })).toBe(0);
			expect(waitMs(kind, { tries, random: 0.25 })).toBe(ceiling / 4);
			expect(waitMs(kind, { tries, random: ALMOST_ONE })).toBeCloseTo(ceiling, 6);
		});
	});

	it('is anywhere between nothing and 30 seconds, in proportion to chance', () => {
		const kind = fc.constantFrom(...kindsWith('later'), ...kindsWith('throttled'));
		const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(kind, random, fc.integer({ min: 1, max: 2_000 }), (failed, chance, tries) => {
				const wait = waitMs(failed, { tries, random: chance, maxRetries: 2_000 }) ?? -1;
				const longest = waitMs(failed, { tries, random: 1, maxRetries: 2_000 }) ?? -1;
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(wait).toBeLessThanOrEqual(30_000);
				expect(wait).toBeCloseTo(longest * chance, 6);
			}),
		);
	});
});

describe('the number of retries', () => {
	const again = [...kindsWith('later'), ...kindsWith('throttled')];

	it.each(again)('after %s is the one that was set', (kind) => {
		for (const maxRetries of [0, 1, 4, 10]) {
			const tried = Array.from({ length: 12 }, (_, tries) => tries + 1);
			const goesOn = tried.filter((tries) => waitMs(kind, { tries, maxRetries }) !== undefined);
			expect(goesOn).toEqual(tried.slice(0, maxRetries));
		}
	});

	it.each(kindsWith('never'))('after %s is none, whatever the server asks for', (kind) => {
		expect(waitMs(kind)).toBeUndefined();
		expect(waitMs(kind, { retryAfter: '1' })).toBeUndefined();
	});

	it('after a refused time is one, at once', () => {
		expect(waitMs('clock', { tries: 1, retryAfter: '50' })).toBe(0);
		expect(waitMs('clock', { tries: 2 })).toBeUndefined();
		expect(waitMs('clock', { tries: 1, maxRetries: 0 })).toBeUndefined();
	});

	it('covers every kind of failure', () => {
		const known = [...again, ...kindsWith('never'), ...kindsWith('onceResigned')];
		expect(new Set(known)).toEqual(new Set(FAILURE_KINDS));
	});
});

describe('Retry-After', () => {
	const chosenByChance = 1_000;
	const inSeconds = (seconds: number): string => new Date(NOW + seconds * 1_000).toUTCString();

	it.each<[string | undefined, number]>([
		['0', 0],
		['1', 1_000],
		[' 7 ', 7_000],
		['1.5', 1_500],
		['1.25', 1_250],
		['60', 60_000],
		['61', 60_000],
		['86400', 60_000],
		['9'.repeat(400), 60_000],
		[inSeconds(5), 5_000],
		[inSeconds(60), 60_000],
		[inSeconds(3_600), 60_000],
		[inSeconds(0), 0],
		[inSeconds(-5), 0],
		['Friday, 22-Nov-24 12:00:09 GMT', 9_000],
		['2024-11-22T12:00:03Z', 3_000],
		[undefined, chosenByChance],
		['', chosenByChance],
		['soon', chosenByChance],
		['-5', chosenByChance],
		['+5', chosenByChance],
		['5 minutes', chosenByChance],
		['garbage 5', chosenByChance],
		['1e3', chosenByChance],
		['0x10', chosenByChance],
		['Infinity', chosenByChance],
		['Fri, 99 Nov 2024 99:99:99 GMT', chosenByChance],
	])('of %j after throttling means %i ms', (retryAfter, expected) => {
		expect(waitMs('throttled', { retryAfter })).toBe(expected);
	});

	it('is obeyed after a temporary failure, too, and after any number of tries', () => {
		expect(waitMs('temporaryError', { retryAfter: '45', tries: 9 })).toBe(45_000);
	});

	it('is kept as it was asked for, up to what a number can hold', () => {
		expect(retryAfterMs('86400', NOW)).toBe(86_400_000);
		expect(retryAfterMs('9'.repeat(400), NOW)).toBe(Number.MAX_SAFE_INTEGER);
		expect(retryAfterMs('soon', NOW)).toBeUndefined();
	});

	it('gives no more retries than were set', () => {
		expect(waitMs('throttled', { retryAfter: '1', tries: 5, maxRetries: 4 })).toBeUndefined();
	});

	it('that is anything else leaves the wait to chance or keeps it within a minute', () => {
		fc.assert(
			fc.property(fc.string(), (retryAfter) => {
				const wait = waitMs('throttled', { retryAfter }) ?? -1;
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(wait).toBeLessThanOrEqual(60_000);
			}),
		);
	});
});
