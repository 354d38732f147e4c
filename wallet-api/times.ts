/** The vendor's form of a time. No zone is given. */
const VENDOR_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** Whether this is a time zone by its IANA name, such as `Asia/Bangkok`. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** Every time zone that this Node.js knows, by its IANA name, and UTC, which Node.js leaves out of its list. */
export function timeZones(): string[] {
	return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}

/** A time of the vendor's as a clock shows it, taken as UTC, and what that clock is ahead of UTC; both in ms. */
interface ClockTime {
	readonly asUtc: number;
	readonly ahead: number;
}

/**
 * Makes a converter from the vendor's times to ISO 8601, taking them as local times of a zone.
 *
 * @param zone IANA name; it has to be one
 * @returns for `2024-11-22 00:00:00` in Asia/Bangkok `2024-11-22T00:00:00+07:00`; undefined for a text that is no
 * such time.
 */
export function isoConverter(zone: string): (text: string) => string | undefined {
	const clock = clockTimeParser(zone);
	return (text) => {
		const time = clock(text);
		return time && `${text.replace(' ', 'T')}${offsetText(time.ahead / MINUTE)}`;
	};
}

/**
 * Makes a parser that gives the instant a time of the vendor's means, taking it as a local time of a zone. It is the
 * instant that `isoConverter` writes.
 *
 * @param zone IANA name; it has to be one
 * @returns ms since the epoch; undefined for a text that is no such time.
 */
export function instantParser(zone: string): (text: string) => number | undefined {
	const clock = clockTimeParser(zone);
	return (text) => {
		const time = clock(text);
		return time && time.asUtc - time.ahead;
	};
}

function clockTimeParser(zone: string): (text: string) => ClockTime | undefined {
	const aheadAt = aheadOfUtc(zone);
	return (text) => {
		const asUtc = parseAsUtc(text);
		// What the zone is ahead there may differ from what was taken for UTC, so it is taken again where that led.
		return asUtc === undefined ? undefined : { asUtc, ahead: aheadAt(asUtc - aheadAt(asUtc)) };
	};
}

function parseAsUtc(text: string): number | undefined {
	if (!VENDOR_TIME.test(text)) return undefined;
	const at = (start: number, end: number) => Number(text.slice(start, end));
	const [year, day, minute] = [at(0, 4), at(8, 10), at(14, 16)];
	const asUtc = Date.UTC(year, at(5, 7) - 1, day, at(11, 13), minute, at(17, 19));
	const date = new Date(asUtc);
	// A month, an hour or a second that there is not would have made another year, day or minute.
	const isRealTime =
		date.getUTCFullYear() === year && date.getUTCDate() === day && date.getUTCMinutes() === minute;
	return isRealTime ? asUtc : undefined;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/**
 * How many ms a zone is ahead of UTC at an instant. It is remembered, for formatting is slow: for a day where the
 * zone's clocks are not changed on that day, else for a quarter of an hour.
 */
function aheadOfUtc(zone: string): (instant: number) => number {
	const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
	const remembered = new Map<number, number>();
	const aheadFrom = (instant: number): number => {
		const known = remembered.get(instant);
		if (known !== undefined) return known;
		const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
		const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
		const size = MINUTE * (60 * Number(hours ?? 0) + Number(minutes ?? 0));
		const ahead = sign === '-' ? -size : size;
		remembered.set(instant, ahead);
		return ahead;
	};
	return (instant) => {
		const day = Math.floor(instant / DAY) * DAY;
		const ahead = aheadFrom(day);
		const changes = ahead !== aheadFrom(day + DAY);
		return changes ? aheadFrom(Math.floor(instant / QUARTER) * QUARTER) : ahead;
	};
}

function offsetText(offsetMinutes: number): string {
	const size = Math.abs(offsetMinutes);
	const hours = String(Math.floor(size / 60)).padStart(2, '0');
	return `${offsetMinutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
