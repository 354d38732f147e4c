import type { FailureKind } from '../../wallet-api/failureTable';

const TRIED = 'It was tried 3 times over';

/** What an operator has to be told about each failure that the matrix meets, besides what happened. */
export const ADVICE: { readonly [kind in FailureKind]?: readonly string[] } = {
	signatureRefused: [
		'refused the signature',
		'private key',
		'public key uploaded',
		"JT Wallet's code was",
	],
	appIdRefused: ['App ID', 'Correct the App ID', "JT Wallet's code was"],
	merchantRefused: ['merchant is disabled', 'Ask JT Wallet', "JT Wallet's code was"],
	addressNotAllowed: ['IP address', 'white list', "JT Wallet's code was"],
	clock: ['The clocks agree', 'Set the clock', 'It was tried 2 times over', "JT Wallet's code was"],
	parametersRefused: ['Sent were page: ', 'size: ', "JT Wallet's code was"],
	throttled: ['too many requests', 'Lower Parallel Requests', TRIED],
	passingFault: ['Run the workflow again later', TRIED],
	timedOut: ['did not answer in time', 'Raise Timeout or lower Page Size', TRIED],
	tooLarge: ['too large', 'Lower Page Size', 'The HTTP status was 413.'],
	connectionLost: ['connection', 'Base URL', 'The network error was ECONNRESET.', TRIED],
	redirected: ['another address', 'Base URL', 'The HTTP status was 30'],
	statusRefused: ['refused the request', 'Base URL', 'The HTTP status was '],
	webPage: ['web page instead of data', 'proxy or login page'],
	cutOff: ['cut off', 'lower Page Size', TRIED],
	notJson: ['not JSON', 'Base URL'],
	notBalances: ['does not hold a list of wallet users', ' has no ', 'ask JT Wallet'],
	pagingBroken: ['did not serve the pages', 'In 3 readings', 'smaller Page Size'],
	unknownCode: ['Ask JT Wallet', "JT Wallet's code was"],
};
