import type { INode, INodeParameters } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { type NodeResult, type RunOptions, runWorkflow, type WorkflowResult } from './run';
import { START } from './standIns';

/** One node to run, between a start node and nothing. Settings of the node as in n8n's editor. */
export interface NodeRunOptions
	extends RunOptions,
		Partial<
			Pick<
				INode,
				| 'typeVersion'
				| 'onError'
				| 'continueOnFail'
				| 'alwaysOutputData'
				| 'executeOnce'
				| 'retryOnFail'
				| 'maxTries'
				| 'waitBetweenTries'
			>
		> {
	/** Short (`jtWalletBalance`) or full type. */
	nodeType: string;
	parameters: INodeParameters;
}

/** What the node did, and the run around it. */
export type NodeRunResult = Omit<NodeResult, 'error'> & Omit<WorkflowResult, 'node'>;

/** What a run comes to without n8n's own record of it. */
export type Ran = Omit<NodeRunResult, 'runData'>;

const NODE = 'Node';

/** Runs one node in n8n's engine, fed with `input`. Fails as {@link runWorkflow} does. */
export async function runNode(options: NodeRunOptions): Promise<NodeRunResult> {
	const { nodeType, parameters, typeVersion = 0, ...rest } = options;
	const {
		credentials,
		input,
		mode,
		packageFolder,
		standIns,
		staticData,
		cancelAfter,
		...settings
	} = rest;
	const { node, ...result } = await runWorkflow(
		{
			nodes: [
				{
					id: 'start',
					name: 'Start',
					type: START,
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				{
					...settings,
					id: 'node',
					name: NODE,
					type: nodeType,
					typeVersion,
					position: [200, 0],
					parameters,
				},
			],
			connections: {
				Start: { main: [[{ node: NODE, type: NodeConnectionTypes.Main, index: 0 }]] },
			},
		},
		{ credentials, input, mode, packageFolder, standIns, staticData, cancelAfter },
	);
	return { ...node(NODE), ...result };
}
