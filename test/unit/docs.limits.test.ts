import { SMALLEST_CUT_PAGE } from '../../wallet-api/calling/client';
import { MAX_IDS_PER_REQUEST, MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { OVERLAP } from '../../wallet-api/reading/pages';
import { MIN_DOUBTED_USERS } from '../../nodes/JtWalletBalanceTrigger/believe';
import { MAX_LEFT } from '../../nodes/JtWalletBalanceTrigger/events/compare';
import { MAX_REMEMBERED_USERS } from '../../nodes/JtWalletBalanceTrigger/readWithinBudget';
import { TRIGGER_OPTIONS } from '../../nodes/JtWalletBalanceTrigger/triggerFields';
import { MAX_SAMPLES } from '../../nodes/JtWalletBalanceTrigger/events/samples';
import { requestOptionFields } from '../../nodes/shared/fields/readingOptions';
import { readDocument, tableRowsOf } from '../support/documents';

const { parallelRequests, maxRetries } = requestOptionFields;

it.each([
	['Wallet users on a page', MAX_PAGE_SIZE],
	['IDs in one request', MAX_IDS_PER_REQUEST],
	['Requests at the same time', parallelRequests.typeOptions.maxValue],
	['Tries of a request after the first', maxRetries.typeOptions.maxValue],
	['Wallet users that neighbouring pages share', OVERLAP],
	['Smallest page that a page too large for the server is cut to', SMALLEST_CUT_PAGE],
	['Wallet users that one trigger watches', MAX_REMEMBERED_USERS],
	['Users who left the list that one trigger remembers', MAX_LEFT],
	['Users from which on a loss of more than half of them at once is doubted', MIN_DOUBTED_USERS],
	['Seconds that a poll may take', TRIGGER_OPTIONS.pollTimeout.default],
	['Samples of Fetch Test Event', MAX_SAMPLES],
])('docs/limits.md: %s', (limit, value) => {
	const rows = tableRowsOf(readDocument('docs/limits.md').text);
	expect(rows.find(([name]) => name === limit)?.[1]).toBe(value.toLocaleString('en-US'));
});
