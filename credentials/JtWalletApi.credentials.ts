import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { CREDENTIAL_LABELS } from '../wallet-api/labels';
import { SIGNATURE_ALGORITHMS } from '../wallet-api/signing/envelope';
import { accessFrom, signRequest } from '../wallet-api/signing/signRequest';

/** A request as our nodes make it (`url`) or as n8n's HTTP Request node does (`uri`). */
type AnyRequest = IHttpRequestOptions & {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/**
 * The merchant's access to the JT Wallet API. `authenticate` signs every request that n8n sends with it: those of
 * our nodes, and of the HTTP Request node. The nodes hold the test of the credential, for n8n's own can only tell
 * equal from not equal, and would call a code that is not known a success.
 */
export class JtWalletApi implements ICredentialType {
	name = 'jtWalletApi';

	displayName = 'JT Wallet API';

	icon: Icon = {
		light: 'file:../icons/jtWallet.svg',
		dark: 'file:../icons/jtWallet.dark.svg',
	};

	documentationUrl = 'https://example.com/n8n-nodes-jt-wallet/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: CREDENTIAL_LABELS.baseUrl,
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://api.example.com',
			description:
				'Address of the JT Wallet API that BluePay gave you, starting with https:// and without /open-api',
		},
		{
			displayName: CREDENTIAL_LABELS.appId,
			name: 'appId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 733b887a4a784708bb369524db5b6ded',
			description: 'The application ID that BluePay issued to you as a merchant',
		},
		{
			displayName: CREDENTIAL_LABELS.privateKey,
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. MIIEvQIBADANBgkqhkiG9w0BAQEFAASC…',
			description:
				'Your RSA private key of 2048 bits or more, as Base64 or PEM, PKCS#8 or PKCS#1. It never leaves n8n; BluePay only has the public key that belongs to it',
		},
		{
			displayName: CREDENTIAL_LABELS.signatureAlgorithm,
			name: 'signatureAlgorithm',
			type: 'options',
			default: SIGNATURE_ALGORITHMS[0],
			options: [
				{ name: 'SHA-1', value: 'RSA-SHA1' },
				{ name: 'SHA-256', value: 'RSA-SHA256' },
				{ name: 'SHA-512', value: 'RSA-SHA512' },
			],
			description:
				'How requests are signed. Leave it at SHA-256 unless BluePay told you to use another one',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: AnyRequest,
	): Promise<IHttpRequestOptions> => {
		const sent = { ...request, ...withoutRedirects };
		const envelope = await signRequest(
			accessFrom(credentials),
			addressOf(sent),
			request.body,
			Date.now(),
		);
		return {
			...sent,
			headers: { ...request.headers, ...contentTypeFor(request) },
			body: typeof request.body === 'string' ? JSON.stringify(envelope) : envelope,
		};
	};
}

/** A signed request is for one server: it must not be sent on to wherever an answer points. */
const withoutRedirects = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

/** Where n8n sends the request, as far as its server goes: an address that is not absolute never changes that. */
function addressOf({ baseURL, url, uri }: AnyRequest): string {
	const address = url ?? uri ?? '';
	if (baseURL === undefined || /^([a-z][a-z\d+.-]*:)?\/\//i.test(address)) return address;
	return `${baseURL}/${address}`;
}

/** n8n adds the content type to objects by itself, but not to texts. */
function contentTypeFor({ headers, body }: AnyRequest): { 'Content-Type'?: string } {
	const isSet = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
	return isSet || typeof body !== 'string' ? {} : { 'Content-Type': 'application/json' };
}
