import type { INodeProperties } from 'n8n-workflow';
import { AMOUNT_OPTIONS } from './rowFields';

/** The conditions as operators see them, by the names under which they are saved. */
export const CONDITION_LABELS = {
	amountConditions: 'Amount',
	branchNos: 'Branch Numbers',
	centerNos: 'Center Numbers',
	createdAfter: 'Created After',
	createdBefore: 'Created Before',
	updatedAfter: 'Updated After',
	updatedBefore: 'Updated Before',
} as const;

/** Name under which a condition is saved. */
export type ConditionName = keyof typeof CONDITION_LABELS;

/** What a condition says of itself, and that it makes reading longer. */
function narrowed(who: string): string {
	return `Return only wallet users ${who}. JT Wallet cannot filter by this, so all users who match the other filters are read.`;
}

/** How an amount can be compared. */
export const COMPARISONS = ['below', 'atMost', 'equal', 'atLeast', 'above', 'between'] as const;

/** Name of a comparison. */
export type AmountComparison = (typeof COMPARISONS)[number];

/** One condition about an amount, in the order in which it is read. */
const AMOUNT_CONDITION: INodeProperties[] = [
	{
		displayName: 'Field',
		name: 'field',
		type: 'options',
		default: 'balance',
		options: AMOUNT_OPTIONS,
		description: 'The amount to compare',
	},
	{
		displayName: 'Comparison',
		name: 'comparison',
		type: 'options',
		default: 'below',
		options: [
			{ name: 'Above', value: 'above' },
			{ name: 'At Least', value: 'atLeast' },
			{ name: 'At Most', value: 'atMost' },
			{ name: 'Below', value: 'below' },
			{ name: 'Between', value: 'between' },
			{ name: 'Equal', value: 'equal' },
		],
		description: 'How to compare. Between includes both amounts.',
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 100.00',
		description: 'The amount to compare with, without thousands separators',
	},
	{
		displayName: 'Amount To',
		name: 'amountTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. 500.00',
		displayOptions: { show: { comparison: ['between'] } },
		description: 'The upper end of the range, without thousands separators',
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		default: 'baht',
		options: [
			{ name: 'Baht', value: 'baht' },
			{ name: 'Satang', value: 'satang' },
		],
		description: 'The unit of the amount. 100 satang are 1 baht.',
	},
];

/** The conditions for the collection of filters, by the names under which they are saved. */
export const conditionFields = {
	amountConditions: {
		displayName: CONDITION_LABELS.amountConditions,
		name: 'amountConditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Condition',
		default: {},
		description: narrowed('whose amounts meet all of these conditions'),
		options: [
			{
				displayName: 'Condition',
				name: 'condition',
				values: AMOUNT_CONDITION,
			},
		],
	},
	branchNos: numbersField('branchNos', 'A000204, A000205'),
	centerNos: numbersField('centerNos', 'A000002, A000003'),
	createdAfter: timeField('createdAfter', 'created at this time or later'),
	createdBefore: timeField('createdBefore', 'created before this time'),
	updatedAfter: timeField('updatedAfter', 'updated at this time or later'),
	updatedBefore: timeField('updatedBefore', 'updated before this time'),
} as const satisfies { readonly [name in ConditionName]: INodeProperties };

function numbersField(name: 'branchNos' | 'centerNos', examples: string) {
	const what = name === 'branchNos' ? 'branches' : 'centers';
	return {
		displayName: CONDITION_LABELS[name],
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${examples}`,
		description: narrowed(
			`of these ${what}, separated by commas, semicolons, spaces or new lines, or from an expression that returns a list`,
		),
	} as const satisfies INodeProperties;
}

function timeField(name: ConditionName, what: string) {
	return {
		displayName: CONDITION_LABELS[name],
		name,
		type: 'dateTime',
		default: '',
		description: narrowed(`${what}, in the zone of the 'Time Zone' option`),
	} as const satisfies INodeProperties;
}
