import {
	type Failure as Declaration,
	type INode,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { ruleOf } from '../../../wallet-api/failureTable';
import { describeFailure, type Failure } from '../../../wallet-api/failures';
import { describeDoubts, type ListFacts } from '../../../wallet-api/reading/facts';

/** Where a failure is told: for which input item, and whether the operation has a Page Size to set. */
export interface ErrorPlace {
	readonly itemIndex?: number;
	/** Left out: it has. */
	readonly hasPageSize?: boolean;
}

/** A failure of the API as n8n's own error: title, what to do, and the input item it belongs to. */
export function toApiError(
	node: INode,
	failure: Failure,
	{ itemIndex, hasPageSize = true }: ErrorPlace = {},
): NodeApiError {
	const { title, advice } = describeFailure(failure, { hasPageSize });
	return new NodeApiError(
		node,
		{},
		{
			message: title,
			description: advice,
			httpCode: failure.status === undefined ? undefined : String(failure.status),
			itemIndex,
			failure: declarationOf(failure),
		},
	);
}

/** What n8n reads to decide when to poll again. n8n before 2.41 passes over it. */
function declarationOf({ kind, retryAfterMs }: Failure): Declaration {
	const { cause } = ruleOf(kind);
	const isTimed = cause === 'rate-limited' || cause === 'temporarily-unavailable';
	return isTimed ? { cause, retryAfterMs } : { cause };
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
		failure: { cause: 'temporarily-unavailable' },
	});
}
