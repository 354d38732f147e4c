import { type INode, NodeOperationError } from 'n8n-workflow';
import { describeFilters, type WantedUsers } from '../shared/fields/filters';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { inThousands, walletUsers } from '../shared/output/counts';
import type { OddAmount } from '../shared/output/items';
import { TRIGGER_OPTIONS } from './triggerFields';
import { WATCH_FIELDS } from './watch/watchFields';

const { pageSize, parallelRequests } = requestOptionFields;

const NOTHING_LOST =
	'Nothing was reported and nothing is lost: the next successful poll compares with the last successful one.';

/** What n8n is told of a poll that may succeed if it is made again: it backs off a little. */
const MAY_PASS = { cause: 'temporarily-unavailable' } as const;

/** What n8n is told of a poll that fails until somebody changes the node: it backs off for long. */
const HAS_TO_BE_CHANGED = { cause: 'configuration-invalid' } as const;

/** What an operator entered and cannot be used. */
export function badSettings(node: INode, problem: Error): NodeOperationError {
	return new NodeOperationError(node, problem.message, { failure: HAS_TO_BE_CHANGED });
}

/** The error for a read that cannot finish in the time that a poll has. */
export function outOfTime(node: INode, limitMs: number, wanted: WantedUsers): NodeOperationError {
	const seconds = Number((limitMs / 1000).toFixed(1));
	const unit = seconds === 1 ? 'second' : 'seconds';
	return new NodeOperationError(node, 'Reading the wallet users takes too long for a poll', {
		description: `A poll has ${seconds} ${unit} here. ${filterAdvice(wanted)}, try another ${pageSize.displayName}, raise ${parallelRequests.displayName} or ${TRIGGER_OPTIONS.pollTimeout.displayName}, or poll less often, at quieter times. ${NOTHING_LOST}`,
		failure: MAY_PASS,
	});
}

/** The error for a list that suddenly lacks most of its users. */
export function tooManyGone(
	node: INode,
	{ listedBefore, goneCount, listed }: { listedBefore: number; goneCount: number; listed: number },
): NodeOperationError {
	return new NodeOperationError(node, 'Most wallet users are missing from the list', {
		description: `The previous poll listed ${walletUsers(listedBefore)}, and this one lists ${walletUsers(listed)}: ${inThousands(goneCount)} of them are missing. This can be an incomplete response, so nothing was reported and nothing was forgotten. If the next poll gets the same list, it is accepted.`,
		failure: MAY_PASS,
	});
}

/** The error for a list in which nobody has the amount that is watched. */
export function noAmounts(node: INode, field: string, listed: number): NodeOperationError {
	return new NodeOperationError(node, 'No wallet user has the amount to watch', {
		description: `JT Wallet listed ${walletUsers(listed)}, and "${field}" is missing or not a whole number of satang in every one of them. Choose another amount in '${WATCH_FIELDS.amountField.displayName}', or contact BluePay support. ${NOTHING_LOST}`,
		failure: MAY_PASS,
	});
}

/** The error for an amount of an event that is to be baht and cannot be. */
export function oddAmount(node: INode, { message }: OddAmount): NodeOperationError {
	return new NodeOperationError(node, 'An amount cannot be converted to baht', {
		description: `${message} ${NOTHING_LOST}`,
		failure: MAY_PASS,
	});
}

/** The error for filters that are worked out again with every poll, so that no two polls can be compared. */
export function filtersChange(node: INode, wanted: WantedUsers): NodeOperationError {
	return new NodeOperationError(node, 'The filters are not the ones of the previous poll', {
		description: `'Filters' holds an expression, which now gives ${describeFilters(wanted) || 'no filter'}. A trigger compares the same wallet users from poll to poll, so an expression in its filters has to give the same value each time. Enter fixed filters, and filter what the trigger reports with a Filter node after it. Where the value was changed on purpose, the next poll accepts it.`,
		failure: MAY_PASS,
	});
}

/** The error for samples of nobody. */
export function noUsers(node: INode, wanted: WantedUsers): NodeOperationError {
	if (describeFilters(wanted) === '') {
		return new NodeOperationError(node, 'JT Wallet has no wallet users for this merchant', {
			description: 'There is nothing to show as a test event. Check the App ID in the credential.',
		});
	}
	return new NodeOperationError(node, 'No wallet user matches the filters', {
		description: `There is nothing to show as a test event. Change or remove the filters (${describeFilters(wanted)}).`,
	});
}

function filterAdvice(wanted: WantedUsers): string {
	return Object.keys(wanted.filters).length === 0 ? 'Add a filter' : 'Narrow the filters';
}
