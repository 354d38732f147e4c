import type { Workflow } from '../../n8n/workflows';

/** A node of a workflow: what differs from node to node. */
export interface Step {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: Record<string, unknown>;
	/** Credential by its type. */
	readonly credentials?: Record<string, { readonly id: string; readonly name: string }>;
}

/** Credentials that exist in the n8n, by type. */
export type Credentials = NonNullable<Step['credentials']>;

/** Which node hands its items to which other, by name, and from which of its outputs: the first, 0, unless told. */
export type Connection = readonly [from: string, to: string, output?: number];

/** The name of the node that every workflow here begins with. */
export const START = 'Webhook';

/**
 * A workflow that begins when its address is called, `/webhook/<name>`, and runs the steps one after another, or as
 * the connections say. Called that way n8n sends nothing to an open editor, which would be work of its own.
 */
export function chain(
	name: string,
	steps: readonly Step[],
	connections: readonly Connection[] = inOrder(steps),
): Workflow {
	const nodes = [webhook(name), ...steps].map((step, place) => ({
		...step,
		id: `${name}-${place}`,
		position: [220 * place, 0],
	}));
	const targets = (node: string, output: number) =>
		connections
			.filter(([from, , of = 0]) => from === node && of === output)
			.map(([, to]) => ({ node: to, type: 'main', index: 0 }));
	return {
		name,
		nodes,
		connections: Object.fromEntries(
			nodes.map(({ name: node }) => [node, { main: [targets(node, 0), targets(node, 1)] }]),
		),
		settings: { executionOrder: 'v1' },
	};
}

function inOrder(steps: readonly Step[]): Connection[] {
	const names = [START, ...steps.map((step) => step.name)];
	return names.slice(1).map((to, place) => [names[place] ?? '', to]);
}

function webhook(name: string): Step & { readonly webhookId: string } {
	return {
		name: START,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: name,
		parameters: { httpMethod: 'POST', path: name, responseMode: 'onReceived', options: {} },
	};
}
