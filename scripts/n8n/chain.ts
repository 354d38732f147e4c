import type { Workflow } from './workflows';

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
export type Credentials = Readonly<Record<string, { readonly id: string; readonly name: string }>>;

/** Which node hands its items to which other, by name, and from which of its outputs: the first, 0, unless told. */
export type Connection = readonly [from: string, to: string, output?: number];

/** What is not the same for all workflows. */
interface ChainOptions {
	/** One step after the other unless told. */
	readonly connections?: readonly Connection[];
	/** n8n's own, beside the order of execution. */
	readonly settings?: Readonly<Record<string, unknown>>;
}

/** A workflow of these nodes. */
export function chain(
	name: string,
	steps: readonly Step[],
	{ connections = inOrder(steps), settings = {} }: ChainOptions = {},
): Workflow {
	const targets = (node: string, output: number) =>
		connections
			.filter(([from, , of = 0]) => from === node && of === output)
			.map(([, to]) => ({ node: to, type: 'main', index: 0 }));
	return {
		name,
		nodes: steps.map((step, place) => ({
			...step,
			id: String(place),
			position: [220 * place, 0],
		})),
		connections: Object.fromEntries(
			steps.map((step) => [step.name, { main: [targets(step.name, 0), targets(step.name, 1)] }]),
		),
		settings: { executionOrder: 'v1', ...settings },
	};
}

function inOrder(steps: readonly Step[]): Connection[] {
	return steps.slice(1).map(({ name }, place) => [steps[place]?.name ?? '', name]);
}
