import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { readUsers } from '../../wallet-api/reading/readUsers';
import { filterFields } from '../shared/fields/filters';
import { amountsFields } from '../shared/fields/itemOptions';
import { outputFields } from '../shared/fields/output';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { timesField } from '../shared/fields/timesField';
import { optionsField } from '../shared/fields/field';
import { breathe } from '../shared/http/breathe';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError } from '../shared/output/errors';
import { toItems } from '../shared/output/items';
import { forEachItem } from '../shared/output/perItem';
import { howManyFields } from './limit';
import { Listing } from './listing';
import type { Operation } from './operation';
import { acceptWantedList } from './wantedList';

const show = { operation: ['getAll'] };

const fields: INodeProperties[] = [
	...howManyFields(show, false),
	...outputFields(show),
	...amountsFields(show),
	filterFields(show),
	optionsField(
		[
			requestOptionFields.maxRetries,
			requestOptionFields.pageSize,
			requestOptionFields.parallelRequests,
			requestOptionFields.timeout,
			timesField,
			requestOptionFields.whenListChanges,
		],
		{ show },
	),
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
	const { wanted, limit, options, form } = acceptWantedList(context, itemIndex);
	const listing = new Listing(wanted, limit);
	const client = await createWalletClient(context, options, { itemIndex });
	const read = await readUsers(client, { ...options, ...listing.plan });
	if (!read.ok) throw toApiError(context.getNode(), read.failure, { itemIndex });
	const { users } = read.value;
	listing.took(users);
	listing.refuseDoubts(context, read.value, options, itemIndex);
	listing.tell(context, read.value);
	// Items of many pages take as long to make as a page takes to read; those of one are made in no time.
	if (users.length > MAX_PAGE_SIZE) await breathe();
	return toItems(users, form, itemIndex);
}
