import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** One thing the node can do: how it is offered, what it asks for, and what it does. */
export interface Operation {
	readonly option: INodePropertyOptions;
	readonly fields: INodeProperties[];
	/** Works on all input items and returns the output items, each linked to its input item. */
	readonly execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}
