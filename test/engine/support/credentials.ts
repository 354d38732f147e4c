import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';

/** What the operator typed, by credential type. Fields that are left out get their default. */
export type CredentialValues = Record<string, INodeParameters>;

const unused = (what: string): never => {
	throw new Error(`The engine harness has no ${what}`);
};

const isRequest = (
	options: IHttpRequestOptions | IRequestOptionsSimplified,
): options is IHttpRequestOptions => 'url' in options || 'uri' in options;

/** Hands out credentials from memory, and signs with the package's own credential classes. */
export class Credentials extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly values: CredentialValues,
	) {
		super();
	}

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
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		return this.decrypted(type);
	}

	/** The values of one credential, with the defaults n8n would have filled in. */
	decrypted(type: string): ICredentialDataDecryptedObject {
		const values = this.values[type] ?? unused(`credential of type "${type}"`);
		const properties = this.getCredentialsProperties(type);
		const filled = NodeHelpers.getNodeParameters(properties, values, true, false, null, null);
		const decrypted: ICredentialDataDecryptedObject = {};
		for (const [name, value] of Object.entries({ ...values, ...filled })) {
			if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
				decrypted[name] = value;
			}
		}
		return decrypted;
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
