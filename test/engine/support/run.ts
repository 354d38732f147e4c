import { readFileSync } from 'node:fs';
import { WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	NodeExecutionHint,
} from 'n8n-workflow';
import { jsonParse, jsonStringify, NodeConnectionTypes } from 'n8n-workflow';
import { prepare, type Surroundings, type WorkflowJson } from './prepare';

/** What a run can be given besides its surroundings. */
export interface RunOptions extends Surroundings {
	/** The execution is cancelled, as by the Stop button, as soon as this resolves. */
	cancelAfter?: Promise<unknown>;
}

/** What one node did in a run. All empty when the node was not reached. */
export interface NodeResult {
	/** Items of the first output. */
	items: INodeExecutionData[];
	/** Items by output, e.g. [success, error] with `onError: 'continueErrorOutput'`. */
	outputs: INodeExecutionData[][];
	error: ExecutionError | undefined;
	hints: NodeExecutionHint[];
	/** Milliseconds, undefined when the node was not reached. */
	executionTimeMs: number | undefined;
}

/** A finished, failed or cancelled run. */
export interface WorkflowResult {
	/** As n8n saves it: 'success', 'error', 'canceled'. */
	status: ExecutionStatus;
	/** The error that stopped the run; after a cancel, the one the node threw on its way out. */
	error: ExecutionError | undefined;
	/** n8n's own record of the whole run. */
	runData: IRun;
	/** How often a credential was read, at a cost to n8n each time. */
	credentialReads: number;
	/** The record as text, to look for what must not be in it. */
	serialised(): string;
	/** What the node of this name did. */
	node(name: string): NodeResult;
}

const nodeResult = (runData: IRun, name: string): NodeResult => {
	const task = runData.data.resultData.runData[name]?.at(-1);
	const outputs = (task?.data?.[NodeConnectionTypes.Main] ?? []).map((items) => items ?? []);
	return {
		items: outputs[0] ?? [],
		outputs,
		error: task?.error,
		hints: task?.hints ?? [],
		executionTimeMs: task?.executionTime,
	};
};

/** A workflow file as exported by n8n. */
export const readWorkflow = (file: string): WorkflowJson => jsonParse(readFileSync(file, 'utf8'));

/**
 * Runs a workflow in n8n's engine, over real HTTP. A failing node does not reject: see `error`.
 * Rejects when n8n refuses to start it, e.g. with a required field left empty.
 */
export async function runWorkflow(
	json: WorkflowJson,
	options: RunOptions = {},
): Promise<WorkflowResult> {
	const { workflow, additionalData, credentials, mode } = await prepare(json, options);
	// A cancelled node usually throws on its way out; by then n8n has recorded the cancellation.
	let recorded: ExecutionStatus | undefined;
	additionalData.hooks?.addHandler('workflowExecuteAfter', ({ status }) => {
		recorded ??= status;
	});
	const [startNode] = workflow.queryNodes((type) => type.description.group.includes('trigger'));
	const execution = new WorkflowExecute(additionalData, mode).run({ workflow, startNode });
	void options.cancelAfter?.then(() => execution.cancel());
	const runData = await execution;
	return {
		status: recorded ?? runData.status,
		error: runData.data.resultData.error,
		runData,
		credentialReads: credentials.asked,
		serialised: () => jsonStringify(runData, { replaceCircularRefs: true }),
		node: (name) => nodeResult(runData, name),
	};
}
