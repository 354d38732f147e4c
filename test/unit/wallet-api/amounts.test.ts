import {
	addExactly,
	bahtNumber,
	bahtText,
	bahtForDisplay,
	satangFromBaht,
	wholeNumberOf,
} from '../../../wallet-api/amounts';
import type { Json } from '../../../wallet-api/contract';

describe('satang as baht', () => {
	const amounts: Array<[satang: Json, text: string, number: number | string]> = [
		[0, '0.00', 0],
		[1, '0.01', 0.01],
		[-1, '-0.01', -0.01],
		[99, '0.99', 0.99],
		[100, '1.00', 1],
		[-100, '-1.00', -1],
		[110, '1.10', 1.1],
		[50000, '500.00', 500],
		[-123456, '-1234.56', -1234.56],
		['50000', '500.00', 500],
		['0012', '0.12', 0.12],
		['-000', '0.00', 0],
		['000512', '5.12', 5.12],
		[-0, '0.00', 0],
		[900719925474099, '9007199254740.99', 9007199254740.99],
		[9007199254740991, '90071992547409.91', '90071992547409.91'],
		['9223372036854775807', '92233720368547758.07', '92233720368547758.07'],
		['-9223372036854775808', '-92233720368547758.08', '-92233720368547758.08'],
		['900000000000000000000000', '9000000000000000000000.00', '9000000000000000000000.00'],
	];

	it.each(amounts)('%j is %s', (satang, text, number) => {
		expect(bahtText(satang)).toBe(text);
		expect(bahtNumber(satang)).toBe(number);
	});

	const noSatang: Json[] = [12.5, 1e21, '', ' 5', '5 ', '+5', '1.00', '1e3', '0x10', '๕', '--5'];

	it.each([...noSatang, null, true, [], [5], {}])('%j is no whole number of satang', (value) => {
		expect(bahtText(value)).toBeUndefined();
		expect(bahtNumber(value)).toBeUndefined();
	});
});

it.each<[Json, string | undefined]>([
	[0, '0.00'],
	[-5, '-0.05'],
	[99_999, '999.99'],
	[100_000, '1,000.00'],
	[-123_456_789, '-1,234,567.89'],
	['9223372036854775807', '92,233,720,368,547,758.07'],
	['much', undefined],
])('%j satang are %s to read', (satang, text) => expect(bahtForDisplay(satang)).toBe(text));

describe('baht as satang', () => {
	const amounts: Array<[baht: number | string, satang: bigint]> = [
		[0, 0n],
		[5, 500n],
		[0.1, 10n],
		[-12.05, -1205n],
		['12.5', 1250n],
		['-0.01', -1n],
		[' 7 ', 700n],
		['007', 700n],
		['99999999999999999.99', 9999999999999999999n],
	];

	it.each(amounts)('%j is %s', (baht, satang) => {
		expect(satangFromBaht(baht)).toBe(satang);
	});

	const noBaht = [
		'',
		' ',
		'x5',
		'5x',
		'.5',
		'5.',
		'1.234',
		'1.x',
		'1e3',
		'--5',
		'+5',
		'1 000',
		'๕',
	];

	it.each([...noBaht, '100000000000000000', NaN, Infinity, 1e21, 0.001])(
		'%j is no amount of baht',
		(baht) => {
			expect(satangFromBaht(baht)).toBeUndefined();
		},
	);
});

describe('adding exactly', () => {
	const sums: Array<[values: Json[], sum: number | string | undefined]> = [
		[[], 0],
		[[1, 2, '3'], 6],
		[[9007199254740991, 0], 9007199254740991],
		[[9007199254740991, 1], '9007199254740992'],
		[['9007199254740993', -2], 9007199254740991],
		[['9223372036854775807', '9223372036854775807'], '18446744073709551614'],
		[['-9223372036854775808', '9223372036854775807'], -1],
		[[1, 0.5], undefined],
		[[1, null], undefined],
		[[1, 'many'], undefined],
	];

	it.each(sums)('%j is %j', (values, sum) => {
		expect(addExactly(values)).toBe(sum);
	});
});

describe('a whole number', () => {
	it.each<[value: Json | undefined, whole: number | bigint | undefined]>([
		[5, 5],
		['5', 5n],
		['9223372036854775807', 9223372036854775807n],
		[9007199254740992, undefined],
		[1.5, undefined],
		[[5], undefined],
		[true, undefined],
		[undefined, undefined],
		['9'.repeat(50), BigInt('9'.repeat(50))],
		['9'.repeat(51), undefined],
	])('%j is %s', (value, whole) => {
		expect(wholeNumberOf(value)).toBe(whole);
	});
});
