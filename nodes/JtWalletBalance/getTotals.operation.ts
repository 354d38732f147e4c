import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readTotals } from '../../wallet-api/reading/readTotals';
import { toApiError } from '../shared/output/errors';
import { filterFields, readFilters } from '../shared/fields/filters';
import { itemOptionFields, readItemOptions } from '../shared/fields/itemOptions';
import { formatter } from '../shared/output/items';
import { forEachItem } from '../shared/output/perItem';
import { readReadingOptions, requestOptionFields } from '../shared/fields/readingOptions';
import { createWalletClient } from '../shared/http/walletClient';
import type { Operation } from './operation';

const show = { operation: ['getTotals'] };

const fields: INodeProperties[] = [
	{
		displayName:
			'JT Wallet does not state whether the sums cover the filtered wallet users or the whole merchant. The number of users does follow the filters.',
		name: 'totalsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	},
	filterFields({ show }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		options: [
			itemOptionFields.amounts,
			requestOptionFields.maxRetries,
			requestOptionFields.parallelRequests,
			requestOptionFields.timeout,
		],
	},
];

/** Get Totals: the number of wallet users that the filters match, and the vendor's sums, as one item. */
export const getTotals: Operation = {
	option: {
		name: 'Get Totals',
		value: 'getTotals',
		action: 'Get the totals of wallet users',
		description: 'Get the number of wallet users and the sums of their balances, as one item',
	},
	fields,
	execute: async (context) =>
		await forEachItem(context, async (itemIndex) => await getTotalsFor(context, itemIndex)),
};

async function getTotalsFor(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const filters = readFilters(context.getNodeParameter('filters', itemIndex, {}));
	const entered = context.getNodeParameter('options', itemIndex, {});
	const format = formatter(readItemOptions(entered));
	const client = await createWalletClient(context, readReadingOptions(entered), { itemIndex });
	const answer = await readTotals(client, filters);
	if (!answer.ok)
		throw toApiError(context.getNode(), answer.failure, { itemIndex, hasPageSize: false });
	return [{ json: format(answer.totals), pairedItem: { item: itemIndex } }];
}
