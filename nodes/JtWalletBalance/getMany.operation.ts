import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { type BalanceFilters, MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { type Reading, readUsers } from '../../wallet-api/reading/readUsers';
import { describeFacts } from '../../wallet-api/reading/facts';
import { readWholeNumber, readYesOrNo } from '../shared/fields/badInput';
import { breathe } from '../shared/http/breathe';
import { toApiError, toDoubtError } from '../shared/output/errors';
import { enteredFor } from '../shared/fields/entered';
import { describeFilters, filterFields, readFilters } from '../shared/fields/filters';
import { itemOptionFields, readItemOptions, readOptions } from '../shared/fields/itemOptions';
import { toItems } from '../shared/output/items';
import { forEachItem } from '../shared/output/perItem';
import { readReadingOptions, requestOptionFields } from '../shared/fields/readingOptions';
import { createWalletClient } from '../shared/http/walletClient';
import type { Operation } from './operation';

const show = { operation: ['getAll'] };

const fields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: { show },
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { ...show, returnAll: [false] } },
		description: 'Max number of results to return',
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
			itemOptionFields.fields,
			requestOptionFields.maxRetries,
			requestOptionFields.pageSize,
			requestOptionFields.parallelRequests,
			itemOptionFields.timeZone,
			requestOptionFields.timeout,
			itemOptionFields.times,
			requestOptionFields.whenListChanges,
		],
	},
];

/** Get Many: one item per wallet user that the filters match, all of them or up to a limit. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallet users',
		description: 'Get the balances of many wallet users, one item each',
	},
	fields,
	execute: async (context) =>
		await forEachItem(context, async (itemIndex) => await getManyFor(context, itemIndex)),
};

async function getManyFor(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const limit = readLimit(context, itemIndex);
	const parameter = enteredFor(context, itemIndex);
	const filters = readFilters(parameter('filters'));
	const entered = readOptions(parameter('options'));
	const options = readReadingOptions(entered);
	const itemOptions = readItemOptions(entered);
	const client = await createWalletClient(context, options, { itemIndex });
	const read = await readUsers(client, { filters, limit, ...options });
	const node = context.getNode();
	if (!read.ok) throw toApiError(node, read.failure, { itemIndex });
	const reading = read.value;
	if (reading.doubts.length > 0 && options.whenListChanges === 'fail') {
		throw toDoubtError(node, reading, itemIndex);
	}
	for (const message of hintsAbout(reading, filters)) {
		context.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
	// Items of many pages take as long to make as a page takes to read; those of one are made in no time.
	if (reading.users.length > MAX_PAGE_SIZE) await breathe();
	return toItems(reading.users, itemOptions, itemIndex);
}

/** Most users wanted; undefined for all. */
function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll: unknown = context.getNodeParameter('returnAll', itemIndex, false);
	if (readYesOrNo('Return All', returnAll)) return undefined;
	const limit: unknown = context.getNodeParameter('limit', itemIndex, 50);
	return readWholeNumber('Limit', limit, { min: 1, max: Number.MAX_SAFE_INTEGER });
}

function hintsAbout(reading: Reading, filters: BalanceFilters): string[] {
	const hints = describeFacts(reading);
	if (reading.users.length > 0) return hints;
	const inUse = describeFilters(filters);
	const nobody =
		inUse === ''
			? 'JT Wallet has no wallet users for this merchant.'
			: `No wallet user matches the filters (${inUse}).`;
	return [...hints, nobody];
}
