import fc from 'fast-check';
import { parseBaht, showBaht } from '../../../sandbox/console/page/money';

it.each([
	[0, '0.00'],
	[5, '0.05'],
	[-5, '-0.05'],
	[123_456, '1,234.56'],
	[100_000_000, '1,000,000.00'],
	['9223372036854775807', '92,233,720,368,547,758.07'],
])('shows %p satang as %p', (satang, text) => expect(showBaht(satang)).toBe(text));

it.each([
	['a text', 'a text'],
	[null, 'null'],
	[1.5, '1.5'],
	[[1], '[1]'],
])('shows %p, which is no amount, as it is', (value, text) => expect(showBaht(value)).toBe(text));

it.each([
	['1234.5', '123450'],
	[' 1,234.50 ', '123450'],
	['-0.05', '-5'],
	['92,233,720,368,547,758.07', '9223372036854775807'],
])('reads %p as %p satang', (text, satang) => expect(parseBaht(text)).toBe(satang));

it.each(['', 'much', '1.234', '1,2', '1,,000', '1e3', '92233720368547758.08', '฿5', ',100'])(
	'does not take %p for an amount',
	(text) => expect(parseBaht(text)).toBeUndefined(),
);

it('reads back every long that it shows', () => {
	const long = fc.bigInt({ min: 1n - 2n ** 63n, max: 2n ** 63n - 1n });
	fc.assert(fc.property(long, (satang) => parseBaht(showBaht(String(satang))) === String(satang)));
});
