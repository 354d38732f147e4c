/** The vendor's form of a time. No zone is given. */
const VENDOR_TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

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

/**
 * Makes a converter from the vendor's times to ISO 8601, taking them as local times of a zone.
 *
 * @param zone IANA name; it has to be one
 * @returns for `2024-11-22 00:00:00` in Asia/Bangkok `2024-11-22T00:00:00+07:00`; undefined for a text that is no
 * such time.
 */
export function isoConverter(zone: string): (text: string) => string | undefined {
	const offsetAt = offsetReader(zone);
	return (text) => {
		const [, ...parts] = VENDOR_TIME.exec(text) ?? [];
		const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
		const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
		const iso = text.replace(' ', 'T');
		const isRealTime = parts.length > 0 && new Date(asUtc).toISOString().startsWith(iso);
		if (!isRealTime) return undefined;
		// The offset there may differ from the one taken for UTC, so it is taken again where that led.
		const offset = offsetAt(asUtc - 60_000 * offsetAt(asUtc));
		return `${iso}${asText(offset)}`;
	};
}

/** Minutes ahead of UTC in a zone at an instant; remembered by quarter of an hour, for formatting is slow. */
function offsetReader(zone: string): (instant: number) => number {
	const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
	const remembered = new Map<number, number>();
	return (instant) => {
		const quarter = Math.floor(instant / 900_000);
		const known = remembered.get(quarter);
		if (known !== undefined) return known;
		const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
		const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
		const size = 60 * Number(hours ?? 0) + Number(minutes ?? 0);
		const offset = sign === '-' ? -size : size;
		remembered.set(quarter, offset);
		return offset;
	};
}

function asText(offsetMinutes: number): string {
	const size = Math.abs(offsetMinutes);
	const hours = String(Math.floor(size / 60)).padStart(2, '0');
	return `${offsetMinutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
