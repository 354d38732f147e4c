import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readTotals } from '../../wallet-api/reading/readTotals';
import { toApiError } from '../shared/output/errors';
import { enteredFor } from '../shared/fields/entered';
import { filterFields, readFilters } from '../shared/fields/filters';
import { itemOptionFields, readItemOptions, readOptions } from '../shared/fields/itemOptions';
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
	const parameter = enteredFor(context, itemIndex);
	const filters = readFilters(parameter('filters'));
	const entered = readOptions(parameter('options'));
	const format = formatter(readItemOptions(entered));
	const client = await createWalletClient(context, readReadingOptions(entered), { itemIndex });
	const answer = await readTotals(client, filters);
	if (!answer.ok) {
		throw toApiError(context.getNode(), answer.failure, { itemIndex, hasPageSize: false });
	}
	const { totals, leftOut } = answer.value;
	if (leftOut.length > 0) {
		context.addExecutionHints?.({
			message: aboutLeftOut(leftOut),
			location: 'outputPane',
			type: 'warning',
		});
	}
	return [{ json: format(totals), pairedItem: { item: itemIndex } }];
}

/** Several requests, and what they say does not belong together for certain. */
function aboutLeftOut(names: readonly string[]): string {
	return `Left out: ${names.join(', ')}. More than 5,000 Merchant User IDs take several requests, and JT Wallet's responses do not show that these totals are sums over the requested users, so adding them up could be wrong. Use Get Many and a Summarize node for sums.`;
}
