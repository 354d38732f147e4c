import type { IPollFunctions } from 'n8n-workflow';
import type { Outcome } from './events/compare';
import type { Memory } from './memory/memory';
import type { Question } from './memory/question';
import { filtersChange, tooManyGone } from './pollErrors';
import type { ListedUsers } from './readWithinBudget';
import type { TriggerSettings } from './settings';
import type { Doubted, Standing } from './standing';

/** From how many users on a loss of most of them is doubted: of a few, anybody may close most. */
export const MIN_DOUBTED_USERS = 10;

/** How much a second look may differ from the first, as a part of the users of before, to be the same: in how many are listed, and in who is missing. */
const SAME_WITHIN = 0.1;

/** What a poll saw, and how it came about. */
interface Judged {
	readonly context: IPollFunctions;
	readonly standing: Standing;
	readonly settings: TriggerSettings;
	readonly question: Question;
	readonly memory: Memory;
	readonly outcome: Outcome;
	readonly listed: ListedUsers;
}

/**
 * Lets pass what a poll saw, unless it is strange and seen for the first time: most users gone at once, which a
 * server that has trouble answers too, or filters that an expression makes others than they were.
 *
 * @throws NodeOperationError where the next poll has to see it, too.
 */
export function believe({ context, standing, ...sight }: Judged): void {
	const { settings, outcome, listed } = sight;
	const before = standing.doubted;
	const doubted = strangeIn(context, sight);
	standing.doubted = doubted;
	if (doubted === undefined) return;
	if (before !== undefined && isSameDoubt(before, doubted, outcome.listedBefore)) {
		standing.doubted = undefined;
		return;
	}
	const node = context.getNode();
	if (doubted.kind === 'filters') throw filtersChange(node, settings.wanted);
	const { listedBefore, gone } = outcome;
	const counts = { listedBefore, goneCount: gone.length, listed: listed.users.length };
	throw tooManyGone(node, counts);
}

function strangeIn(
	context: IPollFunctions,
	{ question, memory, outcome, listed }: Omit<Judged, 'context' | 'standing'>,
): Doubted | undefined {
	if (memory.kind !== 'known') return undefined;
	if (!memory.isSameQuestion) {
		return hasExpression(context) ? { kind: 'filters', filters: question.filters } : undefined;
	}
	const { listedBefore, gone } = outcome;
	const isStrange = listedBefore >= MIN_DOUBTED_USERS && 2 * gone.length > listedBefore;
	return isStrange ? { kind: 'loss', listed: listed.users.length, gone: new Set(gone) } : undefined;
}

function isSameDoubt(before: Doubted, now: Doubted, listedBefore: number): boolean {
	if (before.kind === 'filters') return now.kind === 'filters' && now.filters === before.filters;
	if (now.kind !== 'loss') return false;
	const inBoth = [...now.gone].filter((owner) => before.gone.has(owner)).length;
	const inOne = before.gone.size + now.gone.size - 2 * inBoth;
	return Math.max(Math.abs(now.listed - before.listed), inOne) <= SAME_WITHIN * listedBefore;
}

/** Whether the filters are worked out by an expression, anywhere in them. */
function hasExpression(context: IPollFunctions): boolean {
	const entered = context.getNodeParameter('filters', {}, { rawExpressions: true });
	return /"=/.test(JSON.stringify(entered));
}
