import { instantParser } from '../../../wallet-api/times';
import { BadInput, shown } from './badInput';

/** A date, with or without a time, with or without what the clock is ahead of UTC. */
const ENTERED_TIME =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/i;

const MINUTE = 60_000;

/**
 * An entered time as an instant, in ms since the epoch: out of a text, or out of the object that an expression gives
 * (a Date, or a DateTime of Luxon's). A date alone is its first moment.
 *
 * @param field name of the field, as the operator sees it
 * @param timeZone IANA name of the zone of a text that names none
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptInstant(field: string, value: unknown, timeZone: string): number {
	const instant = typeof value === 'string' ? fromText(value.trim(), timeZone) : fromObject(value);
	if (instant !== undefined && Number.isFinite(instant)) return instant;
	throw new BadInput(
		`${field} is ${shown(value)}, but it has to be a time such as 2026-11-01 or 2026-11-01T08:30:00.`,
	);
}

function fromText(text: string, timeZone: string): number | undefined {
	const [, date, time = '00:00', second = '00', fraction = '0', utc, sign, hours, minutes] =
		ENTERED_TIME.exec(text) ?? [];
	if (date === undefined) return undefined;
	const namesOffset = utc !== undefined || sign !== undefined;
	const whole = instantParser(namesOffset ? 'UTC' : timeZone)(`${date} ${time}:${second}`);
	const ahead = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
	const offset = MINUTE * (sign === '-' ? -ahead : ahead);
	return whole === undefined
		? undefined
		: whole - offset + Math.floor(Number(`0.${fraction}`) * 1000);
}

/** Both kinds of objects have their ms as their value. So has a Duration of Luxon's, which is no instant. */
function fromObject(value: unknown): number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	// n8n's objects stand in another realm, where neither is an instance of the classes here.
	const isDate = Object.prototype.toString.call(value) === '[object Date]';
	if (!isDate && !('isLuxonDateTime' in value)) return undefined;
	const own: unknown = typeof value.valueOf === 'function' ? value.valueOf() : undefined;
	return typeof own === 'number' ? own : undefined;
}
