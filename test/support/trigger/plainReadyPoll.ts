/** A poll of the trigger out of this source, with as little of n8n as it needs. */
import {
	deepCopy,
	type IDataObject,
	type IHttpRequestOptions,
	type INodeParameters,
} from 'n8n-workflow';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { sign, storedCredential, textsOf } from '../plain/plainCredential';
import { parametersOf, plainWorkflow, valueOf } from '../plain/plainWorkflow';
import { plainContext } from './plainContext';
import type { Around, ReadyPoll } from './readyPoll';
import { triggerNodes } from './triggerNodes';

const nodeType = new JtWalletBalanceTrigger();

/** The time that n8n gives a poll unless it says otherwise, in ms. */
const DEFAULT_BUDGET_MS = 300_000;

/** Makes a poll ready, as `readyPoll` does in n8n's engine. */
export async function readyPoll(
	parameters: INodeParameters,
	around: Around,
	storedData: IDataObject,
	workflowId = around.workflowId ?? 'workflow',
): Promise<ReadyPoll> {
	const { mode = 'trigger', activation = 'activate', name = 'Trigger', nodeId = 'node' } = around;
	const { others = [], emitError, budgetMs = DEFAULT_BUDGET_MS } = around;
	const workflow = plainWorkflow({
		nodeType,
		nodes: triggerNodes(parameters, [{ id: nodeId, name }, ...others]),
		id: workflowId,
		staticData: deepCopy(storedData),
	});
	const node = workflow.getNode(name);
	if (node === null) throw new Error('The workflow lost its trigger');
	const stored = storedCredential(around.credential);
	const credential = textsOf(valueOf(workflow, name, stored, 0, mode, []));
	const parameterOf = parametersOf(workflow, node, mode);
	const plain = plainContext({
		parameters: {},
		credential,
		state: {},
		sign: async (options: IHttpRequestOptions) => await sign(credential, options),
		activation: mode === 'manual' ? 'manual' : activation,
		emitError,
		workflowId,
		nodeId,
		name,
	});
	const context = Object.assign(plain, {
		workflow,
		getMode: () => mode,
		getWorkflowStaticData: () => workflow.getStaticData('node', node),
		getPollBudgetMs: () => budgetMs,
		getNodeParameter: (parameter: string, fallback?: unknown, options?: object) =>
			parameterOf(parameter, 0, fallback, options),
	});
	return { context, start: nodeType.poll, staticData: workflow.staticData };
}
