import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { GROUP_FIELDS, GroupedTotals } from '../../wallet-api/reading/groupedTotals';
import { readTotals } from '../../wallet-api/reading/readTotals';
import { eachUser } from '../../wallet-api/reading/readUsers';
import { mchUuidOf } from '../../wallet-api/identity';
import { BadInput, acceptChoice, acceptChoices, shown } from '../shared/fields/badInput';
import { type Entered, enteredFor, acceptRestriction } from '../shared/fields/entered';
import { filterFields, acceptFilters, type WantedUsers } from '../shared/fields/filters';
import {
	amountsField,
	type ItemOptions,
	itemOptionFields,
	acceptItemOptions,
	acceptOptions,
} from '../shared/fields/itemOptions';
import {
	type ReadingOptions,
	acceptReadingOptions,
	requestOptionFields,
} from '../shared/fields/readingOptions';
import { GROUP_OPTIONS, labelOf } from '../shared/fields/rowFields';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError } from '../shared/output/errors';
import { formatter } from '../shared/output/items';
import { forEachItem } from '../shared/output/perItem';
import { addHints, Listing } from './listing';
import type { Operation } from './operation';

const show = { operation: ['getTotals'] };
const whenAdded = { show: { '/totalsFrom': ['added'] } };

const fields: INodeProperties[] = [
	{
		displayName: 'Totals From',
		name: 'totalsFrom',
		type: 'options',
		default: 'stated',
		options: [
			{
				name: 'As Stated by JT Wallet',
				value: 'stated',
				description: 'One request. JT Wallet does not state which users its sums cover.',
			},
			{
				name: 'Added Up From All Users',
				value: 'added',
				description: 'All users who match the filters are read, and their amounts added exactly',
			},
		],
		displayOptions: { show },
		description: 'Where the sums come from',
	},
	{
		displayName:
			'JT Wallet does not state whether the sums cover the filtered wallet users or the whole merchant. The number of users does follow the filters.',
		name: 'totalsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { ...show, totalsFrom: ['stated'] } },
	},
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'multiOptions',
		default: [],
		options: GROUP_OPTIONS,
		displayOptions: { show: { ...show, totalsFrom: ['added'] } },
		description:
			'The fields to group by. One item is returned per group, largest balance first; without a field, one item for all.',
	},
	amountsField(show),
	filterFields({ show }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		options: [
			requestOptionFields.maxRetries,
			{ ...requestOptionFields.pageSize, displayOptions: whenAdded },
			requestOptionFields.parallelRequests,
			{ ...itemOptionFields.timeZone, displayOptions: whenAdded },
			requestOptionFields.timeout,
			{ ...requestOptionFields.whenListChanges, displayOptions: whenAdded },
		],
	},
];

/** Get Totals: how many wallet users the filters match, and sums; stated by the vendor, or added up, group by group. */
export const getTotals: Operation = {
	option: {
		name: 'Get Totals',
		value: 'getTotals',
		action: 'Get totals of wallet users',
		description: 'Get the number of wallet users and the sums of their balances, also by group',
	},
	fields,
	execute: async (context) =>
		await forEachItem(context, async (itemIndex) => await getTotalsFor(context, itemIndex)),
};

/** What an input item asks for. */
interface TotalsWish {
	readonly wanted: WantedUsers;
	readonly options: ReadingOptions;
	readonly form: ItemOptions;
	readonly itemIndex: number;
}

async function getTotalsFor(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const parameter = enteredFor(context, itemIndex);
	const entered = acceptOptions(parameter('options'));
	const form = acceptItemOptions({ ...entered, amounts: parameter('amounts').value });
	const wanted = acceptFilters(parameter('filters'), form.timeZone);
	const wish: TotalsWish = { wanted, options: acceptReadingOptions(entered), form, itemIndex };
	const { value: source } = parameter('totalsFrom');
	return acceptChoice('Totals From', source, ['stated', 'added']) === 'added'
		? await addUp(context, wish, parameter('groupBy'))
		: await askFor(context, wish);
}

/** The vendor's own sums. */
async function askFor(
	context: IExecuteFunctions,
	{ wanted: { filters, conditions }, options, form, itemIndex }: TotalsWish,
): Promise<INodeExecutionData[]> {
	if (conditions !== undefined) {
		throw new BadInput(
			`Totals From is As Stated by JT Wallet, but JT Wallet cannot filter by ${conditions.words.join(', ')}. Set 'Totals From' to Added Up From All Users, or remove the filter.`,
		);
	}
	const client = await createWalletClient(context, options, { itemIndex });
	const answer = await readTotals(client, filters);
	if (!answer.ok) {
		throw toApiError(context.getNode(), answer.failure, { itemIndex, hasPageSize: false });
	}
	const { totals, leftOut } = answer.value;
	if (leftOut.length > 0) addHints(context, [aboutLeftOut(leftOut)]);
	return [{ json: formatter(form)(totals), pairedItem: { item: itemIndex } }];
}

/** Several requests, and what they say does not belong together for certain. */
function aboutLeftOut(names: readonly string[]): string {
	return `Left out: ${names.join(', ')}. More than 5,000 Merchant User IDs take several requests, and JT Wallet's responses do not show that these totals are sums over the requested users, so adding them up could be wrong. Set 'Totals From' to Added Up From All Users.`;
}

/** The sums over everybody who is read, one item per group. */
async function addUp(
	context: IExecuteFunctions,
	{ wanted, options, form, itemIndex }: TotalsWish,
	groupBy: Entered,
): Promise<INodeExecutionData[]> {
	const without = 'clear the field to add up all wallet users';
	const groupFields = acceptRestriction({ label: 'Group By', without }, groupBy);
	const groups = new GroupedTotals(acceptChoices('Group By', groupFields, GROUP_FIELDS));
	const listing = new Listing(wanted);
	const client = await createWalletClient(context, options, { itemIndex });
	const read = await eachUser(client, { ...options, ...listing.plan }, async (users) => {
		listing.took(users);
		groups.add(users);
		refuseOddAmount(groups);
	});
	if (!read.ok) throw toApiError(context.getNode(), read.failure, { itemIndex });
	listing.refuseDoubts(context, read.value, options, itemIndex);
	listing.tell(context, read.value);
	addHints(context, aboutLacking(groups));
	const format = formatter(form);
	return groups.totals().map((json) => ({ json: format(json), pairedItem: { item: itemIndex } }));
}

/** A sum without an amount would be wrong, and look right. */
function refuseOddAmount({ unreadable }: GroupedTotals): void {
	if (unreadable === undefined) return;
	const { field, row } = unreadable;
	const id = mchUuidOf(row);
	throw new Error(
		`"${field}"${id === undefined ? '' : ` of the wallet user ${id}`} is ${shown(row[field])}, which is not a whole number of satang and cannot be added up. Leave this wallet user out by a filter, or use Get Many to get the amounts as JT Wallet sent them.`,
	);
}

function aboutLacking({ lacking }: GroupedTotals): string[] {
	return [...lacking].map(([field, count]) => {
		const users =
			count === 1 ? '1 wallet user has' : `${count.toLocaleString('en-US')} wallet users have`;
		return `${users} no ${labelOf(field)} and ${count === 1 ? 'is' : 'are'} not in the sum of it.`;
	});
}
