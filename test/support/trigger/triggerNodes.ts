import type { INode, INodeParameters } from 'n8n-workflow';

/** A node of a workflow by what tells it from others. */
interface Named {
	readonly id: string;
	readonly name: string;
}

/** Triggers with the same parameters, as the nodes of a workflow. */
export function triggerNodes(parameters: INodeParameters, named: readonly Named[]): INode[] {
	return named.map((node) => ({
		...node,
		type: 'jtWalletBalanceTrigger',
		typeVersion: 1,
		parameters,
		position: [0, 0],
	}));
}
