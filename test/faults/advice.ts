import type { FailureKind } from '../../wallet-api/failureTable';

const TRIED = 'Tried 3 times in';

/** What an operator has to be told about each failure that the matrix meets, besides what happened. */
export const ADVICE: { readonly [kind in FailureKind]?: readonly string[] } = {
	signatureRefused: [
		'refused the signature',
		'private key',
		'public key uploaded',
		'JT Wallet returned code',
	],
	appIdRefused: ['App ID', 'Correct the App ID', 'JT Wallet returned code'],
	merchantRefused: ['merchant is disabled', 'Ask BluePay support', 'JT Wallet returned code'],
	addressNotAllowed: ['IP address', 'white list', 'JT Wallet returned code'],
	clock: ['The clocks agree', 'Correct the clock', 'Tried 2 times in', 'JT Wallet returned code'],
	parametersRefused: ['The request contained page: ', 'size: ', 'JT Wallet returned code'],
	throttled: ['rate limiting requests', 'Lower Parallel Requests', TRIED],
	temporaryError: ['Run the workflow again later', TRIED],
	timedOut: ['did not answer in time', 'Raise Timeout or lower Page Size', TRIED],
	tooLarge: ['too large', 'Lower Page Size', 'The server returned HTTP status 413.'],
	connectionLost: ['connection', 'Base URL', 'The network code was ECONNRESET.', TRIED],
	redirected: ['another address', 'Base URL', 'The server returned HTTP status 30'],
	forbidden: ['IP white list', 'firewall', 'HTTP status 403: "Blocked".'],
	proxyLogin: ['proxy', 'HTTPS_PROXY', 'HTTP status 407'],
	statusRefused: ['refused the request', 'Base URL', 'The server returned HTTP status '],
	webPage: ['web page instead of data', 'proxy or login page'],
	cutOff: ['cut off', 'lower Page Size', TRIED],
	notJson: ['not JSON', 'Base URL'],
	notBalances: ['does not hold a list of wallet users', ' has no ', 'contact BluePay support'],
	pagingBroken: [
		'did not serve the pages',
		'pages in a row held nobody new',
		'wallet users were read',
	],
	unknownCode: ['Ask BluePay support', 'JT Wallet returned code'],
};
