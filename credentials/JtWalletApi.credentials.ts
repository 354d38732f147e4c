import type {
	IAuthenticateRuleResponseSuccessBody,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { BALANCE_PATH } from '../wallet-api/contract';
import { FAILURE_KINDS, kindOfCode, ruleOf } from '../wallet-api/failureTable';
import { describeFailure } from '../wallet-api/failures';
import { pastedValue } from '../wallet-api/pastedText';
import { cleanBaseUrl } from '../wallet-api/signing/baseUrl';
import { signRequest } from '../wallet-api/signing/signRequest';

/** A request as our nodes make it (`url`) or as n8n's HTTP Request node does (`uri`). */
type AnyRequest = IHttpRequestOptions & {
	uri?: string;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/**
 * Codes that services refuse with, first and last, whatever they mean here. n8n's rules only tell equal from not
 * equal, so a code can be shown only where it has a rule of its own.
 */
const REFUSING_CODES = [
	[-1, 1],
	[200, 200],
	[400, 429],
	[500, 504],
	[1000, 1049],
	[21000, 21049],
] as const;

const knownCodes = FAILURE_KINDS.flatMap((kind) => ruleOf(kind).codes);

const otherCodes = REFUSING_CODES.flatMap(([first, last]) =>
	Array.from({ length: last - first + 1 }, (_, place) => first + place),
).filter((code) => !knownCodes.includes(code));

/** Every such code, as a number and as a text, fails the test with what it means and what to do. */
const codeRules = [...knownCodes, ...otherCodes].flatMap((code) => {
	const { title, advice } = describeFailure(
		{ kind: kindOfCode(code), code },
		{ hasPageSize: false },
	);
	return [code, String(code)].map((value) => failWhen('code', value, `${title}. ${advice}`));
});

const NO_LIST =
	'JT Wallet answered without a list of wallet users and their total, perhaps with a code that is not known here. Check the Base URL and the App ID. To see the code and message, run a JT Wallet Balance node with this credential.';

/** n8n calls any HTTP 200 a success, so whatever has no list and no total is ruled out here. */
const shapeRules = [
	failWhen(
		'code',
		undefined,
		'The server did not answer as JT Wallet does. Check that the Base URL is the one of the JT Wallet API, and that no proxy, firewall or login page stands in between.',
	),
	failWhen('data.list.length', undefined, NO_LIST),
	failWhen('data.total', undefined, NO_LIST),
	failWhen('data.total', null, NO_LIST),
];

/**
 * The merchant's access to the JT Wallet API. `authenticate` signs every request that n8n sends with it: those of
 * our nodes, of the credential test, and of the HTTP Request node.
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
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://api.example.com',
			description:
				'Address of the JT Wallet API that BluePay gave you, starting with https:// and without /open-api',
			// Where n8n's test gets no answer it shows the network's code and nothing else.
			hint: 'If the test says only a code such as ECONNREFUSED or ENOTFOUND, n8n could not connect to this address. Check it for typos, and check your firewall.',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 733b887a4a784708bb369524db5b6ded',
			description: 'The application ID that BluePay issued to you as a merchant',
		},
		{
			displayName: 'Private Key',
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
			displayName: 'Signature Algorithm',
			name: 'signatureAlgorithm',
			type: 'options',
			default: 'RSA-SHA256',
			options: [
				{ name: 'SHA-1', value: 'RSA-SHA1' },
				{ name: 'SHA-256', value: 'RSA-SHA256' },
				{ name: 'SHA-512', value: 'RSA-SHA512' },
			],
			description:
				'How requests are signed. Leave it at SHA-256 unless BluePay told you to use another one',
		},
		{
			// Tells the nodes whether the fields above may differ from item to item, so that they do not have to ask n8n
			// for every item. A sibling with & in front is the field as stored, with the = that marks an expression.
			displayName: 'Holds Expressions',
			name: 'holdsExpressions',
			type: 'hidden',
			default:
				'={{ ["baseUrl", "appId", "privateKey", "signatureAlgorithm"].some((name) => String($rawParameter["&" + name]).startsWith("=")) }}',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: AnyRequest,
	): Promise<IHttpRequestOptions> => {
		const baseUrl = asText(credentials.baseUrl);
		const sent = { ...request, ...cleanBaseOf(request, baseUrl), ...withoutRedirects };
		const envelope = await signRequest(
			{
				baseUrl,
				appId: asText(credentials.appId),
				privateKey: asText(credentials.privateKey),
				signatureAlgorithm: asText(credentials.signatureAlgorithm) || 'RSA-SHA256',
			},
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

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim()}}',
			url: BALANCE_PATH,
			method: 'POST',
			body: { page: 1, size: 1 },
			json: true,
			ignoreHttpStatusErrors: true,
		},
		rules: [...codeRules, ...shapeRules],
	};
}

/** A signed request is for one server: it must not be sent on to wherever an answer points. */
const withoutRedirects = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

function failWhen(
	key: string,
	value: number | string | null | undefined,
	message: string,
): IAuthenticateRuleResponseSuccessBody {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}

/** A text given to a node is not always a string: an expression may have made it a number, or nothing. */
function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Where n8n sends the request, as far as its server goes: an address that is not absolute never changes that. */
function addressOf({ baseURL, url, uri }: AnyRequest): string {
	const address = url ?? uri ?? '';
	if (baseURL === undefined || /^([a-z][a-z\d+.-]*:)?\/\//i.test(address)) return address;
	return `${baseURL}/${address}`;
}

/** The credential test sends to the Base URL as it was entered, which may hold what has to be dropped. */
function cleanBaseOf({ baseURL }: AnyRequest, entered: string): { baseURL?: string } {
	const isEntered = baseURL !== undefined && pastedValue(baseURL) === pastedValue(entered);
	return isEntered ? { baseURL: cleanBaseUrl(entered) } : {};
}

/** n8n adds the content type to objects by itself, but not to texts. */
function contentTypeFor({ headers, body }: AnyRequest): { 'Content-Type'?: string } {
	const isSet = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
	return isSet || typeof body !== 'string' ? {} : { 'Content-Type': 'application/json' };
}
