import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { acceptChoice } from '../shared/fields/badInput';
import { enteredFor } from '../shared/fields/entered';
import { acceptFilters, filterFields } from '../shared/fields/filters';
import { acceptItemOptions, acceptOptions, amountsFields } from '../shared/fields/itemOptions';
import { acceptReadingOptions, requestOptionFields } from '../shared/fields/readingOptions';
import { timeZoneField } from '../shared/fields/timesField';
import { optionsField } from '../shared/fields/field';
import { forEachItem } from '../shared/output/perItem';
import { addedTotals, GROUP_BY } from './addedTotals';
import type { Operation } from './operation';
import { statedTotals } from './statedTotals';
import { TOTALS_FROM } from './totalsWish';

const show = { operation: ['getTotals'] };
const whenAdded = { show: { '/totalsFrom': ['added'] } };

const fields: INodeProperties[] = [
	{ ...TOTALS_FROM, displayOptions: { show } },
	{
		displayName:
			'JT Wallet does not state whether the sums cover the filtered wallet users or the whole merchant. The number of users does follow the filters.',
		name: 'totalsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { ...show, totalsFrom: ['stated'] } },
	},
	{ ...GROUP_BY, displayOptions: { show: { ...show, totalsFrom: ['added'] } } },
	...amountsFields(show),
	filterFields(show),
	optionsField(
		[
			requestOptionFields.maxRetries,
			{ ...requestOptionFields.pageSize, displayOptions: whenAdded },
			requestOptionFields.parallelRequests,
			requestOptionFields.timeout,
			{ ...timeZoneField, displayOptions: whenAdded },
			{ ...requestOptionFields.whenListChanges, displayOptions: whenAdded },
		],
		{ show },
	),
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

async function getTotalsFor(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const parameter = enteredFor(context, itemIndex);
	const entered = acceptOptions(parameter('options'));
	const form = acceptItemOptions({ ...entered, amounts: parameter('amounts').value });
	const wanted = acceptFilters(parameter('filters'), form.timeZone);
	const wish = { wanted, options: acceptReadingOptions(entered), form, itemIndex };
	const { value: source } = parameter('totalsFrom');
	return acceptChoice(TOTALS_FROM, source) === 'added'
		? await addedTotals(context, wish, parameter('groupBy'))
		: await statedTotals(context, wish);
}
