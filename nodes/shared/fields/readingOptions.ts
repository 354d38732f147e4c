import type { INodeProperties } from 'n8n-workflow';
import type { ClientSettings } from '../../../wallet-api/calling/client';
import { MAX_PAGE_SIZE } from '../../../wallet-api/contract';
import { acceptChoice, acceptWholeNumber } from './badInput';
import { defaultsOf, wholeFrom } from './field';

/** What an operator may set about how the list is read. */
export interface ReadingOptions extends ClientSettings {
	/** Rows per page. */
	readonly pageSize: number;
	/** What to do when the list never held still while it was read. */
	readonly whenListChanges: 'hint' | 'fail';
}

/** The options about requests, for every operation. Sorted by name, as n8n wants it. */
export const requestOptionFields = {
	maxRetries: {
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: wholeFrom(0, 10),
		default: 4,
		description:
			'Number of retries after a temporary error (0 to 10). Each retry is signed again. Defaults to 4.',
	},
	pageSize: {
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: wholeFrom(1, MAX_PAGE_SIZE),
		default: 10000,
		description:
			'Number of wallet users to request per page (1 to 10,000). Smaller pages mean more requests. Defaults to 10,000.',
	},
	parallelRequests: {
		displayName: 'Parallel Requests',
		name: 'parallelRequests',
		type: 'number',
		typeOptions: wholeFrom(1, 10),
		default: 4,
		description:
			'Maximum number of requests to send at the same time (1 to 10). Drops to 1 when JT Wallet rate limits. Defaults to 4.',
	},
	timeout: {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: wholeFrom(1, 3600),
		default: 60,
		description: 'Maximum number of seconds to wait for one request (1 to 3,600). Defaults to 60.',
	},
	whenListChanges: {
		displayName: 'When the List Changes',
		name: 'whenListChanges',
		type: 'options',
		default: 'hint',
		options: [
			{ name: 'Continue with a Hint', value: 'hint' },
			{ name: 'Fail', value: 'fail' },
		],
		description:
			'What to do if the list keeps changing while it is read. Defaults to Continue with a Hint.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

const DEFAULTS = defaultsOf(Object.values(requestOptionFields));

/**
 * The options as entered, with what is not set filled in.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function acceptReadingOptions(entered: {
	readonly [name: string]: unknown;
}): ReadingOptions {
	const options: { readonly [name: string]: unknown } = { ...DEFAULTS, ...entered };
	const { maxRetries, pageSize, parallelRequests, timeout, whenListChanges } = requestOptionFields;
	return {
		maxRetries: acceptWholeNumber(maxRetries, options.maxRetries),
		pageSize: acceptWholeNumber(pageSize, options.pageSize),
		parallelRequests: acceptWholeNumber(parallelRequests, options.parallelRequests),
		timeoutMs: 1000 * acceptWholeNumber(timeout, options.timeout),
		whenListChanges: acceptChoice(whenListChanges, options.whenListChanges),
	};
}
