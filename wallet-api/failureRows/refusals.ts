import { type FailureRules, NOTHING } from './rule';

/** Why JT Wallet refused, by a code of its own. */
export const REFUSED_BY_CODE = {
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
		cause: 'temporarily-unavailable',
	},
	clock: {
		...NOTHING,
		codes: [21008, 21009],
		title: 'JT Wallet refused the time of the request',
		advice: 'Correct the clock of your n8n server, for example with NTP.',
		retry: 'onceResigned',
		cause: 'temporarily-unavailable',
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
	unknownCode: {
		...NOTHING,
		carries: ['code'],
		title: 'JT Wallet refused the request',
		advice: 'Ask BluePay support what this code means.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
} as const satisfies FailureRules;
