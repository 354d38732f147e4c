import { Agent, request } from 'node:http';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	IPollFunctions,
} from 'n8n-workflow';

/** What a poll needs of n8n. */
export interface PlainSurroundings {
	readonly parameters: INodeParameters;
	readonly credential: ICredentialDataDecryptedObject;
	/** The node's static data, which the poll changes. */
	readonly state: IDataObject;
	/** Makes the body that is sent out of the parameters of a request, as the credential does. */
	readonly sign: (options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
	/** Takes the warnings. */
	readonly warn?: (message: string) => void;
}

const NODE: INode = {
	id: 'node',
	name: 'Trigger',
	type: 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const agent = new Agent({ keepAlive: true });

/**
 * As little of n8n as a poll needs, over real HTTP: no budget, as in n8n before it had one. Without n8n's own layers
 * a request costs a fraction, so that thousands of polls fit into a test.
 */
export function plainContext(around: PlainSurroundings): IPollFunctions {
	const { parameters, credential, state, sign, warn = () => {} } = around;
	return Object.assign(Object.create(null), {
		getMode: () => 'trigger',
		getNode: () => NODE,
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		getCredentials: async () => credential,
		getWorkflowStaticData: () => state,
		logger: { warn },
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await send(await sign(options)),
		},
	});
}

/** Closes the connections that are kept for the next request. */
export function closeConnections(): void {
	agent.destroy();
}

async function send({ url, body }: IHttpRequestOptions): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		const headers = { 'Content-Type': 'application/json' };
		const outgoing = request(url, { method: 'POST', agent, headers }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('error', reject);
			answer.on('end', () =>
				resolve({
					statusCode: answer.statusCode,
					headers: answer.headers,
					body: Buffer.concat(chunks).toString('utf8'),
				}),
			);
		});
		outgoing.on('error', reject);
		outgoing.end(JSON.stringify(body));
	});
}
