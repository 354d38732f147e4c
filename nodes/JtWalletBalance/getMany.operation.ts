import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { readUsers } from '../../wallet-api/reading/readUsers';
import { enteredFor } from '../shared/fields/entered';
import { filterFields, acceptFilters } from '../shared/fields/filters';
import { amountsFields, acceptOptions } from '../shared/fields/itemOptions';
import { outputFields, acceptItemForm } from '../shared/fields/output';
import { acceptReadingOptions, requestOptionFields } from '../shared/fields/readingOptions';
import { timesField } from '../shared/fields/timesField';
import { optionsField } from '../shared/fields/field';
import { breathe } from '../shared/http/breathe';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError } from '../shared/output/errors';
import { toItems } from '../shared/output/items';
import { forEachItem } from '../shared/output/perItem';
import { acceptLimit, howManyFields } from './limit';
import { Listing } from './listing';
import type { Operation } from './operation';

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
	const limit = acceptLimit(context, itemIndex);
	const parameter = enteredFor(context, itemIndex);
	const entered = acceptOptions(parameter('options'));
	const options = acceptReadingOptions(entered);
	const form = acceptItemForm(parameter, entered);
	const listing = new Listing(acceptFilters(parameter('filters'), form.timeZone), limit);
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
