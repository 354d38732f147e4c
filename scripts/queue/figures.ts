import type { Counts } from '../lab/counts';
import { markdownTable } from '../lab/document';
import { count, orDash, percentile, seconds } from '../lab/numbers';
import type { PollFacts } from '../lab/polls';
import type { RoundFacts } from './judge';
import type { Fate, Round } from './round';

/** How fast a round was. */
export interface Figures {
	readonly executions: number;
	readonly successes: number;
	/** Successes per second, from the first call until the last success ended. */
	readonly perSecond: number;
	/** How long the worker had a success, in milliseconds; among others, for it runs several at once. */
	readonly runMs: readonly number[];
	/** From a call that had its counts in return until that answer, in milliseconds; the wait in the queue included. */
	readonly answerMs: readonly number[];
}

/** The figures of a round. */
export function figuresOf({ calls, executions }: RoundFacts): Figures {
	const successes = executions.filter(({ status }) => status === 'success');
	const begun = Math.min(...calls.map(({ calledAt }) => calledAt));
	const ends = successes.flatMap(({ stoppedAt }) => stoppedAt ?? []);
	const tookMs = ends.length === 0 ? 0 : Math.max(...ends) - begun;
	return {
		executions: executions.length,
		successes: successes.length,
		perSecond: tookMs > 0 ? successes.length / (tookMs / 1000) : 0,
		runMs: successes.flatMap(({ startedAt, stoppedAt }) =>
			startedAt === undefined || stoppedAt === undefined ? [] : stoppedAt - startedAt,
		),
		answerMs: calls.flatMap(({ calledAt, answeredAt, report }) =>
			report === undefined ? [] : answeredAt - calledAt,
		),
	};
}

const HEAD = [
	'',
	'executions',
	'success',
	'error',
	'requests, all signed and verified',
	'executions per second',
	'users per second',
	'run p50',
	'run p95',
	'answer p50',
	'answer p95',
];

/** The figures of each round, as a table in Markdown. */
export function roundsTable(rounds: readonly Round[], truth: Counts): string {
	const rows = rounds.map(({ name, facts }) => {
		const { executions, successes, perSecond, runMs, answerMs } = figuresOf(facts);
		const spread = [runMs, answerMs].flatMap((values) =>
			[50, 95].map((percent) => orDash(percentile(values, percent), seconds)),
		);
		return [
			name,
			...[executions, successes, executions - successes, facts.counters.requests].map(count),
			perSecond.toFixed(2),
			count(perSecond * truth.users),
			...spread,
		];
	});
	return markdownTable(HEAD, rows);
}

/** What was found, in Markdown. */
export function figuresText(
	rounds: readonly Round[],
	truth: Counts,
	{ perMinute, runs }: PollFacts,
): string {
	return [
		roundsTable(rounds, truth),
		`Every success counted ${count(truth.distinct)} different users and the sandbox's sum of balances; no execution counted anything else.`,
		...rounds.filter(({ fates }) => fates.length > 0).map(fatesText),
		`The trigger, watched for ${perMinute.length} whole minutes while a worker was killed: ${perMinute.map(({ requests }) => requests).join(', ')} polls a minute. One changed balance started ${runs.length} execution.`,
	].join('\n\n');
}

function fatesText({ name, fates, failedAnswers, errorRuns }: Round): string {
	const times = fates.flatMap(({ afterMs }) => afterMs ?? []);
	const answers = tally(failedAnswers.map((status) => `× ${status ?? 'none'}`)).join(', ');
	return [
		`${name}: the killed worker had taken ${fates.length} executions and not ended them. They ended ${tally(fates.map(({ status }) => `as ${status}`)).join(', ')}, ${seconds(Math.min(...times))} to ${seconds(Math.max(...times))} after the kill.`,
		...messagesOf(fates).map((message) => `n8n's words: "${message}"`),
		...(answers === '' ? [] : [`HTTP status their callers got: ${answers}.`]),
		`The workflow's Error Workflow was started ${errorRuns} times.`,
	].join(' ');
}

function tally(words: readonly string[]): string[] {
	return [...new Set(words)].map(
		(word) => `${words.filter((each) => each === word).length} ${word}`,
	);
}

function messagesOf(fates: readonly Fate[]): string[] {
	return [...new Set(fates.flatMap(({ message }) => message ?? []))];
}
