import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isTimeZone, timeZones } from '../../../wallet-api/times';
import { isRecord } from '../record';
import { BadInput, acceptChoice, shown } from './badInput';
import type { Collection } from './entered';
import { defaultsOf } from './field';

/** How times come out, and what is known of the vendor's. */
export interface TimesForm {
	readonly times: (typeof TIME_FORMAT.options)[number]['value'];
	/** IANA name of the zone that the vendor's times are taken to be in. */
	readonly timeZone: string;
}

/** The vendor does not name the zone of its times. It is a Thai service. */
const ASSUMED_TIME_ZONE = 'Asia/Bangkok';

const TIME_FORMAT = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'asSent',
	options: [
		{ name: 'As Sent', value: 'asSent' },
		{ name: 'ISO 8601', value: 'iso' },
	],
	description:
		'How to return Create Time and Update Time. A time that cannot be read is returned as sent. Defaults to As Sent.',
} as const satisfies INodeProperties;

const TIME_ZONE = {
	displayName: 'Time Zone Name or ID',
	name: 'timeZone',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getTimeZones' },
	default: ASSUMED_TIME_ZONE,
	description:
		'The zone of JT Wallet\'s times, for ISO 8601 and for filters by time. JT Wallet does not name a zone. Defaults to Asia/Bangkok. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
} as const satisfies INodeProperties;

/** The label of the option, and of the form in it. */
const TIMES = 'Times';

const DEFAULTS = defaultsOf([TIME_FORMAT, TIME_ZONE]);

const timesOf = (...values: INodeProperties[]): INodeProperties => ({
	displayName: TIMES,
	name: 'times',
	type: 'fixedCollection',
	// With a form in it, n8n shows the fields as soon as the option is added.
	default: { form: {} },
	options: [{ displayName: TIMES, name: 'form', values }],
});

/** The option about times: how they come out, and the zone they are in. */
export const timesField: INodeProperties = {
	...timesOf(TIME_FORMAT, TIME_ZONE),
	description: 'How to return times, and the time zone they are in',
};

/** The same where no times come out: the zone alone, for filters by time. */
export const timeZoneField: INodeProperties = {
	...timesOf(TIME_ZONE),
	description: 'The time zone of the times that filters compare',
};

/** The time zones to choose from, for the field's `loadOptionsMethod`. */
export function timeZoneOptions(): INodePropertyOptions[] {
	return timeZones().map((zone) => ({ name: zone, value: zone }));
}

/**
 * The option as entered, with what is not set filled in.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptTimes(entered: unknown = {}): TimesForm {
	const form = isRecord(entered) ? (entered.form ?? {}) : undefined;
	if (!isRecord(form)) {
		throw new BadInput(`${TIMES} is ${shown(entered)}, but it has to be a format and a time zone.`);
	}
	const { format, timeZone }: Collection = { ...DEFAULTS, ...form };
	return {
		times: acceptChoice(
			{ ...TIME_FORMAT, displayName: `${TIME_FORMAT.displayName} of ${TIMES}` },
			format,
		),
		timeZone: acceptTimeZone(timeZone),
	};
}

function acceptTimeZone(entered: unknown): string {
	if (typeof entered === 'string' && isTimeZone(entered)) return entered;
	throw new BadInput(
		`${TIME_ZONE.displayName} is ${shown(entered)}, but it has to be the name of a time zone, such as ${ASSUMED_TIME_ZONE}.`,
	);
}
