import type { Counters } from '../../sandbox/api/requestLog';
import type { Call } from '../lab/calls';
import type { Counts } from '../lab/counts';
import { ENDINGS, type StoredExecution } from '../lab/executions';

/** The counts of an execution. */
export interface Report extends Counts {
	readonly executionId: string;
}

/** A call of the webhook, and what the execution counted; undefined where the answer says something else. */
export interface QueueCall extends Omit<Call, 'text'> {
	readonly report: Report | undefined;
}

/** Everything that was seen of a round. */
export interface RoundFacts {
	readonly calls: readonly QueueCall[];
	/** The executions as n8n stored them. */
	readonly executions: readonly StoredExecution[];
	/** Counts of successes that did not reach their caller, read from n8n. */
	readonly foundLater: readonly Report[];
	/** What the sandbox counted meanwhile. */
	readonly counters: Counters;
	/** Executions that a worker had begun and not ended when it was killed. */
	readonly victims: readonly string[];
}

/** Which rules a round broke, in sentences; none where all is as required. `truth`: what the sandbox holds. */
export function brokenRules(facts: RoundFacts, truth: Counts): string[] {
	return [
		...brokenCounts(facts, truth),
		...brokenExecutions(facts),
		...brokenRequests(facts.counters),
	];
}

/** Every report: what the callers got, and what was found later. */
function reportsOf({ calls, foundLater }: RoundFacts): Report[] {
	return [...calls.flatMap(({ report }) => report ?? []), ...foundLater];
}

function brokenCounts(facts: RoundFacts, truth: Counts): string[] {
	const reports = reportsOf(facts);
	const wrong = reports.filter(
		({ users, distinct, balance }) =>
			users !== truth.users || distinct !== truth.distinct || balance !== truth.balance,
	);
	const told = new Set(reports.map(({ executionId }) => executionId));
	const untold = facts.executions.filter(({ id, status }) => status === 'success' && !told.has(id));
	return [
		...wrong.map(
			({ executionId, users, distinct, balance }) =>
				`Execution ${executionId} counted ${users} users, ${distinct} different ones, ${balance} satang; there are ${truth.users}, ${truth.distinct}, ${truth.balance}.`,
		),
		...untold.map(({ id }) => `Execution ${id} is a success without a count.`),
		...(told.size < reports.length ? ['An execution answered more than one call.'] : []),
	];
}

function brokenExecutions({ calls, executions, victims }: RoundFacts): string[] {
	const open = executions.filter(({ status }) => !ENDINGS.includes(status));
	const failed = executions.filter(
		({ id, status }) => ENDINGS.includes(status) && status !== 'success' && !victims.includes(id),
	);
	return [
		...(executions.length === calls.length
			? []
			: [`${calls.length} calls made ${executions.length} executions.`]),
		...open.map(({ id, status }) => `Execution ${id} did not end: it is "${status}".`),
		...failed.map(({ id, status }) => `Execution ${id} ended as "${status}", and no worker died.`),
	];
}

function brokenRequests({ requests, verified, refused }: Counters): string[] {
	return [
		...(requests === 0 ? ['The sandbox was not asked.'] : []),
		...(verified === requests
			? []
			: [`The sandbox verified the signature of only ${verified} of ${requests} requests.`]),
		...(refused === 0 ? [] : [`The sandbox refused ${refused} of ${requests} requests.`]),
	];
}
