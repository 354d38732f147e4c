import { type INode, NodeOperationError } from 'n8n-workflow';
import type { BalanceFilters } from '../../wallet-api/contract';
import { describeDoubts, type Doubt } from '../../wallet-api/reading/facts';
import { describeFilters } from '../shared/fields/filters';

const NOTHING_LOST =
	'Nothing was reported and nothing is lost: the next poll that succeeds compares with the last one that did.';

/** The error for a read that cannot finish in the time that n8n gives a poll. */
export function outOfTime(
	node: INode,
	budgetMs: number,
	filters: BalanceFilters,
): NodeOperationError {
	return new NodeOperationError(node, 'Reading the wallet users takes too long for a poll', {
		description: `n8n gives a poll ${Number((budgetMs / 1000).toFixed(1))} seconds. ${filterAdvice(filters)}, try another Page Size, raise Parallel Requests, or poll less often, at quieter times. ${NOTHING_LOST}`,
	});
}

/** The error for a list that could not be proven whole: what it shows may be nobody's doing, so nothing of it is reported. */
export function neverStill(
	node: INode,
	doubts: readonly Doubt[],
	filters: BalanceFilters,
): NodeOperationError {
	return new NodeOperationError(node, 'The list of wallet users changed while it was read', {
		description: `${describeDoubts(doubts)} ${NOTHING_LOST} If this happens often, poll at quieter times, raise Page Size, or ${filterAdvice(filters).toLowerCase()}: fewer pages are read faster.`,
	});
}

/** The error for samples of nobody. */
export function noUsers(node: INode, filters: BalanceFilters): NodeOperationError {
	if (Object.keys(filters).length === 0) {
		return new NodeOperationError(node, 'JT Wallet has no wallet users for this merchant', {
			description: 'There is nothing to show as a test event. Check the App ID in the credential.',
		});
	}
	return new NodeOperationError(node, 'No wallet user matches the filters', {
		description: `There is nothing to show as a test event. Change or remove the filters (${describeFilters(filters)}).`,
	});
}

function filterAdvice(filters: BalanceFilters): string {
	return Object.keys(filters).length === 0 ? 'Add a filter' : 'Narrow the filters';
}
