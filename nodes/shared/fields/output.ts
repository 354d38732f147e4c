import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { acceptChoice, acceptChoices } from './badInput';
import { type Collection, type Entered, acceptRestriction } from './entered';
import { choiceInWords } from './field';
import { type ItemOptions, acceptItemOptions } from './itemOptions';
import { ROW_FIELD_OPTIONS, type RowField } from './rowFields';

/** What most workflows need, most useful first. n8n asks for ten fields at most. */
export const SIMPLIFIED_FIELDS: readonly RowField[] = [
	'mchUuid',
	'balance',
	'baseBalance',
	'codBalance',
	'withdrawThreshold',
	'KYCStatus',
	'userStatus',
	'authorizationStatus',
	'branchNo',
	'updateTime',
];

/** How much of each wallet user comes out. */
export const OUTPUT = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'All Fields',
			value: 'raw',
			description: 'Every field that JT Wallet sends, also ones that are not documented',
		},
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'The fields that you select, and the Merchant User ID',
		},
		{
			name: 'Simplified',
			value: 'simplified',
			description: 'The ten most useful fields',
		},
	],
	default: 'raw',
	description: 'Which fields of each wallet user to return',
} as const satisfies INodeProperties;

const FIELDS = {
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	default: [],
	options: ROW_FIELD_OPTIONS,
	description: 'The fields to return. The Merchant User ID is always returned.',
} as const satisfies INodeProperties;

/** The parameters for how much of each wallet user comes out, for the operations that `show` shows. */
export function outputFields(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	return [
		// A model reads every item as text, so that fewer fields are the better default there.
		{ ...OUTPUT, displayOptions: { show, hide: { '@tool': [true] } } },
		{ ...OUTPUT, default: 'simplified', displayOptions: { show: { ...show, '@tool': [true] } } },
		{ ...FIELDS, displayOptions: { show: { ...show, output: ['selected'] } } },
	];
}

/**
 * The fields of a wallet user that come out, in their order; undefined for all of them.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptOutput(output: unknown, fields: Entered): readonly string[] | undefined {
	const chosen = acceptChoice(OUTPUT, output);
	if (chosen === 'raw') return undefined;
	if (chosen === 'simplified') return SIMPLIFIED_FIELDS;
	const without = `set ${choiceInWords(OUTPUT, 'raw')}`;
	const selected = acceptRestriction({ label: FIELDS.displayName, without }, fields);
	return [...new Set<string>(['mchUuid', ...acceptChoices(FIELDS, selected)])];
}

/**
 * How wallet users come out: amounts and fields as entered in the panel, times as in the options.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptItemForm(
	parameter: (name: string) => Entered,
	options: Collection,
): ItemOptions {
	return {
		...acceptItemOptions({ ...options, amounts: parameter('amounts').value }),
		fields: acceptOutput(parameter('output').value, parameter('fields')) ?? [],
	};
}
