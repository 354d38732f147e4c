import { quantile } from 'simple-statistics';
import type { Counts } from '../lab/counts';
import { tableOf } from '../lab/document';
import { count, seconds } from '../lab/numbers';
import type { PollFacts } from './polls';
import type { Round, RoundFacts } from './round';

/**
 * How fast a round was: successes per second, from the first call until the last success ended; how long the worker had
 * each success, in milliseconds, among others, for it runs several at once; and from a call that had its counts in
 * return until that answer, the wait in the queue included.
 */
export function figuresOf({ calls, executions }: RoundFacts) {
	const successes = executions.filter(({ status }) => status === 'success');
	const begun = Math.min(...calls.map(({ calledAt }) => calledAt));
	const tookMs = Math.max(begun, ...successes.flatMap(({ stoppedAt }) => stoppedAt ?? [])) - begun;
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

/** The figures of each round, as a table in Markdown. */
export function roundsTable(rounds: readonly Round[], truth: Counts): string {
	const rows = rounds.map(({ name, facts }) => ({
		...{ name, requests: facts.counters.requests },
		...figuresOf(facts),
	}));
	const at = (percent: number, values: number[]) =>
		values.length === 0 ? '–' : seconds(quantile(values, percent / 100));
	return tableOf(rows, {
		'': ({ name }) => name,
		executions: ({ executions }) => count(executions),
		success: ({ successes }) => count(successes),
		error: ({ executions, successes }) => count(executions - successes),
		'requests, all signed and verified': ({ requests }) => count(requests),
		'executions per second': ({ perSecond }) => perSecond.toFixed(2),
		'users per second': ({ perSecond }) => count(perSecond * truth.users),
		'run p50': ({ runMs }) => at(50, runMs),
		'run p95': ({ runMs }) => at(95, runMs),
		'answer p50': ({ answerMs }) => at(50, answerMs),
		'answer p95': ({ answerMs }) => at(95, answerMs),
	});
}

/** What was found, in Markdown. */
export function figuresText(rounds: readonly Round[], truth: Counts, { perMinute }: PollFacts) {
	return [
		roundsTable(rounds, truth),
		`Every success counted ${count(truth.distinct)} different users and the sandbox's sum of balances; no execution counted anything else.`,
		...rounds.filter(({ fates }) => fates.length > 0).map(fatesText),
		`The trigger, watched for ${perMinute.length} whole minutes while a worker was killed: ${perMinute.map(({ requests }) => requests).join(', ')} polls a minute. One changed balance was told once.`,
	].join('\n\n');
}

function fatesText({ name, fates, facts, errorRuns }: Round): string {
	const times = fates.flatMap(({ afterMs }) => afterMs ?? []);
	const failed = facts.calls.filter(({ report }) => !report);
	const answers = tally(failed.map(({ status }) => `× ${status ?? 'none'}`)).join(', ');
	const messages = new Set(fates.flatMap(({ message }) => message ?? []));
	return [
		`${name}: the killed worker had taken ${fates.length} executions and not ended them. They ended ${tally(fates.map(({ status }) => `as ${status}`)).join(', ')}, ${seconds(Math.min(...times))} to ${seconds(Math.max(...times))} after the kill.`,
		...[...messages].map((message) => `n8n's words: "${message}"`),
		...(answers === '' ? [] : [`HTTP status their callers got: ${answers}.`]),
		`The workflow's Error Workflow was started ${errorRuns} times.`,
	].join(' ');
}

function tally(words: readonly string[]): string[] {
	return [...new Set(words)].map(
		(word) => `${words.filter((each) => each === word).length} ${word}`,
	);
}
