/** Any conditions on any rows, against a plain filter over BigInt and over the clock of the zone. */
import fc from 'fast-check';
import { type JsonObject, ROW_AMOUNTS, ROW_TIMES } from '../../wallet-api/contract';
import {
	type AmountCondition,
	type Conditions,
	judgeOf,
	type Verdict,
} from '../../wallet-api/reading/conditions';
import { asSent, long as anyLong, noAmount } from '../support/longs';

const ZONES = ['Asia/Bangkok', 'UTC', 'America/St_Johns', 'Asia/Kathmandu'];

/** Amounts that often meet each other. */
const long = fc.oneof(
	anyLong,
	fc.bigInt({ min: -3n, max: 3n }),
	fc.constantFrom(2n ** 53n, 2n ** 53n - 1n),
);

/** Some instants around a few, so that conditions meet rows at the very millisecond. */
const instant = fc
	.tuple(
		fc.constantFrom(Date.UTC(2024, 10, 22), Date.UTC(2026, 0, 1), Date.UTC(2025, 5, 30, 23, 59)),
		fc.oneof(fc.integer({ min: -5_000, max: 5_000 }), fc.constantFrom(-1_000, -1, 0, 1, 1_000)),
	)
	.map(([around, distance]) => around + distance);

/** How clocks in a zone show an instant, in the vendor's form. */
const clockIn = (timeZone: string) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });

const ranges: fc.Arbitrary<AmountCondition[]> = fc.array(
	fc.record(
		{ field: fc.constantFrom(...ROW_AMOUNTS), least: long, most: long },
		{
			requiredKeys: ['field'],
		},
	),
	{ maxLength: 3 },
);

const conditionsIn = (timeZone: string): fc.Arbitrary<Conditions> =>
	fc.record({
		amounts: ranges,
		texts: fc.array(
			fc.record({
				field: fc.constantFrom('branchNo' as const, 'centerNo' as const),
				oneOf: fc.array(fc.constantFrom('A1', 'A2', 'a1', '7', ''), { minLength: 1 }),
			}),
			{ maxLength: 2 },
		),
		times: fc.array(
			fc.record(
				{ field: fc.constantFrom(...ROW_TIMES), from: instant, before: instant },
				{
					requiredKeys: ['field'],
				},
			),
			{ maxLength: 2 },
		),
		timeZone: fc.constant(timeZone),
	});

/** A row, beside what the plain filter goes by: nothing where a field cannot be read. */
interface Known {
	readonly row: JsonObject;
	readonly amounts: ReadonlyMap<string, bigint>;
	readonly texts: ReadonlyMap<string, string>;
	readonly times: ReadonlyMap<string, number>;
}

const rowIn = (clock: Intl.DateTimeFormat): fc.Arbitrary<Known> =>
	fc
		.record({
			amounts: fc.array(
				fc.tuple(
					fc.constantFrom(...ROW_AMOUNTS),
					fc.oneof(
						{
							weight: 6,
							arbitrary: long.chain((value) =>
								fc.constantFrom(asSent(value), String(value)).map((sent) => ({ sent, value })),
							),
						},
						{ weight: 1, arbitrary: noAmount.map((sent) => ({ sent, value: undefined })) },
					),
				),
				{ minLength: 3, maxLength: 9 },
			),
			texts: fc.array(
				fc.tuple(
					fc.constantFrom('branchNo', 'centerNo'),
					fc.oneof(
						fc.constantFrom('A1', 'A2', '', 7).map((sent) => ({ sent, value: String(sent) })),
						fc.constantFrom(null, true).map((sent) => ({ sent, value: undefined })),
					),
				),
			),
			times: fc.array(
				fc.tuple(
					fc.constantFrom(...ROW_TIMES),
					fc.oneof(
						{
							weight: 6,
							arbitrary: instant.map((at) => ({
								sent: clock.format(at),
								value: Math.floor(at / 1000) * 1000,
							})),
						},
						{
							weight: 1,
							arbitrary: fc
								.constantFrom(null, '2024-02-30 00:00:00', '2024-11-22', 1732233600000)
								.map((sent) => ({ sent, value: undefined })),
						},
					),
				),
			),
		})
		.map(({ amounts, texts, times }) => ({
			row: Object.fromEntries(
				[...amounts, ...texts, ...times].map(([field, { sent }]) => [field, sent]),
			),
			amounts: readable(amounts),
			texts: readable(texts),
			times: readable(times),
		}));

/** The last of each field counts, as in the row. */
function readable<Value>(
	entries: ReadonlyArray<readonly [string, { readonly value: Value | undefined }]>,
): Map<string, Value> {
	const last = new Map(entries.map(([field, { value }]) => [field, value]));
	return new Map(
		[...last].flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
	);
}

/** What the plain filter says of each condition; undefined where it has nothing to go by. */
const plainly = (
	{ amounts, texts, times }: Conditions,
	known: Known,
): Array<boolean | undefined> => [
	...amounts.map(({ field, least, most }) => {
		const value = known.amounts.get(field);
		if (value === undefined) return undefined;
		return !(least !== undefined && value < least) && !(most !== undefined && value > most);
	}),
	...texts.map(({ field, oneOf }) => {
		const value = known.texts.get(field);
		return value === undefined ? undefined : oneOf.includes(value);
	}),
	...times.map(({ field, from, before }) => {
		const value = known.times.get(field);
		if (value === undefined) return undefined;
		return !(from !== undefined && value < from) && !(before !== undefined && value >= before);
	}),
];

const verdictOf = (answers: ReadonlyArray<boolean | undefined>): Verdict => {
	if (answers.includes(false)) return 'broken';
	return answers.includes(undefined) ? 'unknown' : 'holds';
};

describe('any conditions on any rows', () => {
	it.each(ZONES)('are what a plain filter says, with clocks of %s', (zone) => {
		const rows = fc.array(rowIn(clockIn(zone)), { maxLength: 8 });
		const met = new Set<Verdict>();
		fc.assert(
			fc.property(conditionsIn(zone), rows, (conditions, list) => {
				const judge = judgeOf(conditions);
				for (const known of list) {
					const verdict = verdictOf(plainly(conditions, known));
					expect(judge(known.row)).toBe(verdict);
					met.add(verdict);
				}
			}),
			{ numRuns: 400 },
		);
		expect([...met].sort()).toEqual(['broken', 'holds', 'unknown']);
	});
});
