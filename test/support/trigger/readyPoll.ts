/** A poll of the built trigger in n8n's engine. */
import '../../engine/support/userFolder';
import { PollContext } from 'n8n-core';
import {
	deepCopy,
	type IDataObject,
	type INodeParameters,
	type INodeType,
	type IPollFunctions,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { prepare } from '../../engine/support/prepare';
import { triggerNodes } from './triggerNodes';

/** What a poll can be given besides the node's parameters. */
export interface Around {
	/** 'trigger' (an active workflow) unless given; 'manual' is Fetch Test Event in the editor. */
	readonly mode?: 'trigger' | 'manual';
	/** Milliseconds that n8n gives a poll; n8n's own default unless given. */
	readonly budgetMs?: number;
	/** What is entered in the credential; the sandbox's own unless given. */
	readonly credential?: INodeParameters;
	/** How n8n registered the trigger; by hand unless given. */
	readonly activation?: WorkflowActivateMode;
	/** The node's name in the workflow, and its ID. */
	readonly name?: string;
	readonly nodeId?: string;
	/** Further triggers in the workflow. */
	readonly others?: ReadonlyArray<{ readonly id: string; readonly name: string }>;
	/** The workflow's ID: another one stands for an n8n that was started again. */
	readonly workflowId?: string;
	/** Takes what the trigger reports as a failed execution. */
	readonly emitError?: (error: Error) => void;
}

/** A poll that n8n is ready to start, and the static data it works on. */
export interface ReadyPoll {
	readonly context: IPollFunctions;
	readonly start: NonNullable<INodeType['poll']>;
	readonly staticData: IDataObject;
}

/** Makes a poll ready as n8n does in an active workflow, or in the editor. */
export async function readyPoll(
	parameters: INodeParameters,
	around: Around,
	storedData: IDataObject,
	workflowId = around.workflowId ?? 'workflow',
): Promise<ReadyPoll> {
	const { mode = 'trigger', activation = 'activate', name = 'Trigger', nodeId = 'node' } = around;
	const { budgetMs, credential, emitError, others = [] } = around;
	const nodes = triggerNodes(parameters, [{ id: nodeId, name }, ...others]);
	const { workflow, additionalData } = await prepare(
		{ nodes, connections: {} },
		{ credentials: { jtWalletApi: credential ?? {} }, mode, staticData: deepCopy(storedData) },
	);
	// What an n8n process knows of a node goes by this, too.
	workflow.id = workflowId;
	const placed = workflow.getNode(name);
	const start = placed && workflow.nodeTypes.getByNameAndVersion(placed.type, 1).poll;
	if (!placed || !start) throw new Error('The package has no such trigger');
	const context = new PollContext(
		workflow,
		placed,
		additionalData,
		mode,
		mode === 'manual' ? 'manual' : activation,
		undefined,
		emitError,
		undefined,
		undefined,
		undefined,
		budgetMs === undefined ? undefined : () => budgetMs,
	);
	return { context, start, staticData: workflow.staticData };
}
