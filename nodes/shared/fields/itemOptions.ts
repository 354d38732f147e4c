import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isTimeZone, timeZones } from '../../../wallet-api/times';
import { BadInput, readChoice, readList, shown } from './badInput';
import { type Entered, readCollection } from './entered';

/** What an operator may set about the items that come out. */
export interface ItemOptions {
	readonly amounts: 'satang' | 'bahtNumber' | 'bahtText';
	readonly times: 'asSent' | 'iso';
	/** IANA name of the zone that the vendor's times are taken to be in. */
	readonly timeZone: string;
	/** The fields to return beside `mchUuid`; none means all. */
	readonly fields: readonly string[];
}

/** The vendor does not name the zone of its times. It is a Thai service. */
const ASSUMED_TIME_ZONE = 'Asia/Bangkok';

/** The documented fields of a row, sorted by name as operators see them. */
const ROW_FIELDS = [
	{ name: 'Authorization Status', value: 'authorizationStatus' },
	{ name: 'Balance', value: 'balance' },
	{ name: 'Base Balance', value: 'baseBalance' },
	{ name: 'Branch Number', value: 'branchNo' },
	{ name: 'Center Number', value: 'centerNo' },
	{ name: 'COD Balance', value: 'codBalance' },
	{ name: 'COD Enable Status', value: 'codEnableStatus' },
	{ name: 'Create Time', value: 'createTime' },
	{ name: 'KYC Status', value: 'KYCStatus' },
	{ name: 'Merchant User ID', value: 'mchUuid' },
	{ name: 'Mobile Verification Status', value: 'mobileVerificationStatus' },
	{ name: 'Unclear Bill Amount', value: 'unclearBillAmount' },
	{ name: 'Unclear Bill Amount Due', value: 'unclearBillAmountDue' },
	{ name: 'Update Time', value: 'updateTime' },
	{ name: 'User Status', value: 'userStatus' },
	{ name: 'Wallet User ID', value: 'uuid' },
	{ name: 'Withdraw Threshold', value: 'withdrawThreshold' },
];

const ROW_FIELD_NAMES = ROW_FIELDS.map(({ value }) => value);

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
			{ name: 'Satang (as Sent)', value: 'satang' },
		],
		description:
			'How to return amounts of money (100 satang = 1 baht). A number too long for JavaScript to hold exactly is returned as text.',
	},
	fields: {
		displayName: 'Fields to Return',
		name: 'fields',
		type: 'multiOptions',
		default: [],
		options: ROW_FIELDS,
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
export function readOptions(entered: Entered): { readonly [name: string]: unknown } {
	return readCollection(entered, {
		fields: { label: 'Fields to Return', without: 'remove the option to return all fields' },
	});
}

/**
 * The options as entered, with what is not set filled in.
 *
 * @throws BadInput that names the option, the value and what is allowed.
 */
export function readItemOptions(entered: { readonly [name: string]: unknown }): ItemOptions {
	const { amounts, times, timeZone, fields }: { readonly [name: string]: unknown } = {
		...DEFAULTS,
		...entered,
	};
	return {
		amounts: readChoice('Amounts', amounts, ['satang', 'bahtNumber', 'bahtText']),
		times: readChoice('Times', times, ['asSent', 'iso']),
		timeZone: readTimeZone(timeZone),
		fields: readList('Fields to Return', fields, ROW_FIELD_NAMES),
	};
}

function readTimeZone(entered: unknown): string {
	if (typeof entered === 'string' && isTimeZone(entered)) return entered;
	throw new BadInput(
		`Time Zone is ${shown(entered)}, but it has to be the name of a time zone, such as ${ASSUMED_TIME_ZONE}.`,
	);
}
