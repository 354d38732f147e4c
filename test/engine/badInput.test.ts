import type { INodeParameters } from 'n8n-workflow';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 5 });

type Case = [refusal: string, parameters: INodeParameters];

const option = (name: string, value: INodeParameters[string]): INodeParameters => ({
	options: { [name]: value },
});

const getMany: Case[] = [
	['Limit is 0, but it has to be a whole number of 1 or more.', { limit: 0 }],
	['Limit is -5, but it has to be a whole number of 1 or more.', { limit: -5 }],
	['Limit is 1.5, but it has to be a whole number of 1 or more.', { limit: 1.5 }],
	['Limit is "many", but it has to be a whole number of 1 or more.', { limit: 'many' }],
	['Limit is "", but it has to be a whole number of 1 or more.', { limit: '' }],
	['Limit is null, but it has to be a whole number of 1 or more.', { limit: '={{ null }}' }],
	['Limit is undefined, but it has to be a whole number', { limit: '={{ $json.nothing }}' }],
	['Limit is [50], but it has to be a whole number of 1 or more.', { limit: '={{ [50] }}' }],
	['Return All is "yes", but it has to be true or false.', { returnAll: '={{ "yes" }}' }],
	[
		'Page Size is 10001, but it has to be a whole number from 1 to 10000.',
		option('pageSize', 10_001),
	],
	['Page Size is 0, but it has to be a whole number from 1 to 10000.', option('pageSize', 0)],
	[
		'Parallel Requests is 11, but it has to be a whole number from 1 to 10.',
		option('parallelRequests', 11),
	],
	['Max Retries is -1, but it has to be a whole number from 0 to 10.', option('maxRetries', -1)],
	['Timeout is 0, but it has to be a whole number from 1 to 3600.', option('timeout', 0)],
	['Timeout is null, but it has to be a whole number from 1 to 3600.', option('timeout', null)],
	[
		'When the List Changes is "stop", but it has to be one of hint, fail.',
		option('whenListChanges', 'stop'),
	],
	[
		'Amounts is "dollars", but it has to be one of bahtNumber, bahtText, bahtGrouped, satang.',
		{ amounts: 'dollars' },
	],
	[
		'Format of Times is "unix", but it has to be one of asSent, iso.',
		option('times', { form: { format: 'unix' } }),
	],
	[
		'Time Zone Name or ID is "Siam", but it has to be the name of a time zone, such as Asia/Bangkok.',
		option('times', { form: { timeZone: 'Siam' } }),
	],
	[
		'Fields is "salary", but it has to be one of',
		{ output: 'selected', fields: ['balance', 'salary'] },
	],
];

const filters: Array<[refusal: string, filters: INodeParameters]> = [
	[
		'KYC Status is "Done", but it has to be one of Unsubmitted, Pending, Approved, Rejected.',
		{ KYCStatus: ['Approved', 'Done'] },
	],
	[
		'KYC Status is true, but it has to be a list of Unsubmitted, Pending, Approved, Rejected.',
		{ KYCStatus: '={{ true }}' },
	],
	[
		'Authorization Status is "Verified", but it has to be one of Authorized, Unauthorized.',
		{ authorizationStatus: ['Verified'] },
	],
	[
		'Mobile Verification Status is "Active", but it has to be one of Verified, Unverified.',
		{ mobileVerificationStatus: ['Active'] },
	],
	[
		'User Status is 1, but it has to be one of Active, Deactivating, Deactivated.',
		{ userStatus: '={{ [1] }}' },
	],
	[
		'Merchant User IDs holds 7 at place 2, but every ID has to be a text.',
		{ mchUuidList: '={{ ["JT1", 7] }}' },
	],
	[
		'Merchant User IDs is [""," "] and names no ID. Enter at least one, or remove the filter to include all wallet users.',
		{ mchUuidList: '={{ ["", " "] }}' },
	],
	[
		'Merchant User IDs holds null at place 1, but every ID has to be a text.',
		{ mchUuidList: '={{ [null] }}' },
	],
	[
		'Merchant User IDs is 1095595801938341100, but it has to be a text of IDs or a list of texts.',
		{ mchUuidList: '={{ 1095595801938341100 }}' },
	],
];

const lookUp: Case[] = [
	['Merchant User ID is "". Which column is the ID in?', { mchUuid: '={{ "" }}' }],
	['Merchant User ID is "  ".', { mchUuid: '={{ "  " }}' }],
	['Merchant User ID is 42, but it has to be a text', { mchUuid: '={{ 42 }}' }],
	['Merchant User ID is null.', { mchUuid: '={{ null }}' }],
	['Merchant User ID is undefined.', {}],
	[
		'When Not Found is "ignore", but it has to be one of fail, returnId, skip.',
		{ mchUuid: 'JT1', ...option('whenNotFound', 'ignore') },
	],
	[
		'Keep Input Fields is " ", but it has to be the name of a field.',
		{ mchUuid: 'JT1', ...option('keepInputFields', ' ') },
	],
	['Amounts is "cents", but it has to be one of', { mchUuid: 'JT1', amounts: 'cents' }],
	['Max Retries is 99, but it has to be', { mchUuid: 'JT1', ...option('maxRetries', 99) }],
];

const withFilters = filters.map(([refusal, entered]): Case => [refusal, { filters: entered }]);

const everything: Array<[operation: string, cases: Case[]]> = [
	['getAll', [...getMany, ...withFilters]],
	['getTotals', withFilters],
	['lookUp', lookUp],
];

describe.each(everything)('%s', (operation, cases) => {
	it.each(cases)('refuses before any request: %s', async (refusal, parameters) => {
		const { error, items } = await node.run(
			{ operation, ...parameters },
			{ input: inputOf({ other: 1 }) },
		);
		expect(wordsOf(error).title).toContain(refusal);
		expect(items).toEqual([]);
		expect(node.sandbox.requests).toEqual([]);
	});
});

it('an operation that does not exist is refused, too', async () => {
	const { error } = await node.run({ operation: 'delete' });
	expect(error?.message).toBe('The operation "delete" is not known. Choose one from the list.');
	expect(node.sandbox.requests).toEqual([]);
});
