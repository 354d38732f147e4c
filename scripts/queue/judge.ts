import type { Counters } from '../../sandbox/api/requestLog';
import type { Call } from '../lab/calls';
import type { Counts } from '../lab/counts';
import { brokenOf, rulesOfRequests } from '../lab/rules';
import { ENDINGS, type StoredExecution } from '../n8n/executions';

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
	readonly executions: readonly StoredExecution[];
	/** Counts of successes that did not reach their caller, read from n8n. */
	readonly foundLater: readonly Report[];
	readonly counters: Counters;
	/** Executions that a worker had begun and not ended when it was killed. */
	readonly victims: readonly string[];
}

/** Which rules a round broke, in sentences; none where all is as required. `truth`: what the sandbox holds. */
export function brokenRules(facts: RoundFacts, truth: Counts): string[] {
	const { calls, executions, foundLater, victims } = facts;
	const reports = [...calls.flatMap(({ report }) => report ?? []), ...foundLater];
	const told = new Set(reports.map(({ executionId }) => executionId));
	const ended = executions.filter(({ status }) => ENDINGS.includes(status));
	return brokenOf([
		...reports.map(
			({ executionId, users, distinct, balance }) =>
				(users !== truth.users || distinct !== truth.distinct || balance !== truth.balance) &&
				`Execution ${executionId} counted ${users} users, ${distinct} different ones, ${balance} satang; there are ${truth.users}, ${truth.distinct}, ${truth.balance}.`,
		),
		...ended.flatMap(({ id, status }) => [
			status === 'success' && !told.has(id) && `Execution ${id} is a success without a count.`,
			status !== 'success' &&
				!victims.includes(id) &&
				`Execution ${id} ended as "${status}", and no worker died.`,
		]),
		told.size < reports.length && 'An execution answered more than one call.',
		executions.length !== calls.length &&
			`${calls.length} calls made ${executions.length} executions.`,
		...executions.map(
			(execution) =>
				!ended.includes(execution) &&
				`Execution ${execution.id} did not end: it is "${execution.status}".`,
		),
		...rulesOfRequests(facts.counters),
	]);
}
