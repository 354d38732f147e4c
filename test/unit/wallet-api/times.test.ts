import fc from 'fast-check';
import { instantParser, isoConverter, isTimeZone, timeZones } from '../../../wallet-api/times';

/** Zones without and with summer time, whole, half and quarter hours off, and one that skipped a day. */
const ZONES = [
	'UTC',
	'Asia/Bangkok',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Asia/Tehran',
	'Europe/Berlin',
	'Africa/Casablanca',
	'America/New_York',
	'America/St_Johns',
	'Australia/Lord_Howe',
	'Pacific/Chatham',
	'Pacific/Apia',
];

/** What clocks in the zone show, in the vendor's form. */
const clockIn = (zone: string) => {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return (instant: number) => format.format(instant);
};

describe.each(ZONES)('in %s', (zone) => {
	const toIso = isoConverter(zone);
	const clock = clockIn(zone);
	const second = fc
		.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 })
		.map((seconds) => seconds * 1000);

	const expectSameTime = (instant: number) => {
		const text = clock(instant);
		const iso = toIso(text) ?? '';
		expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
		expect(iso.slice(0, 19)).toBe(text.replace(' ', 'T'));
		// Where clocks are set back one text is two instants: either is right.
		expect(clock(Date.parse(iso))).toBe(text);
	};

	it('every time is the instant at which clocks there show it', () => {
		fc.assert(fc.property(second, expectSameTime), { numRuns: 300 });
	});

	it('so is every time of the days on which clocks change in 2024', () => {
		const day = 86_400_000;
		const offset = (instant: number) => Date.parse(`${clock(instant)}Z`) - instant;
		for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2025, 0, 1); at += day) {
			if (offset(at) === offset(at + day)) continue;
			for (let near = at - day / 4; near < at + 1.25 * day; near += 450_000) expectSameTime(near);
		}
	});
});

describe('single times', () => {
	const times: Array<[zone: string, sent: string, iso: string]> = [
		['UTC', '2024-11-22 00:00:00', '2024-11-22T00:00:00+00:00'],
		['Asia/Bangkok', '2024-11-22 00:00:00', '2024-11-22T00:00:00+07:00'],
		['Asia/Kathmandu', '2024-02-29 23:59:59', '2024-02-29T23:59:59+05:45'],
		['America/New_York', '2024-07-01 12:00:00', '2024-07-01T12:00:00-04:00'],
		['America/New_York', '2024-12-01 12:00:00', '2024-12-01T12:00:00-05:00'],
		['America/St_Johns', '2024-12-01 12:00:00', '2024-12-01T12:00:00-03:30'],
	];

	it.each(times)('%s: %s is %s', (zone, sent, iso) => {
		expect(isoConverter(zone)(sent)).toBe(iso);
	});

	it.each(times)('%s: %s is the instant that is written so', (zone, sent, iso) => {
		expect(instantParser(zone)(sent)).toBe(Date.parse(iso));
		expect(instantParser(zone)('yesterday')).toBeUndefined();
	});

	it('that clocks skipped still are a time', () => {
		expect(isoConverter('Europe/Berlin')('2024-03-31 02:30:00')).toMatch(
			/^2024-03-31T02:30:00\+0[12]:00$/,
		);
	});
});

describe('what cannot be read', () => {
	const toIso = isoConverter('Asia/Bangkok');

	it.each([
		'',
		'2024-11-22',
		'2024-11-22T00:00:00',
		'2024-11-22 00:00:00.0',
		' 2024-11-22 00:00:00',
		'2024-11-22 00:00:00 ',
		'0050-01-01 00:00:00',
		'22/11/2024 00:00:00',
		'2024-02-30 00:00:00',
		'2023-02-29 00:00:00',
		'2024-13-01 00:00:00',
		'2024-00-10 00:00:00',
		'2024-11-22 24:00:00',
		'2024-11-22 23:60:00',
		'2024-11-22 23:59:60',
		'2024-11-22 10:20:60',
		'0000-00-00 00:00:00',
	])('%j gives nothing', (text) => {
		expect(toIso(text)).toBeUndefined();
	});

	it('is just what there is not on a calendar or a clock', () => {
		const two = (number: number) => String(number).padStart(2, '0');
		const edges = [0, 1, 23, 24, 25, 59, 60, 61, 99];
		for (const year of [1999, 2000, 2023, 2024, 2100]) {
			for (let month = 0; month < 15; month++) {
				for (let day = 0; day < 34; day++) {
					for (const edge of edges) {
						for (const time of [`${two(edge)}:00:00`, `00:${two(edge)}:00`, `00:00:${two(edge)}`]) {
							const text = `${year}-${two(month)}-${two(day)} ${time}`;
							const instant = Date.parse(`${text.replace(' ', 'T')}Z`);
							const isReal =
								!Number.isNaN(instant) &&
								new Date(instant).toISOString().startsWith(text.replace(' ', 'T'));
							if ((toIso(text) !== undefined) !== isReal) expect(text).toBe(isReal);
						}
					}
				}
			}
		}
	});

	it('nothing throws', () => {
		const digits = fc.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		fc.assert(
			fc.property(fc.oneof(fc.string(), digits), (text) => {
				expect([undefined, text.replace(' ', 'T')]).toContain(toIso(text)?.slice(0, 19));
			}),
		);
	});
});

describe('zones', () => {
	it('to choose from are all usable, each once, with UTC and the assumed one among them', () => {
		expect(timeZones()).toEqual(expect.arrayContaining(['UTC', 'Asia/Bangkok', 'Europe/Berlin']));
		expect(new Set(timeZones()).size).toBe(timeZones().length);
		expect(timeZones().filter((zone) => !isTimeZone(zone))).toEqual([]);
	});

	it.each(['', 'Bangkok', 'Asia/Siam', 'Mars/Olympus'])('%j is none', (name) => {
		expect(isTimeZone(name)).toBe(false);
	});
});
