import fc from 'fast-check';
import type { Json } from '../../wallet-api/contract';

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

/** Any Java long, with the borders of doubles and of longs often among them. */
export const long = fc.oneof(
	fc.bigInt({ min: MIN_LONG, max: MAX_LONG }),
	fc.bigInt({ min: -100_000n, max: 100_000n }),
	fc
		.tuple(
			fc.constantFrom(MIN_LONG + 200n, -(2n ** 53n), 0n, 2n ** 53n, 10n ** 17n, MAX_LONG - 200n),
			fc.bigInt({ min: -200n, max: 200n }),
		)
		.map(([border, distance]) => border + distance),
);

/** As the reader hands a long over: a number where that is exact, else a text. */
export const asSent = (value: bigint): number | string =>
	Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

/** What stands for an amount in a row and is none. */
export const noAmount = fc.constantFrom<Json>(
	null,
	'',
	'12a',
	'1.5',
	1.5,
	1e300,
	true,
	[],
	{},
	' 7',
);
