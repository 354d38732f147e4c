/** The node JT Wallet Balance out of this source, run with as little of n8n as an execution needs, over real HTTP. */
import {
	type IBinaryData,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	jsonStringify,
	type NodeExecutionHint,
} from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import type { NodeRunOptions, Ran } from '../../engine/support/runNode';
import { sign, storedCredential, textsOf } from './plainCredential';
import { parametersOf, plainWorkflow, valueOf } from './plainWorkflow';
import { send } from './send';

const nodeType = new JtWalletBalance();

/** Runs the node once. A node that fails does not reject: see `error`. */
export async function runPlainly(options: NodeRunOptions): Promise<Ran> {
	const { parameters, input = [{ json: {} }], mode = 'manual', cancelAfter, onError } = options;
	const { workflow, node } = placed(options);
	const stored = storedCredential(options.credentials?.jtWalletApi);
	const reads = { count: 0 };
	const getCredentials = async (_type: string, itemIndex = 0) => {
		reads.count++;
		return textsOf(valueOf(workflow, node.name, stored, itemIndex, mode, input));
	};
	const cancelled = new AbortController();
	void cancelAfter?.then(() => cancelled.abort());
	const hints: NodeExecutionHint[] = [];
	const context: IExecuteFunctions = Object.assign(Object.create(null), {
		additionalData: {
			credentialsHelper: {
				getDecrypted: async () => {
					reads.count++;
					return stored;
				},
			},
		},
		getMode: () => mode,
		getNode: () => node,
		getInputData: () => input,
		getNodeParameter: parametersOf(workflow, node, mode, input),
		getCredentials,
		continueOnFail: () => continuesOnFail(node),
		getExecutionCancelSignal: () => cancelled.signal,
		addExecutionHints: (...added: NodeExecutionHint[]) => hints.push(...added),
		helpers: { httpRequestWithAuthentication, prepareBinaryData },
	});
	const ran = await nodeType.execute.call(context).then(
		([items = []]) => {
			const outputs = onError === 'continueErrorOutput' ? errorsApart(items, input) : [items];
			return { items: outputs[0] ?? [], outputs, status: 'success' as const, error: undefined };
		},
		(error) => ({ items: [], outputs: [], status: 'error' as const, error }),
	);
	return {
		...ran,
		status: cancelled.signal.aborted ? 'canceled' : ran.status,
		hints,
		executionTimeMs: 0,
		credentialReads: reads.count,
		serialised: () => jsonStringify({ parameters, ...ran }, { replaceCircularRefs: true }),
	};
}

function placed({ nodeType: type, parameters, ...settings }: NodeRunOptions) {
	const { onError, continueOnFail, retryOnFail } = settings;
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: `n8n-nodes-jt-wallet.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { jtWalletApi: { id: 'jtWalletApi', name: 'jtWalletApi' } },
		onError,
		continueOnFail,
		retryOnFail,
	};
	const workflow = plainWorkflow({ nodeType, nodes: [node] });
	return { workflow, node: workflow.getNode(node.name) ?? node };
}

/** What n8n takes for failed items it sends to the second output, with the fields of the input items they belong to. */
function errorsApart(
	items: readonly INodeExecutionData[],
	input: readonly INodeExecutionData[],
): INodeExecutionData[][] {
	const isFailed = ({ json }: INodeExecutionData) =>
		Boolean(json.error) &&
		Object.keys(json).every((name) => ['error', 'message', 'details'].includes(name));
	const withInput = (item: INodeExecutionData) => ({
		...item,
		json: { ...input[Number(Object(item.pairedItem).item)]?.json, ...item.json },
	});
	return [
		items.filter((item) => !isFailed(item)),
		items.filter((item) => isFailed(item)).map(withInput),
	];
}

function continuesOnFail({ onError, continueOnFail = false }: INode): boolean {
	return onError === undefined ? continueOnFail : onError !== 'stopWorkflow';
}

async function httpRequestWithAuthentication(
	this: IExecuteFunctions,
	type: string,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const signed = await sign(textsOf(await this.getCredentials(type)), options);
	return await send(signed, this.getExecutionCancelSignal());
}

/** Keeps a file in its item, as n8n does where it has no store of files. */
async function prepareBinaryData(
	content: AsyncIterable<Buffer>,
	fileName: string,
	mimeType: string,
): Promise<IBinaryData> {
	const chunks: Buffer[] = [];
	for await (const chunk of content) chunks.push(chunk);
	return { data: Buffer.concat(chunks).toString('base64'), fileName, mimeType };
}
