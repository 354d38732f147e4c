import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * An error in the form that serves whoever called the node. n8n tells an AI agent nothing of its tool's error but
 * the message, so there the message says what to do, too.
 */
export function errorForCaller(node: INode, error: Error): Error {
	const hasAdvice = error instanceof NodeApiError || error instanceof NodeOperationError;
	if (hasAdvice && error.description && isTool(node)) {
		error.message = `${error.message}. ${error.description}`;
	}
	return error;
}

/** n8n adds "Tool" to the type of a node that an agent uses. */
function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}
