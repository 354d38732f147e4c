/**
 * Nodes around the one under test. n8n's stock nodes are not part of n8n-core, so these take the
 * places that a workflow needs: something to start from, and something to look at the result with.
 */
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

/** Type of the node that starts a workflow and emits the items the run was given. */
export const START = 'harness.start';

/** Type of the node that emits its parameter `fields` per input item, expressions resolved by n8n. */
export const EVALUATE = 'harness.evaluate';

/** n8n's do-nothing node; n8n tests credentials with it. */
export const NO_OP = 'n8n-nodes-base.noOp';

/** Stock nodes of saved workflows, and which stand-in plays them here. */
export const STOCK_STARTS = [
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.scheduleTrigger',
] as const;

const describe = (
	type: string,
	starts: boolean,
	properties: INodeProperties[],
): INodeTypeDescription => ({
	displayName: type,
	name: type,
	group: [starts ? 'trigger' : 'transform'],
	version: 1,
	description: 'Stands in for a stock node',
	defaults: { name: type },
	inputs: starts ? [] : [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties,
});

/** A start node that emits `items`. */
export const startNode = (type: string, items: INodeExecutionData[]): INodeType => ({
	description: describe(type, true, []),
	execute: async () => [items],
});

/** A node that hands its input on. */
export const passOn = (type: string): INodeType => ({
	description: describe(type, false, []),
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
});

/** The node behind {@link EVALUATE}. */
export const evaluateNode: INodeType = {
	description: describe(EVALUATE, false, [
		{ displayName: 'Fields', name: 'fields', type: 'json', default: '{}' },
	]),
	async execute(this: IExecuteFunctions) {
		return [
			this.getInputData().map((_, item) => ({
				json: { fields: this.getNodeParameter('fields', item) },
				pairedItem: { item },
			})),
		];
	},
};
