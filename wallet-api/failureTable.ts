/**
 * Everything that can go wrong between this package and JT Wallet, in one table. The nodes' errors, the
 * credential test, the retries and the table in `docs/errors.md` are all made from it.
 * Sources of the codes: the vendor's page and the vendor's other public pages, which use two families of codes.
 */

/**
 * - `never`: asking again cannot help
 * - `onceResigned`: once, with a fresh timestamp and signature
 * - `later`: what passes by itself
 * - `throttled`: after a longer wait, and one request at a time from then on
 */
export type RetryRule = 'never' | 'onceResigned' | 'later' | 'throttled';

/** Who has to act: nobody but time, or whoever set up the credential, or the node and what is around it. */
export type Cause =
	| 'rate-limited'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid';

/** One row of the table. */
export interface FailureRule {
	/** The vendor's codes that mean this. */
	readonly codes: readonly number[];
	/** HTTP statuses that mean this, when the answer carries no code of the vendor's. */
	readonly statuses: readonly number[];
	/** Network error codes and names of errors that mean this; `HPE_*` stands for all that begin so. */
	readonly network: readonly string[];
	/** What happened, in one line. */
	readonly title: string;
	/** What the operator can do about it. */
	readonly advice: string;
	/** The same where there is no Page Size to set; left out where `advice` does not speak of it. */
	readonly adviceWithoutPageSize?: string;
	readonly retry: RetryRule;
	readonly cause: Cause;
}

const NOTHING = { codes: [], statuses: [], network: [] } as const;

/** The table: kind of failure → how it is recognised, what happened, what to do, whether to ask again, who has to act. */
export const FAILURES = {
	signatureRefused: {
		...NOTHING,
		codes: [21001, 1003],
		title: 'JT Wallet refused the signature',
		advice:
			'The private key in the credential does not belong to the public key uploaded to JT Wallet, or another signature algorithm is in use. Compare the key pair and the Signature Algorithm.',
		retry: 'never',
		cause: 'credential-invalid',
	},
	appIdRefused: {
		...NOTHING,
		codes: [21003, 1001],
		title: 'JT Wallet does not know this App ID',
		advice: 'Correct the App ID in the credential. It has to be the one issued for this Base URL.',
		retry: 'never',
		cause: 'credential-invalid',
	},
	merchantRefused: {
		...NOTHING,
		codes: [21004, 1004],
		title: 'JT Wallet refused the merchant',
		advice: 'The merchant is disabled at JT Wallet. Ask BluePay support to enable it.',
		retry: 'never',
		cause: 'credential-invalid',
	},
	addressNotAllowed: {
		...NOTHING,
		codes: [21016, 1002],
		title: 'JT Wallet does not accept requests from this IP address',
		advice:
			"Ask BluePay support to add the outgoing IP address of your n8n server to the merchant's white list.",
		retry: 'never',
		cause: 'configuration-invalid',
	},
	clock: {
		...NOTHING,
		codes: [21008, 21009],
		title: 'JT Wallet refused the time of the request',
		advice: 'Correct the clock of your n8n server, for example with NTP.',
		retry: 'onceResigned',
		cause: 'configuration-invalid',
	},
	parametersRefused: {
		...NOTHING,
		codes: [21002, 1009],
		title: 'JT Wallet refused the parameters of the request',
		advice: 'Check the filters and the Page Size.',
		adviceWithoutPageSize: 'Check what you entered in the node.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	throttled: {
		...NOTHING,
		codes: [21020, 21714, 1013],
		statuses: [429],
		title: 'JT Wallet is rate limiting requests',
		advice: 'Lower Parallel Requests, raise Max Retries, or run the workflow less often.',
		retry: 'throttled',
		cause: 'rate-limited',
	},
	temporaryError: {
		...NOTHING,
		codes: [21000, 21011, 1018],
		statuses: [500, 502, 503],
		title: 'JT Wallet is temporarily unavailable',
		advice: 'Run the workflow again later. If this persists, contact BluePay support.',
		retry: 'later',
		cause: 'temporarily-unavailable',
	},
	timedOut: {
		...NOTHING,
		statuses: [408, 504, 522, 524, 598, 599],
		network: [
			'ETIMEDOUT',
			'ECONNABORTED',
			'ESOCKETTIMEDOUT',
			'UND_ERR_CONNECT_TIMEOUT',
			'UND_ERR_HEADERS_TIMEOUT',
			'UND_ERR_BODY_TIMEOUT',
		],
		title: 'JT Wallet did not answer in time',
		advice: 'Raise Timeout or lower Page Size in the options.',
		adviceWithoutPageSize: 'Raise Timeout in the options.',
		retry: 'later',
		cause: 'temporarily-unavailable',
	},
	tooLarge: {
		...NOTHING,
		statuses: [413],
		title: 'The request or the response was too large for the server',
		advice: 'Lower Page Size in the options.',
		adviceWithoutPageSize:
			'Ask for fewer wallet users at a time. If this persists, contact BluePay support.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	connectionLost: {
		...NOTHING,
		network: [
			'ECONNRESET',
			'ECONNREFUSED',
			'EPIPE',
			'EAI_AGAIN',
			'ENETDOWN',
			'ENETUNREACH',
			'EHOSTDOWN',
			'EHOSTUNREACH',
			'ERR_BAD_RESPONSE',
			'ERR_STREAM_PREMATURE_CLOSE',
			'UND_ERR_SOCKET',
		],
		title: 'JT Wallet could not be reached, or the connection was lost',
		advice:
			'Check that the Base URL in the credential is right and that your n8n server can reach it.',
		retry: 'later',
		cause: 'temporarily-unavailable',
	},
	damaged: {
		...NOTHING,
		network: ['HPE_*', 'Z_*', 'ERR__ERROR_*', 'ZSTD_*'],
		title: 'The response of JT Wallet was damaged on its way',
		advice:
			'Run the workflow again. If this persists, look for a proxy or firewall in between that changes responses.',
		retry: 'later',
		cause: 'temporarily-unavailable',
	},
	hostNotFound: {
		...NOTHING,
		network: ['ENOTFOUND'],
		title: 'The host of the Base URL was not found',
		advice: 'Correct the Base URL in the credential.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	notSecure: {
		...NOTHING,
		network: [
			'CERT_*',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_GET_ISSUER_CERT',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_*',
			'ERR_SSL_*',
			'EPROTO',
		],
		title: 'No secure connection to the Base URL is possible',
		advice:
			'Check that the Base URL is right. Its certificate does not prove that the server is the one asked for.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	blockedByN8n: {
		...NOTHING,
		network: ['SsrfBlockedIpError', 'SsrfBlockedHostnameError'],
		title: 'The SSRF protection of n8n blocked the request',
		advice:
			'The Base URL leads to an address that this n8n may not call. Correct the Base URL, or ask your n8n administrator to allow its host name in N8N_SSRF_ALLOWED_HOSTNAMES or its IP address in N8N_SSRF_ALLOWED_IP_RANGES.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	forbidden: {
		...NOTHING,
		statuses: [403],
		title: 'An IP white list or a firewall refused the request',
		advice:
			"Ask BluePay support to add the outgoing IP address of your n8n server to the merchant's white list. If a firewall or proxy of your own is in between, allow the Base URL there.",
		retry: 'never',
		cause: 'configuration-invalid',
	},
	proxyLogin: {
		...NOTHING,
		statuses: [407],
		title: 'The proxy in between wants a login',
		advice:
			'Put user name and password into the address of the proxy that n8n uses (HTTPS_PROXY, HTTP_PROXY or ALL_PROXY), or exempt the host of the Base URL with NO_PROXY.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	redirected: {
		...NOTHING,
		statuses: [301, 302, 303, 307, 308],
		title: 'The server sent the request to another address',
		advice:
			'Signed requests are not sent on. Put the address where JT Wallet really answers into Base URL.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	statusRefused: {
		...NOTHING,
		title: 'The server refused the request',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API, without a path.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	webPage: {
		...NOTHING,
		title: 'The server answered with a web page instead of data',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API, and that no proxy or login page stands in between.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	cutOff: {
		...NOTHING,
		title: 'The response of JT Wallet was cut off',
		advice: 'Run the workflow again. If this persists, lower Page Size in the options.',
		adviceWithoutPageSize: 'Run the workflow again. If this persists, contact BluePay support.',
		retry: 'later',
		cause: 'temporarily-unavailable',
	},
	notJson: {
		...NOTHING,
		title: 'The server answered with something that is not JSON',
		advice: 'Check that the Base URL in the credential is the one of the JT Wallet API.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	notBalances: {
		...NOTHING,
		title: 'The response of JT Wallet does not hold a list of wallet users',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API. If it is, contact BluePay support.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	filterIgnored: {
		...NOTHING,
		title: 'JT Wallet did not apply a filter',
		advice:
			'Nothing is returned, because wallet users that were not asked for would be among the results. Contact BluePay support, or remove this filter and filter after this node.',
		adviceWithoutPageSize:
			'Nothing is returned, because wallet users that were not asked for would be among the results. Contact BluePay support.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	pagingBroken: {
		...NOTHING,
		title: 'JT Wallet did not serve the pages that were asked for',
		advice:
			'Not every wallet user can be read this way. Try a smaller Page Size in the options. If this persists, contact BluePay support.',
		adviceWithoutPageSize:
			'Not every wallet user can be read this way. If this persists, contact BluePay support.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	tooManyUsers: {
		...NOTHING,
		title: 'Too many wallet users match',
		advice: 'Narrow the filters.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
	unknownCode: {
		...NOTHING,
		title: 'JT Wallet refused the request',
		advice: 'Ask BluePay support what this code means.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	unknownNetworkError: {
		...NOTHING,
		title: 'The request did not get through to JT Wallet',
		advice: 'Check the Base URL in the credential and the network of your n8n server.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	notSent: {
		...NOTHING,
		title: 'The request could not be signed',
		advice: 'Correct the JT Wallet API credential.',
		retry: 'never',
		cause: 'credential-invalid',
	},
} as const satisfies { readonly [kind: string]: FailureRule };

/** Name of a row of the table. */
export type FailureKind = keyof typeof FAILURES;

/** The names of the rows, in the table's order. */
export const FAILURE_KINDS: readonly FailureKind[] = Object.keys(FAILURES).filter(isFailureKind);

const kindByCode = kindsBy((rule) => rule.codes);
const kindByStatus = kindsBy((rule) => rule.statuses);
const signsOfNetwork = [...kindsBy((rule) => rule.network)];

/** The row of a kind. */
export function ruleOf(kind: FailureKind): FailureRule {
	return FAILURES[kind];
}

/** What a code of the vendor's means. */
export function kindOfCode(code: number): FailureKind {
	return kindByCode.get(code) ?? 'unknownCode';
}

/** What an HTTP status other than 2xx means. */
export function kindOfStatus(status: number): FailureKind {
	return kindByStatus.get(status) ?? (status > 504 ? 'temporaryError' : 'statusRefused');
}

/** What a network error code such as `ECONNRESET`, or the name of an error, means. */
export function kindOfNetworkError(code: string): FailureKind {
	const [, kind = 'unknownNetworkError'] =
		signsOfNetwork.find(([sign]) => isSignOf(sign, code)) ?? [];
	return kind;
}

function isSignOf(sign: string, code: string): boolean {
	return sign.endsWith('*') ? code.startsWith(sign.slice(0, -1)) : code === sign;
}

function isFailureKind(name: string): name is FailureKind {
	return name in FAILURES;
}

function kindsBy<Key>(keys: (rule: FailureRule) => readonly Key[]): Map<Key, FailureKind> {
	return new Map(
		FAILURE_KINDS.flatMap((kind) =>
			keys(ruleOf(kind)).map((key): [Key, FailureKind] => [key, kind]),
		),
	);
}
