import {
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type INodeParameters,
	NodeHelpers,
} from 'n8n-workflow';
import { JtWalletApi } from '../../../credentials/JtWalletApi.credentials';

const { authenticate, properties } = new JtWalletApi();

/** A credential as it was entered, expressions unresolved, with the defaults that n8n fills in. */
export function storedCredential(entered: INodeParameters = {}): INodeParameters {
	return NodeHelpers.getNodeParameters(properties, entered, true, false, null, null) ?? {};
}

/** The fields of a credential that are texts, which all of them are. */
export function textsOf(fields: unknown): ICredentialDataDecryptedObject {
	const texts = Object.entries(Object(fields)).filter(([, value]) => typeof value === 'string');
	return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

/** Signs a request as n8n has the credential sign it. */
export async function sign(
	credential: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return await authenticate(credential, options);
}
