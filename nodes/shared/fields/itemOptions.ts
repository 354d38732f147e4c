import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isTimeZone, timeZones } from '../../../wallet-api/times';
import { BadInput, acceptChoice, acceptChoices, shown } from './badInput';
import { type Entered, acceptCollection } from './entered';
import { ROW_FIELD_OPTIONS, ROW_FIELDS } from './rowFields';

/** The forms in which amounts can come out. */
const AMOUNT_FORMS = ['satang', 'bahtNumber', 'bahtText', 'bahtGrouped'] as const;

/** What an operator may set about the items that come out. */
export interface ItemOptions {
	readonly amounts: (typeof AMOUNT_FORMS)[number];
	readonly times: 'asSent' | 'iso';
	/** IANA name of the zone that the vendor's times are taken to be in. */
	readonly timeZone: string;
	/** The fields to return beside `mchUuid`; none means all. */
	readonly fields: readonly string[];
}

/** The vendor does not name the zone of its times. It is a Thai service. */
const ASSUMED_TIME_ZONE = 'Asia/Bangkok';

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
		description:
			'How to return amounts of money (100 satang = 1 baht). Defaults to satang, as JT Wallet sends them. A number too long for JavaScript to hold exactly is returned as text.',
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
	times: {
		displayName: 'Times',
		name: 'times',
		type: 'options',
		default: 'asSent',
		options: [
			{ name: 'As Sent', value: 'asSent' },
			{ name: 'ISO 8601', value: 'iso' },
		],
		description:
			'How to return Create Time and Update Time. A time that cannot be read is returned as sent.',
	},
	timeZone: {
		displayName: 'Time Zone Name or ID',
		name: 'timeZone',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTimeZones' },
		default: ASSUMED_TIME_ZONE,
		description:
			'The zone that JT Wallet\'s times are in, for ISO 8601. JT Wallet does not name a zone, so Asia/Bangkok is an assumption. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
} as const satisfies { readonly [name: string]: INodeProperties };

/** How amounts come out, in the panel: it decides what every amount in the output means. */
export function amountsField(show: NonNullable<IDisplayOptions['show']>): INodeProperties {
	return { ...itemOptionFields.amounts, displayOptions: { show } };
}

/** What holds where an operator set nothing: the defaults of the fields. */
const DEFAULTS = Object.fromEntries(
	Object.values(itemOptionFields).map((field) => [field.name, field.default]),
);

/** The time zones to choose from, for the fields' `loadOptionsMethod`. */
export function timeZoneOptions(): INodePropertyOptions[] {
	return timeZones().map((zone) => ({ name: zone, value: zone }));
}

/**
 * The options as entered, those that are not used left out. No Fields to Return mean all fields, so an expression
 * that comes to none of them is refused.
 *
 * @throws BadInput that names the option, what came out, and what to do.
 */
export function acceptOptions(entered: Entered): { readonly [name: string]: unknown } {
	return acceptCollection(entered, {
		fields: { label: 'Fields to Return', without: 'remove the option to return all fields' },
	});
}

/**
 * The options as entered, with what is not set filled in.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function acceptItemOptions(entered: { readonly [name: string]: unknown }): ItemOptions {
	const { amounts, times, timeZone, fields }: { readonly [name: string]: unknown } = {
		...DEFAULTS,
		...entered,
	};
	return {
		amounts: acceptChoice('Amounts', amounts, AMOUNT_FORMS),
		times: acceptChoice('Times', times, ['asSent', 'iso']),
		timeZone: acceptTimeZone(timeZone),
		fields: acceptChoices('Fields to Return', fields, ROW_FIELDS),
	};
}

function acceptTimeZone(entered: unknown): string {
	if (typeof entered === 'string' && isTimeZone(entered)) return entered;
	throw new BadInput(
		`Time Zone is ${shown(entered)}, but it has to be the name of a time zone, such as ${ASSUMED_TIME_ZONE}.`,
	);
}
