import { ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
	INode,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { createEmptyRunExecutionData } from 'n8n-workflow';
import { loadPackage } from './loadedPackage';
import { prepare, type Prepared, REPOSITORY, type Surroundings } from './prepare';
import { NO_OP, passOn } from './standIns';

/** What n8n shows the operator after Save or Retry in the credential dialog. */
export interface CredentialVerdict {
	status: 'OK' | 'Error';
	message: string;
}

type Rule = IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody;

const failed = (message: string): CredentialVerdict => ({ status: 'Error', message });

/** The value below a dotted path such as `data.list`, undefined where the path ends early. */
const valueAt = (value: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>(
			(at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
			value,
		);

/** n8n's words for a request that failed: a rule's, the HTTP status', the fault's code, the error's. */
const verdictOnError = (error: unknown, rules: readonly Rule[]): CredentialVerdict => {
	const status = valueAt(error, 'cause.response.status');
	if (status !== undefined) {
		const rule = rules.find((r) => r.type === 'responseCode' && r.properties.value === status);
		if (rule !== undefined) return failed(rule.properties.message);
		const text = valueAt(error, 'cause.response.statusText');
		return failed(text ? String(text) : `Received HTTP status code: ${String(status)}`);
	}
	return failed(String(valueAt(error, 'cause.code') ?? valueAt(error, 'message')));
};

/** A rule about the body names what must not be there. */
const verdictOnBody = (body: unknown, rules: readonly Rule[]): CredentialVerdict => {
	const broken = rules.find(
		(rule) =>
			rule.type === 'responseSuccessBody' &&
			valueAt(body, rule.properties.key) === rule.properties.value,
	);
	return broken === undefined
		? { status: 'OK', message: 'Connection successful!' }
		: failed(broken.properties.message);
};

/** n8n sends a credential's test request through a node made for it, of the do-nothing type. */
const testerFor = (type: string, { request }: ICredentialTestRequest): INodeType => ({
	description: {
		...passOn(NO_OP).description,
		credentials: [{ name: type, required: true }],
		properties: [
			{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
		],
	},
});

const sendThrough = async (
	{ workflow, additionalData, credentials, mode }: Prepared,
	node: INode,
	tester: INodeType,
	type: string,
): Promise<unknown> => {
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const details = { id: type, name: type };
	const data = await credentials.getDecrypted(additionalData, details, type, mode);
	const decrypted = { ...details, type, data };
	const output = await new RoutingNode(context, tester, decrypted).runNode();
	return output?.[0]?.[0]?.json;
};

/**
 * Tests a credential as n8n does: its declarative `test` request goes through n8n's routing, signed
 * by the credential, over real HTTP. `values` is what the operator typed.
 */
export async function testCredential(
	values: INodeParameters,
	{
		type = 'jtWalletApi',
		packageFolder,
	}: { type?: string } & Pick<Surroundings, 'packageFolder'> = {},
): Promise<CredentialVerdict> {
	const { test } = (await loadPackage(packageFolder ?? REPOSITORY)).getCredential(type).type;
	if (test === undefined) throw new Error(`The credential "${type}" has no test`);
	const tester = testerFor(type, test);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: NO_OP,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const prepared = await prepare(
		{ nodes: [node], connections: {} },
		{
			packageFolder,
			mode: 'internal',
			credentials: { [type]: values },
			standIns: { [NO_OP]: tester },
		},
	);
	const placed = prepared.workflow.getNode(node.name) ?? node;
	const rules = test.rules ?? [];
	try {
		return verdictOnBody(await sendThrough(prepared, placed, tester, type), rules);
	} catch (error) {
		return verdictOnError(error, rules);
	}
}
