import { type FailureRules, NOTHING } from './rule';

/** What is wrong with an answer that came. */
export const ANSWERS = {
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
		carries: ['detail'],
		title: 'The response of JT Wallet does not hold a list of wallet users',
		advice:
			'Check that the Base URL in the credential is the one of the JT Wallet API. If it is, contact BluePay support.',
		retry: 'never',
		cause: 'temporarily-unavailable',
	},
	filterIgnored: {
		...NOTHING,
		carries: ['detail'],
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
		carries: ['detail'],
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
		carries: ['detail'],
		title: 'Too many wallet users match',
		advice: 'Narrow the filters.',
		retry: 'never',
		cause: 'configuration-invalid',
	},
} as const satisfies FailureRules;
