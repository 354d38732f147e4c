/** Any conditions about amounts as an operator enters them, against a plain comparison over BigInt. */
import fc from 'fast-check';
import { acceptConditions } from '../../nodes/shared/fields/conditions';
import { judgeOf } from '../../wallet-api/reading/conditions';
import { asSent, long as anyLong } from '../support/longs';

/** Amounts that often meet each other. */
const long = fc.oneof(
	anyLong,
	fc.bigInt({ min: -3n, max: 3n }),
	fc.constantFrom(2n ** 53n, 2n ** 53n - 1n),
);

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
