import type { Workflow } from '../n8n/workflows';

/** A node of a workflow: what differs from node to node. */
export interface Step {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: Record<string, unknown>;
	/** For a webhook: the part of its address that n8n knows it by. */
	readonly webhookId?: string;
	/** Credential by its type. */
	readonly credentials?: Credentials;
}

/** Credentials that are in the n8n, by their type. */
export type Credentials = Record<string, { readonly id: string; readonly name: string }>;

/** A workflow whose nodes follow one another. `settings` are n8n's, beside the order of execution. */
export function chain(
	name: string,
	steps: readonly Step[],
	settings: Readonly<Record<string, unknown>> = {},
): Workflow {
	const links = steps.slice(1).map(({ name: to }, place) => {
		const from = steps[place]?.name ?? '';
		return [from, { main: [[{ node: to, type: 'main', index: 0 }]] }];
	});
	return {
		name,
		nodes: steps.map((step, place) => ({
			...step,
			id: String(place),
			position: [220 * place, 0],
		})),
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1', ...settings },
	};
}
