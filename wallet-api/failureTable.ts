/**
 * Everything that can go wrong between this package and JT Wallet, in one table. The nodes' errors, the
 * credential test, the retries and the table in `docs/errors.md` are all made from it.
 * Sources of the codes: the vendor's page and the vendor's other public pages, which use two families of codes.
 */

/**
 * - `never`: asking again cannot help
 * - `onceResigned`: once, with a fresh timestamp and signature
 * - `later`: a passing fault
 * - `throttled`: after a longer wait, and one request at a time from then on
 */
export type RetryRule = 'never' | 'onceResigned' | 'later' | 'throttled';

/** One row of the table. */
export interface FailureRule {
	/** The vendor's codes that mean this. */
	readonly codes: readonly number[];
	/** HTTP statuses that mean this, when the answer carries no code of the vendor's. */
	readonly statuses: readonly number[];
	/** Node.js network error codes that mean this. */
	readonly network: readonly string[];
	/** What happened, in one line. */
	readonly title: string;
	/** What the operator can do about it. */
	readonly advice: string;
	readonly retry: RetryRule;
}

const NOTHING = { codes: [], statuses: [], network: [] } as const;

/** The table: kind of failure → how it is recognised, what happened, what to do, whether to ask again. */
export const FAILURES = {
	signatureRefused: {
		...NOTHING,
		codes: [21001, 1003],
		title: 'JT Wallet refused the signature',
		advice:
			'The private key in the credential does not belong to the public key uploaded to JT Wallet, or another signature algorithm is in use. Compare the key pair and the Signature Algorithm.',
		retry: 'never',
	},
	appIdRefused: {
		...NOTHING,
		codes: [21003, 1001],
		title: 'JT Wallet does not know this App ID',
		advice: 'Correct the App ID in the credential. It has to be the one issued for this Base URL.',
		retry: 'never',
	},
	merchantRefused: {
		...NOTHING,
		codes: [21004, 1004],
		title: 'JT Wallet refused the merchant',
		advice: 'The merchant is disabled at JT Wallet. Ask JT Wallet (BluePay) to enable it.',
		retry: 'never',
	},
	addressNotAllowed: {
		...NOTHING,
		codes: [21016, 1002],
		title: 'JT Wallet does not accept requests from this IP address',
		advice:
			"Ask JT Wallet (BluePay) to add the outgoing IP address of this n8n server to the merchant's white list.",
		retry: 'never',
	},
	clock: {
		...NOTHING,
		codes: [21008, 21009],
		title: 'JT Wallet refused the time of the request',
		advice: 'Set the clock of this n8n server right, best by NTP.',
		retry: 'onceResigned',
	},
	parametersRefused: {
		...NOTHING,
		codes: [21002, 1009],
		title: 'JT Wallet refused the parameters of the request',
		advice: 'Check the filters and the page size.',
		retry: 'never',
	},
	throttled: {
		...NOTHING,
		codes: [21020, 21714, 1013],
		statuses: [429],
		title: 'JT Wallet receives too many requests',
		advice: 'Lower Parallel Requests, raise Max Retries, or run the workflow less often.',
		retry: 'throttled',
	},
	passingFault: {
		...NOTHING,
		codes: [21000, 21011, 1018],
		statuses: [500, 502, 503],
		title: 'JT Wallet had a passing fault',
		advice: 'Run the workflow again later. If it lasts, ask JT Wallet (BluePay).',
		retry: 'later',
	},
	timedOut: {
		...NOTHING,
		statuses: [408, 504],
		network: ['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'],
		title: 'JT Wallet did not answer in time',
		advice: 'Raise Timeout or lower Page Size in the options.',
		retry: 'later',
	},
	tooLarge: {
		...NOTHING,
		statuses: [413],
		title: 'The answer or the request was too large for the server',
		advice: 'Lower Page Size in the options.',
		retry: 'never',
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
		],
		title: 'The connection to JT Wallet failed',
		advice:
			'Check that the Base URL in the credential is right and that this n8n server can reach it.',
		retry: 'later',
	},
	hostNotFound: {
		...NOTHING,
		network: ['ENOTFOUND'],
		title: 'The host of the Base URL was not found',
		advice: 'Correct the Base URL in the credential.',
		retry: 'never',
	},
	notSecure: {
		...NOTHING,
		network: [
			'CERT_HAS_EXPIRED',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'EPROTO',
		],
		title: 'No secure connection to the Base URL is possible',
		advice:
			'Check that the Base URL is right. Its certificate does not prove that the server is the one asked for.',
		retry: 'never',
	},
	redirected: {
		...NOTHING,
		statuses: [301, 302, 303, 307, 308],
		title: 'The server sent the request to another address',
		advice:
			'Signed requests are not sent on. Put the address where JT Wallet really answers into Base URL.',
		retry: 'never',
	},
	statusRefused: {
		...NOTHING,
		title: 'The server refused the request',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API, without a path.',
		retry: 'never',
	},
	webPage: {
		...NOTHING,
		title: 'The server answered with a web page instead of data',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API, and that no proxy or login page stands in between.',
		retry: 'never',
	},
	cutOff: {
		...NOTHING,
		title: 'The answer of JT Wallet was cut off',
		advice: 'Run the workflow again. If it lasts, lower Page Size in the options.',
		retry: 'later',
	},
	notJson: {
		...NOTHING,
		title: 'The server answered with something that is not JSON',
		advice: 'Check that the Base URL in the credential is the one of the JT Wallet API.',
		retry: 'never',
	},
	notBalances: {
		...NOTHING,
		title: 'The answer of JT Wallet does not hold a list of wallet users',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API. If it is, ask JT Wallet (BluePay) what changed.',
		retry: 'never',
	},
	pagingBroken: {
		...NOTHING,
		title: 'JT Wallet did not serve the pages that were asked for',
		advice:
			'Not every wallet user can be read this way. Try a smaller Page Size in the options; if it stays so, ask JT Wallet (BluePay).',
		retry: 'never',
	},
	tooManyUsers: {
		...NOTHING,
		title: 'Too many wallet users match',
		advice: 'Narrow the filters.',
		retry: 'never',
	},
	unknownCode: {
		...NOTHING,
		title: 'JT Wallet refused the request',
		advice: 'Ask JT Wallet (BluePay) what this code means.',
		retry: 'never',
	},
	unknownNetworkError: {
		...NOTHING,
		title: 'The request to JT Wallet failed',
		advice: 'Check the Base URL in the credential and the network of this n8n server.',
		retry: 'never',
	},
	notSent: {
		...NOTHING,
		title: 'The request could not be signed',
		advice: 'Correct the JT Wallet API credential.',
		retry: 'never',
	},
} as const satisfies { readonly [kind: string]: FailureRule };

/** Name of a row of the table. */
export type FailureKind = keyof typeof FAILURES;

/** The names of the rows, in the table's order. */
export const FAILURE_KINDS: readonly FailureKind[] = Object.keys(FAILURES).filter(isFailureKind);

const kindByCode = lookUp((rule) => rule.codes);
const kindByStatus = lookUp((rule) => rule.statuses);
const kindByNetworkCode = lookUp((rule) => rule.network);

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
	return kindByStatus.get(status) ?? (status > 504 ? 'passingFault' : 'statusRefused');
}

/** What a Node.js network error code such as `ECONNRESET` means. */
export function kindOfNetworkError(code: string): FailureKind {
	return kindByNetworkCode.get(code) ?? 'unknownNetworkError';
}

function isFailureKind(name: string): name is FailureKind {
	return name in FAILURES;
}

function lookUp<Key>(keys: (rule: FailureRule) => readonly Key[]): Map<Key, FailureKind> {
	return new Map(
		FAILURE_KINDS.flatMap((kind) =>
			keys(ruleOf(kind)).map((key): [Key, FailureKind] => [key, kind]),
		),
	);
}
