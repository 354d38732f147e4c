import { chain, type Connection, type Step } from '../../n8n/chain';
import type { Workflow } from '../../n8n/workflows';

/** The name of the node that every workflow here begins with. */
export const START = 'Webhook';

/**
 * A workflow that begins when its address is called, `/webhook/<name>`, and runs the steps one after another, or as
 * the connections say. Called that way n8n sends nothing to an open editor, which would be work of its own.
 */
export function webhookChain(
	name: string,
	steps: readonly Step[],
	connections?: readonly Connection[],
): Workflow {
	return chain(name, [webhook(name), ...steps], { connections });
}

function webhook(name: string): Step {
	return {
		name: START,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: name,
		parameters: { httpMethod: 'POST', path: name, responseMode: 'onReceived', options: {} },
	};
}
