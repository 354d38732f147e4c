import { type FailureRules, NOTHING } from './rule';

/** Why no answer of JT Wallet's came: the time, the connection, and whatever stands in between. */
export const CONNECTION = {
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
		cause: 'temporarily-unavailable',
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
		cause: 'temporarily-unavailable',
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
		carries: ['status'],
		statuses: [403],
		title: 'An IP white list or a firewall refused the request',
		advice:
			"Ask BluePay support to add the outgoing IP address of your n8n server to the merchant's white list. If a firewall or proxy of your own is in between, allow the Base URL there.",
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	proxyLogin: {
		...NOTHING,
		carries: ['status'],
		statuses: [407],
		title: 'The proxy in between wants a login',
		advice:
			'Put user name and password into the address of the proxy that n8n uses (HTTPS_PROXY, HTTP_PROXY or ALL_PROXY), or exempt the host of the Base URL with NO_PROXY.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	redirected: {
		...NOTHING,
		carries: ['status'],
		statuses: [301, 302, 303, 307, 308],
		title: 'The server sent the request to another address',
		advice:
			'Signed requests are not sent on. Put the address where JT Wallet really answers into Base URL.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	statusRefused: {
		...NOTHING,
		carries: ['status'],
		title: 'The server refused the request',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API, without a path.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	unknownNetworkError: {
		...NOTHING,
		carries: ['networkCode'],
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
} as const satisfies FailureRules;
