import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../wallet-api/contract';
import type { ListFacts } from '../../wallet-api/reading/facts';
import { eachUser } from '../../wallet-api/reading/readUsers';
import { filterFields } from '../shared/fields/filters';
import { amountsFields } from '../shared/fields/itemOptions';
import { outputFields } from '../shared/fields/output';
import { requestOptionFields } from '../shared/fields/readingOptions';
import { ROW_FIELDS } from '../shared/fields/rowFields';
import { timesField } from '../shared/fields/timesField';
import { optionsField } from '../shared/fields/field';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError } from '../shared/output/errors';
import type { Give } from '../shared/output/handOver';
import { formatter } from '../shared/output/items';
import { forEachItem } from '../shared/output/perItem';
import { csvOptionFields, fileFields, acceptWantedFile } from './exportFile';
import { howManyFields } from './limit';
import { Listing } from './listing';
import type { Operation } from './operation';
import { acceptWantedList } from './wantedList';
import { writeFile } from './writeFile';

const show = { operation: ['export'] };

const fields: INodeProperties[] = [
	...howManyFields(show, true),
	...fileFields(show),
	...outputFields(show),
	...amountsFields(show),
	filterFields(show),
	optionsField(
		[
			csvOptionFields.bom,
			csvOptionFields.delimiter,
			requestOptionFields.maxRetries,
			requestOptionFields.pageSize,
			requestOptionFields.parallelRequests,
			csvOptionFields.safeText,
			requestOptionFields.timeout,
			timesField,
			requestOptionFields.whenListChanges,
		],
		{ show },
	),
];

/** Export to File: one item with a file of the wallet users, written while they are read. */
export const exportToFile: Operation = {
	option: {
		name: 'Export to File',
		value: 'export',
		action: 'Export wallet users to a file',
		description: 'Write wallet users into a CSV or JSON Lines file, however many',
	},
	fields,
	execute: async (context) =>
		await forEachItem(context, async (itemIndex) => await exportFor(context, itemIndex)),
};

async function exportFor(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const asked = acceptWantedList(context, itemIndex);
	const { wanted, limit, options, form } = asked;
	const file = acceptWantedFile((name) => asked.parameter(name).value, asked.entered);
	const client = await createWalletClient(context, options, { itemIndex });
	const format = formatter(form);
	const columns = form.fields.length > 0 ? form.fields : ROW_FIELDS;
	const read = async (give: Give<readonly JsonObject[]>, stop: AbortSignal) => {
		const listing = new Listing(wanted, limit);
		const plan = { ...options, ...listing.plan, stop };
		const outcome = await eachUser(client, plan, async (users) => {
			listing.took(users);
			await give(users.map(format));
		});
		if (!outcome.ok) throw toApiError(context.getNode(), outcome.failure, { itemIndex });
		listing.refuseDoubts(context, outcome.value, options, itemIndex);
		return { listing, list: outcome.value };
	};
	const written = await writeFile<{ listing: Listing; list: ListFacts }>(
		context.helpers,
		file,
		columns,
		read,
	);
	const { listing, list } = written.facts;
	listing.tell(context, list);
	const { fileName, format: fileFormat, binaryPropertyName } = file;
	const { rows: users, bytes } = written;
	return [
		{
			json: { fileName, format: fileFormat, users, total: list.total, bytes },
			binary: { [binaryPropertyName]: written.file },
			pairedItem: { item: itemIndex },
		},
	];
}
