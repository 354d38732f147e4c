import { isDeepStrictEqual } from 'node:util';
import type { Counts } from '../lab/counts';
import { brokenOf, rulesOfRequests } from '../lab/rules';
import { ENDINGS } from '../n8n/executions';
import type { RoundFacts } from './round';

/** Which rules a round broke, in sentences; none where all is as required. `truth`: what the sandbox holds. */
export function brokenRules(facts: RoundFacts, truth: Counts): string[] {
	const { calls, executions, foundLater, victims } = facts;
	const reports = [...calls.flatMap(({ report }) => report ?? []), ...foundLater];
	const told = new Set(reports.map(({ executionId }) => executionId));
	return brokenOf([
		...reports.map(
			({ executionId, ...counts }) =>
				!isDeepStrictEqual(counts, truth) &&
				`Execution ${executionId} counted ${counts.users} users, ${counts.distinct} different ones, ${counts.balance} satang; there are ${truth.users}, ${truth.distinct}, ${truth.balance}.`,
		),
		...executions.map(({ id, status }) => {
			if (!ENDINGS.includes(status)) return `Execution ${id} did not end: it is "${status}".`;
			if (status === 'success') {
				return !told.has(id) && `Execution ${id} is a success without a count.`;
			}
			return !victims.includes(id) && `Execution ${id} ended as "${status}", and no worker died.`;
		}),
		told.size < reports.length && 'An execution answered more than one call.',
		executions.length !== calls.length &&
			`${calls.length} calls made ${executions.length} executions.`,
		...rulesOfRequests(facts.counters),
	]);
}
