import type { INodeProperties } from 'n8n-workflow';
import type { ClientSettings } from '../../../wallet-api/calling/client';
import { MAX_PAGE_SIZE } from '../../../wallet-api/contract';
import { acceptChoice, acceptWholeNumber } from './badInput';

/** What an operator may set about how the list is read. */
export interface ReadingOptions extends ClientSettings {
	/** Rows per page. */
	readonly pageSize: number;
	/** What to do when the list never held still while it was read. */
	readonly whenListChanges: 'hint' | 'fail';
}

const PAGE_SIZE = { min: 1, max: MAX_PAGE_SIZE };
const PARALLEL_REQUESTS = { min: 1, max: 10 };
const MAX_RETRIES = { min: 0, max: 10 };
const TIMEOUT_SECONDS = { min: 1, max: 3600 };

/** The options about requests, for every operation. Sorted by name, as n8n wants it. */
export const requestOptionFields = {
	maxRetries: {
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: MAX_RETRIES.min, maxValue: MAX_RETRIES.max },
		default: 4,
		description: 'Number of retries after a temporary error (0 to 10). Each retry is signed again.',
	},
	pageSize: {
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: PAGE_SIZE.min, maxValue: PAGE_SIZE.max },
		default: 10000,
		description:
			'Number of wallet users to request per page (1 to 10,000). Smaller pages mean more requests.',
	},
	parallelRequests: {
		displayName: 'Parallel Requests',
		name: 'parallelRequests',
		type: 'number',
		typeOptions: { minValue: PARALLEL_REQUESTS.min, maxValue: PARALLEL_REQUESTS.max },
		default: 4,
		description:
			'Maximum number of requests to send at the same time (1 to 10). Drops to 1 when JT Wallet rate limits.',
	},
	timeout: {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: TIMEOUT_SECONDS.min, maxValue: TIMEOUT_SECONDS.max },
		default: 60,
		description: 'Maximum number of seconds to wait for one request (1 to 3,600)',
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
		description: 'What to do if the list keeps changing while it is read',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

/** What holds where an operator set nothing: the defaults of the fields. */
const DEFAULTS = Object.fromEntries(
	Object.values(requestOptionFields).map((field) => [field.name, field.default]),
);

/**
 * The options as entered, with what is not set filled in.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function acceptReadingOptions(entered: {
	readonly [name: string]: unknown;
}): ReadingOptions {
	const options: { readonly [name: string]: unknown } = { ...DEFAULTS, ...entered };
	return {
		maxRetries: acceptWholeNumber('Max Retries', options.maxRetries, MAX_RETRIES),
		pageSize: acceptWholeNumber('Page Size', options.pageSize, PAGE_SIZE),
		parallelRequests: acceptWholeNumber(
			'Parallel Requests',
			options.parallelRequests,
			PARALLEL_REQUESTS,
		),
		timeoutMs: 1000 * acceptWholeNumber('Timeout (seconds)', options.timeout, TIMEOUT_SECONDS),
		whenListChanges: acceptChoice('When the List Changes', options.whenListChanges, [
			'hint',
			'fail',
		]),
	};
}
