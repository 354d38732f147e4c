import type { INodeProperties } from 'n8n-workflow';
import { AMOUNT_UNIT_OPTIONS } from './amountEntry';
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

/** Name of a comparison. */
export type AmountComparison = (typeof AMOUNT_CONDITION.comparison.options)[number]['value'];

/** One condition about an amount, in the order in which it is read. */
export const AMOUNT_CONDITION = {
	field: {
		displayName: 'Field',
		name: 'field',
		type: 'options',
		default: 'balance',
		options: AMOUNT_OPTIONS,
		description: 'The amount to compare',
	},
	comparison: {
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
	amount: {
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 100.00',
		description: 'The amount to compare with, without thousands separators',
	},
	amountTo: {
		displayName: 'Amount To',
		name: 'amountTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. 500.00',
		displayOptions: { show: { comparison: ['between'] } },
		description: 'The upper end of the range, without thousands separators',
	},
	unit: {
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		default: 'baht',
		options: AMOUNT_UNIT_OPTIONS,
		description: 'The unit of the amount. 100 satang are 1 baht.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

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
				values: Object.values(AMOUNT_CONDITION),
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
		description: narrowed(`${what}, in the zone of the 'Times' option`),
	} as const satisfies INodeProperties;
}
