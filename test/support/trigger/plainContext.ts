import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	IPollFunctions,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { send } from '../plain/send';

/** What a poll needs of n8n. */
export interface PlainSurroundings {
	readonly parameters: INodeParameters;
	readonly credential: ICredentialDataDecryptedObject;
	/** The node's static data, which the poll changes. */
	readonly state: IDataObject;
	/** Makes the body that is sent out of the parameters of a request, as the credential does. */
	readonly sign: (options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
	/** The workflow's ID: what an n8n process knows of a node goes by it. */
	readonly workflowId?: string;
	/** The node's ID: what an n8n knows of a node goes by it. */
	readonly nodeId?: string;
	/** How n8n registered the trigger; by hand unless given. */
	readonly activation?: WorkflowActivateMode;
	/** Takes what the trigger reports as a failed execution. */
	readonly emitError?: (error: Error) => void;
	/** The data of all nodes of the workflow, by n8n's keys. */
	readonly staticData?: IDataObject;
	/** The node's name, which n8n's key of its data is made of. */
	readonly name?: string;
	/** The names of the workflow's nodes, by ID; none where a test does not say. */
	readonly nodes?: Readonly<Record<string, string>>;
	/** Take the lines for the log. */
	readonly warn?: (message: string) => void;
	readonly info?: (message: string) => void;
}

const NODE: INode = {
	id: 'node',
	name: 'Trigger',
	type: 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * As little of n8n as a poll needs, over real HTTP: no budget, as in n8n before it had one. Without n8n's own layers
 * a request costs a fraction, so that thousands of polls fit into a test.
 */
export function plainContext(around: PlainSurroundings): IPollFunctions {
	const { parameters, credential, state, sign, nodeId = 'node' } = around;
	const { warn = () => {}, info = () => {} } = around;
	const { activation = 'activate', emitError, staticData = {}, name = 'Trigger' } = around;
	const { workflowId = 'workflow', nodes = {} } = around;
	const named = Object.entries(nodes).map(([id, name]) => [name, { id, name }] as const);
	return Object.assign(Object.create(null), {
		getMode: () => 'trigger',
		getActivationMode: () => activation,
		getWorkflow: () => ({ id: workflowId, name: 'Workflow', active: true }),
		workflow: { staticData, nodes: Object.fromEntries(named) },
		__emitError: emitError,
		getNode: () => ({ ...NODE, id: nodeId, name }),
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		getCredentials: async () => credential,
		getWorkflowStaticData: () => state,
		logger: { warn, info },
		helpers: {
			async httpRequestWithAuthentication(
				this: { readonly getExecutionCancelSignal?: () => AbortSignal },
				_type: string,
				options: IHttpRequestOptions,
			) {
				return await send(await sign(options), this.getExecutionCancelSignal?.());
			},
		},
	});
}
