/** Any conditions on any rows, against a plain filter over BigInt and over the clock of the zone. */
import fc from 'fast-check';
import { acceptConditions } from '../../nodes/shared/fields/conditions';
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

/** What each comparison means, over whole satang. */
const COMPARED: {
	readonly [comparison: string]: (value: bigint, amount: bigint, to: bigint) => boolean;
} = {
	below: (value, amount) => value < amount,
	atMost: (value, amount) => value <= amount,
	equal: (value, amount) => value === amount,
	atLeast: (value, amount) => value >= amount,
	above: (value, amount) => value > amount,
	between: (value, amount, to) => value >= amount && value <= to,
};

/** An amount of baht as somebody would write it: without decimals that are nothing, or with both; short ones as a number. */
function inBaht(satang: bigint, form: 'short' | 'full' | 'number'): string | number {
	const [sign, size] = satang < 0n ? ['-', -satang] : ['', satang];
	const full = `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
	if (form === 'full') return full;
	const short = full.replace(/(\.00|0)$/, '');
	return form === 'number' && size < 10n ** 15n ? Number(full) : short;
}

describe('any amounts as they are entered', () => {
	it('mean what a plain comparison over BigInt says', () => {
		const entered = fc.record({
			comparison: fc.constantFrom(...Object.keys(COMPARED)),
			ends: fc.tuple(long, long).map(([a, b]) => (a < b ? [a, b] : [b, a])),
			unit: fc.constantFrom('baht', 'satang'),
			form: fc.constantFrom('short' as const, 'full' as const, 'number' as const),
		});
		const far = fc.oneof(fc.constantFrom(-1n, 0n, 1n), fc.bigInt({ min: -200n, max: 200n }));
		fc.assert(
			fc.property(
				entered,
				fc.array(fc.tuple(fc.nat({ max: 1 }), far), { minLength: 1 }),
				(of, near) => {
					const { comparison, unit, form, ends } = of;
					const [amount = 0n, to = 0n] = ends;
					const write = (satang: bigint) =>
						unit === 'baht' ? inBaht(satang, form) : String(satang);
					const condition = [{ comparison, unit, amount: write(amount), amountTo: write(to) }];
					const filters = { amountConditions: { condition } };
					const read = acceptConditions(filters, filters, 'UTC');
					if (read === undefined) throw new Error('There is no condition.');
					const judge = judgeOf(read.conditions);
					for (const [end, distance] of near) {
						const value = (ends[end] ?? 0n) + distance;
						const holds = COMPARED[comparison]?.(value, amount, to);
						expect(judge({ balance: asSent(value) })).toBe(holds ? 'holds' : 'broken');
					}
				},
			),
			{ numRuns: 1_000 },
		);
	});
});
