import fc from 'fast-check';
import { acceptConditions } from '../../../nodes/shared/fields/conditions';
import type { Collection } from '../../../nodes/shared/fields/entered';
import { numberText } from '../jsonTexts';
import { ensure, harmed, harms, unlessRefused } from './harms';

const amount = fc.oneof(
	fc.double(),
	fc.integer(),
	fc.bigInt().map(String),
	numberText,
	fc
		.tuple(fc.bigInt({ min: -999n, max: 999n }), fc.nat({ max: 999 }))
		.map((ends) => ends.join('.')),
	fc.anything(),
);

const condition = fc.record(
	{
		field: fc.oneof(fc.constantFrom('balance', 'codBalance', 'BALANCE'), fc.anything()),
		comparison: fc.oneof(
			fc.constantFrom('above', 'atLeast', 'atMost', 'below', 'between', 'equal'),
			fc.anything(),
		),
		amount,
		amountTo: amount,
		unit: fc.oneof(fc.constantFrom('baht', 'satang'), fc.anything()),
	},
	{ requiredKeys: ['amount'] },
);

const readFilters = (filters: Collection) =>
	unlessRefused(() => acceptConditions(filters, filters, 'Asia/Bangkok'));

type Entered = Record<'field' | 'comparison' | 'amount' | 'amountTo' | 'unit', unknown>;

/** What each comparison means, in satang. Upper and lower case are one. */
const MEANS: { readonly [comparison: string]: (x: bigint, a: bigint, b: bigint) => boolean } = {
	below: (x, a) => x < a,
	atmost: (x, a) => x <= a,
	equal: (x, a) => x === a,
	atleast: (x, a) => x >= a,
	above: (x, a) => x > a,
	between: (x, a, b) => x >= a && x <= b,
};

/** An amount that was taken, in satang, by writing its digits without the point. */
const satangOf = (entered: unknown, unit: unknown): bigint => {
	const [whole = '', decimals = ''] = String(entered).trim().split('.');
	return BigInt(unit === 'satang' ? whole : whole + decimals.padEnd(2, '0'));
};

/** A time as it is written, and harmed. */
const aTime = fc
	.tuple(
		fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
		fc.nat({ max: 24 }),
		fc.constantFrom('', 'Z', '+07:00', '-0330'),
		harms,
	)
	.map(([at, length, zone, all]) => {
		const written = at.toISOString().slice(0, -1).slice(0, length) + zone;
		return all.length > 2 ? harmed(written, all) : written;
	});

/** The instant of a time that was taken, by JavaScript's own reading; in Bangkok unless it says otherwise. */
const instantOf = (text: string): number => {
	const [, date, clock = '00:00', zone = '+07:00'] =
		/^(\S{10})(?:[T ]([\d:.]+))?(Z|[-+][\d:]+)?$/i.exec(text.trim()) ?? [];
	return Date.parse(`${date}T${clock}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`);
};

/**
 * Conditions that were entered are there, all of them, and mean what was entered, or they are refused: never fewer or
 * wider, for that would be more users.
 */
export const conditions = fc.asyncProperty(
	fc.tuple(fc.array(condition, { minLength: 1, maxLength: 3 }), fc.oneof(aTime, fc.anything())),
	async ([entered, createdAfter]) => {
		const read = readFilters({ amountConditions: { condition: entered } });
		if (read) ensure(read.conditions.amounts.length === entered.length, 'a condition was lost');
		for (const [place, { field, least, most }] of (read?.conditions.amounts ?? []).entries()) {
			const { amount: a, amountTo, ...words }: Partial<Entered> = entered[place] ?? {};
			const [column, comparison, unit] = [
				words.field ?? 'balance',
				words.comparison ?? 'below',
				words.unit ?? 'baht',
			].map((word) => String(word).trim().toLowerCase());
			ensure(field.toLowerCase() === column, 'a condition on another field');
			const from = satangOf(a, unit);
			const to = comparison === 'between' ? satangOf(amountTo, unit) : from;
			for (const x of [from, to].flatMap((end) => [end - 1n, end, end + 1n])) {
				const holds = (least ?? x) <= x && x <= (most ?? x);
				ensure(holds === MEANS[String(comparison)]?.(x, from, to), `${x} satang: ${holds}`);
			}
		}
		const time = readFilters({ createdAfter });
		ensure(time?.conditions.times.length !== 0, 'a time was lost');
		if (time && typeof createdAfter === 'string') {
			const [{ from } = {}] = time.conditions.times;
			ensure(from === instantOf(createdAfter), `${createdAfter} is ${from}`);
		}
		return await Promise.resolve();
	},
);
