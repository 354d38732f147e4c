/** A failure whose message is all the operator needs: what happened and what to do, in a sentence. No stack is shown. */
export class OperatorError extends Error {}

/** What to print about a failure: the sentence of an OperatorError, everything about any other. */
export function failureInPrint(failure: unknown): string {
	if (failure instanceof OperatorError) return failure.message;
	return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
