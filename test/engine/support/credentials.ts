import { getAdditionalKeys, type PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, Workflow } from 'n8n-workflow';
import { NodeTypes } from './loadedPackage';

/**
 * What the operator typed, by credential type, expressions with their "=" in front. Fields that are left out get
 * their default.
 */
export type CredentialValues = Record<string, INodeParameters>;

const unused = (what: string): never => {
	throw new Error(`The engine harness has no ${what}`);
};

const isRequest = (
	options: IHttpRequestOptions | IRequestOptionsSimplified,
): options is IHttpRequestOptions => 'url' in options || 'uri' in options;

/** The node that n8n evaluates the expressions of a credential for where there is no item. */
const NOBODY: INode = {
	id: '',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Hands out credentials as n8n's own CredentialsHelper does, which is no part of n8n-core: defaults filled in, and
 * expressions evaluated for the item that was asked for. Signs with the package's own credential classes.
 *
 * Simpler than in n8n: no database, encryption, overwrites, external secrets, dynamic credentials or policies.
 */
export class Credentials extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly values: CredentialValues,
	) {
		super();
	}

	/** How often a credential was asked for: each time costs n8n a query, a decryption and the expressions. */
	asked = 0;

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.loader.getCredential(type).type;
		if (typeof authenticate !== 'function' || !isRequest(options)) {
			return unused(`way to authenticate "${type}" other than by its own function`);
		}
		return await authenticate(credentials, options);
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		item?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		this.asked++;
		const data = withoutLists(this.values[type] ?? unused(`credential of type "${type}"`));
		if (raw === true) return data;
		const properties = this.getCredentialsProperties(type);
		const filled = NodeHelpers.getNodeParameters(properties, data, true, false, null, null);
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		const known = withoutLists(filled);
		if (item === undefined) return withoutLists(this.evaluatedForNobody(known, mode, keys));
		return withoutLists(
			item.workflow.expression.getParameterValue(
				known,
				item.runExecutionData,
				item.runIndex,
				item.itemIndex,
				item.node.name,
				item.connectionInputData,
				mode,
				keys,
				executeData,
				false,
				known,
			),
		);
	}

	private evaluatedForNobody(
		data: { [name: string]: string | number | boolean },
		mode: WorkflowExecuteMode,
		keys: ReturnType<typeof getAdditionalKeys>,
	): unknown {
		const workflow = new Workflow({
			nodes: [],
			connections: {},
			active: false,
			nodeTypes: new NodeTypes(this.loader, new Map()),
		});
		return workflow.expression.getComplexParameterValue(
			NOBODY,
			data,
			mode,
			keys,
			undefined,
			undefined,
			data,
		);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.loader.getCredential(type).type.properties;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		return unused('stored credentials');
	}

	async updateCredentials(): Promise<void> {
		unused('stored credentials');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		unused('stored credentials');
	}
}

/** The texts, numbers and booleans among the fields, which is all that our credential has. */
function withoutLists(fields: unknown): { [name: string]: string | number | boolean } {
	const kept: { [name: string]: string | number | boolean } = {};
	for (const [name, value] of Object.entries(Object(fields))) {
		if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
			kept[name] = value;
		}
	}
	return kept;
}
