import { count } from '../../bench/words';
import { markdownTable } from '../../bench/report/markdown';
import type { Fate } from './fates';
import { figuresOf } from './figures';
import type { PollFacts } from './polls';
import type { Counts } from './report';
import type { Round } from './round';

/** A round under the name it goes by. */
export interface NamedRound extends Round {
	readonly name: string;
}

/** Everything the document tells of a run. */
export interface QueueResults {
	/** Such as 2026-01-31. */
	readonly date: string;
	readonly command: string;
	/** Processor, cores, memory. */
	readonly machine: string;
	/** Version by name. */
	readonly versions: Readonly<Record<string, string>>;
	/** What every execution has to count. */
	readonly truth: Counts;
	readonly rounds: readonly NamedRound[];
	readonly polls: PollFacts;
}

/** What was found, in Markdown. */
export function figuresText(results: QueueResults): string {
	const { date, command, machine, versions, truth, polls } = results;
	const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	return [
		`Made on ${date} by \`${command}\`. Machine: ${machine}; everything runs on it, database, queue, n8n and sandbox. Versions: ${names.join(', ')}.`,
		roundsTable(results),
		`Every success counted ${count(truth.distinct)} different users and the sandbox's sum of balances; no execution counted anything else.`,
		...results.rounds.filter(({ fates }) => fates.length > 0).map(fatesText),
		`The trigger, watched for ${polls.perMinute.length} whole minutes while a worker was killed: ${polls.perMinute.map(({ requests }) => requests).join(', ')} polls a minute. One changed balance started ${polls.runs.length} execution.`,
	].join('\n\n');
}

/** The figures of each round, as a table in Markdown. */
export function roundsTable({ rounds, truth }: Pick<QueueResults, 'rounds' | 'truth'>): string {
	const head = [
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
	const rows = rounds.map(({ name, facts }) => {
		const { executions, successes, perSecond, runMs, answerMs } = figuresOf(facts);
		return [
			name,
			...[executions, successes, executions - successes, facts.counters.requests].map(count),
			perSecond.toFixed(2),
			count(perSecond * truth.users),
			...[runMs.p50, runMs.p95, answerMs.p50, answerMs.p95].map(seconds),
		];
	});
	return markdownTable(head, rows);
}

function fatesText({ name, fates, failedAnswers, errorRuns }: NamedRound): string {
	const statuses = [...new Set(fates.map(({ status }) => status))].map(
		(status) => `${fates.filter((fate) => fate.status === status).length} as ${status}`,
	);
	const times = fates.flatMap(({ afterMs }) => afterMs ?? []);
	const answers = [...new Set(failedAnswers)].map(
		(status) => `${failedAnswers.filter((each) => each === status).length} × ${status ?? 'none'}`,
	);
	return [
		`${name}: the killed worker had taken ${fates.length} executions and not ended them. They ended ${statuses.join(', ')}, ${seconds(Math.min(...times))} to ${seconds(Math.max(...times))} after the kill.`,
		...messagesOf(fates).map((message) => `n8n's words: "${message}"`),
		...(answers.length > 0 ? [`HTTP status their callers got: ${answers.join(', ')}.`] : []),
		`The workflow's Error Workflow was started ${errorRuns} times.`,
	].join(' ');
}

function messagesOf(fates: readonly Fate[]): string[] {
	return [...new Set(fates.flatMap(({ message }) => message ?? []))];
}

function seconds(ms: number | undefined): string {
	return ms === undefined ? '–' : `${(ms / 1000).toFixed(1)} s`;
}
