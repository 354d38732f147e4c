import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describeFailure, type Failure } from '../../../wallet-api/failures';
import { describeDoubts, type ListFacts } from '../../../wallet-api/reading/facts';

/** A failure of the API as n8n's own error: title, what to do, and the input item it belongs to. */
export function toApiError(node: INode, failure: Failure, itemIndex?: number): NodeApiError {
	const { title, advice } = describeFailure(failure);
	return new NodeApiError(
		node,
		{},
		{
			message: title,
			description: advice,
			httpCode: failure.status === undefined ? undefined : String(failure.status),
			itemIndex,
		},
	);
}

/** The error for a list that could not be proven whole, where that may not pass. */
export function toDoubtError(
	node: INode,
	facts: ListFacts,
	itemIndex?: number,
): NodeOperationError {
	return new NodeOperationError(node, 'The list of wallet users changed while it was read', {
		description: describeDoubts(facts.doubts),
		itemIndex,
	});
}
