import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { acceptChoice, acceptChoices } from './badInput';
import { type Entered, acceptCollection } from './entered';
import { defaultsOf } from './field';
import { ROW_FIELD_OPTIONS } from './rowFields';
import { acceptTimes, type TimesForm } from './timesField';

/** What an operator may set about the items that come out. */
export interface ItemOptions extends TimesForm {
	readonly amounts: (typeof itemOptionFields.amounts.options)[number]['value'];
	/** The fields to return beside `mchUuid`; none means all. */
	readonly fields: readonly string[];
}

/** What the field for amounts says, with its default. */
export function amountsDescription(shownDefault: string): string {
	return `How to return amounts of money (100 satang = 1 baht). Defaults to ${shownDefault}. A number too long for JavaScript to hold exactly is returned as text.`;
}

/** The options about items, for every operation that returns wallet users or totals. */
export const itemOptionFields = {
	amounts: {
		displayName: 'Amounts',
		name: 'amounts',
		type: 'options',
		default: 'satang',
		options: [
			{ name: 'Baht (Number)', value: 'bahtNumber' },
			{ name: 'Baht (Text with Two Decimals)', value: 'bahtText' },
			{ name: 'Baht (Text, 1,234.50)', value: 'bahtGrouped' },
			{ name: 'Satang (as Sent)', value: 'satang' },
		],
		description: amountsDescription('Satang (as Sent)'),
	},
	fields: {
		displayName: 'Fields to Return',
		name: 'fields',
		type: 'multiOptions',
		default: [],
		options: ROW_FIELD_OPTIONS,
		description:
			'The fields to return. The Merchant User ID is always returned. Defaults to all fields.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

/** How amounts come out, in the panel: it decides what every amount in the output means. */
export function amountsFields(show: NonNullable<IDisplayOptions['show']>): INodeProperties[] {
	const { amounts } = itemOptionFields;
	return [
		{ ...amounts, displayOptions: { show, hide: { '@tool': [true] } } },
		// Nobody tells a model the unit, and it would take satang for baht.
		{
			...amounts,
			default: 'bahtText',
			displayOptions: { show: { ...show, '@tool': [true] } },
			description: amountsDescription('Baht (Text with Two Decimals)'),
		},
	];
}

const DEFAULTS = defaultsOf(Object.values(itemOptionFields));

/**
 * The options as entered, those that are not used left out. No Fields to Return mean all fields, so an expression
 * that comes to none of them is refused.
 *
 * @throws BadInput that names the option, what came out, and what to do.
 */
export function acceptOptions(entered: Entered): { readonly [name: string]: unknown } {
	const { fields } = itemOptionFields;
	return acceptCollection(entered, {
		fields: { label: fields.displayName, without: 'remove the option to return all fields' },
	});
}

/**
 * The options as entered, with what is not set filled in.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function acceptItemOptions(entered: { readonly [name: string]: unknown }): ItemOptions {
	const { amounts, times, fields }: { readonly [name: string]: unknown } = {
		...DEFAULTS,
		...entered,
	};
	return {
		amounts: acceptChoice(itemOptionFields.amounts, amounts),
		...acceptTimes(times),
		fields: acceptChoices(itemOptionFields.fields, fields),
	};
}
