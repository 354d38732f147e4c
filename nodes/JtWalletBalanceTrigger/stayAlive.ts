import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

/** The ways in which n8n registers a trigger by itself. */
const BY_ITSELF: readonly unknown[] = ['init', 'leadershipChange'];

/**
 * Polls so that a failure does not end all polls. Where n8n registers a trigger by itself, as when it starts, it
 * gives up for good after a few failures of the first poll, and tells nobody. So there a failure is reported as that
 * of any later poll is: a failed execution, and the Error Workflow. Publishing by hand fails in front of whoever does it.
 */
export async function stayAlive(
	context: IPollFunctions,
	poll: () => Promise<INodeExecutionData[][] | null>,
): Promise<INodeExecutionData[][] | null> {
	return await poll().catch((failure: unknown) => {
		const error = failure instanceof Error ? failure : new Error(String(failure));
		if (!BY_ITSELF.includes(context.getActivationMode())) return Promise.reject(error);
		context.__emitError(error);
		return null;
	});
}
