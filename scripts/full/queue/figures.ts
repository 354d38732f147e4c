import type { RoundFacts } from './judge';

/** How fast a round was. */
export interface Figures {
	readonly executions: number;
	readonly successes: number;
	/** From the first call until the last success ended, in milliseconds. */
	readonly tookMs: number;
	/** Successes per second. */
	readonly perSecond: number;
	/** How long the worker had a success, in milliseconds; among others, for it runs several at once. */
	readonly runMs: Spread;
	/** From a call that had its counts in return until that answer, in milliseconds; the wait in the queue included. */
	readonly answerMs: Spread;
}

/** Two percentiles; undefined where there are no values. */
export interface Spread {
	readonly p50: number | undefined;
	readonly p95: number | undefined;
}

/** The smallest of the values that is not below `percent` of them; undefined where there is none. */
export function percentile(values: readonly number[], percent: number): number | undefined {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(Math.ceil((sorted.length * percent) / 100), 1) - 1];
}

/** The figures of a round. */
export function figuresOf({ calls, executions }: RoundFacts): Figures {
	const successes = executions.filter(({ status }) => status === 'success');
	const begun = Math.min(...calls.map(({ calledAt }) => calledAt));
	const ends = successes.flatMap(({ stoppedAt }) => stoppedAt ?? []);
	const tookMs = ends.length === 0 ? 0 : Math.max(...ends) - begun;
	const runs = successes.flatMap(({ startedAt, stoppedAt }) =>
		startedAt === undefined || stoppedAt === undefined ? [] : stoppedAt - startedAt,
	);
	const answers = calls.flatMap(({ calledAt, answeredAt, report }) =>
		report === undefined ? [] : answeredAt - calledAt,
	);
	return {
		executions: executions.length,
		successes: successes.length,
		tookMs,
		perSecond: tookMs > 0 ? successes.length / (tookMs / 1000) : 0,
		runMs: spread(runs),
		answerMs: spread(answers),
	};
}

function spread(values: readonly number[]): Spread {
	return { p50: percentile(values, 50), p95: percentile(values, 95) };
}
