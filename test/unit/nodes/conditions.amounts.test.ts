import { acceptConditions } from '../../../nodes/shared/fields/conditions';
import { AMOUNT_OPTIONS } from '../../../nodes/shared/fields/rowFields';
import { refusalOf } from './support/entered';

type Entered = { [name: string]: unknown };

/** What was typed, or, where an expression stands there, what came out of it. */
const read = (entered: Entered) => acceptConditions(entered, entered, 'Asia/Bangkok');
const amountOf = (...condition: Entered[]) => ({ amountConditions: { condition } });
const rangeOf = (condition: Entered) => {
	const [amount] = read(amountOf(condition))?.conditions.amounts ?? [];
	return [amount?.least, amount?.most];
};

describe('an amount', () => {
	const ranges: Array<[condition: Entered, least: bigint | undefined, most: bigint | undefined]> = [
		[{ comparison: 'below', amount: '100' }, undefined, 9_999n],
		[{ comparison: 'atMost', amount: '100' }, undefined, 10_000n],
		[{ comparison: 'equal', amount: '100.5' }, 10_050n, 10_050n],
		[{ comparison: 'atLeast', amount: 100.25 }, 10_025n, undefined],
		[{ comparison: 'above', amount: -1 }, -99n, undefined],
		[{ comparison: 'between', amount: '-1', amountTo: '0.01' }, -100n, 1n],
		[{ comparison: 'between', amount: '5', amountTo: '5' }, 500n, 500n],
		[{ amount: ' 0 ' }, undefined, -1n],
		[{ unit: 'satang', comparison: 'equal', amount: '7' }, 7n, 7n],
		[
			{ unit: 'satang', comparison: 'below', amount: '-9223372036854775808' },
			undefined,
			-9223372036854775809n,
		],
		[{ comparison: 'atLeast', amount: '92233720368547758.07' }, 9223372036854775807n, undefined],
		[
			{ unit: 'SATANG', comparison: 'ATLEAST', amount: '9007199254740993' },
			9007199254740993n,
			undefined,
		],
	];

	it.each(ranges)('%j is a range of whole satang', (condition, least, most) => {
		expect(rangeOf(condition)).toEqual([least, most]);
	});

	it('is the balance in baht unless another field is chosen', () => {
		expect(read(amountOf({ amount: '1' }))?.conditions.amounts).toEqual([
			{ field: 'balance', most: 99n },
		]);
	});

	it('may be several, also as the list alone, and all are kept', () => {
		const conditions = [
			{ field: 'codBalance', comparison: 'above', amount: '0' },
			{ field: 'balance', comparison: 'below', amount: '100' },
		];
		const both = [
			{ field: 'codBalance', least: 1n },
			{ field: 'balance', most: 9_999n },
		];
		expect(read(amountOf(...conditions))?.conditions.amounts).toEqual(both);
		expect(read({ amountConditions: conditions })?.conditions.amounts).toEqual(both);
	});

	const refused: Array<[condition: Entered, sentence: string]> = [
		[
			{},
			'Amount in condition 1 is undefined, but it has to be an amount of baht with at most two decimals.',
		],
		[
			{ amount: '' },
			'Amount in condition 1 is "", but it has to be an amount of baht with at most two decimals.',
		],
		[
			{ amount: '1,000' },
			'Amount in condition 1 is "1,000", but it has to be an amount of baht with at most two decimals.',
		],
		[
			{ amount: 0.1 + 0.2 },
			'Amount in condition 1 is 0.30000000000000004, a number with more digits than numbers keep. Enter it as text.',
		],
		[
			{ amount: '1.005' },
			'Amount in condition 1 is "1.005", but it has to be an amount of baht with at most two decimals.',
		],
		[
			{ amount: null },
			'Amount in condition 1 is null, but it has to be an amount of baht with at most two decimals.',
		],
		[
			{ amount: '1.5', unit: 'satang' },
			'Amount in condition 1 is "1.5", but it has to be a whole number of satang.',
		],
		[
			{ amount: 2 ** 63, unit: 'satang' },
			'Amount in condition 1 is 9223372036854776000, a number with more digits than numbers keep. Enter it as text.',
		],
		[
			{ amount: '5', unit: 'dollars' },
			'Unit in condition 1 is "dollars", but it has to be one of baht, satang.',
		],
		[
			{ amount: '5', comparison: '<' },
			'Comparison in condition 1 is "<", but it has to be one of above, atLeast, atMost, below, between, equal.',
		],
		[
			{ amount: '5', field: 'KYCStatus' },
			`Field in condition 1 is "KYCStatus", but it has to be one of ${AMOUNT_OPTIONS.map(({ value }) => value).join(', ')}.`,
		],
		[
			{ amount: '5', comparison: 'between' },
			'Amount To in condition 1 is undefined, but it has to be an amount of baht with at most two decimals.',
		],
		[
			{ amount: '5', comparison: 'between', amountTo: '4.99' },
			'Amount To in condition 1 is "4.99", but it has to be at least the amount, "5".',
		],
	];

	it.each(refused)('%j is refused', (condition, sentence) => {
		expect(refusalOf(() => read(amountOf(condition)))).toBe(sentence);
	});

	it.each([5, 'below 100', [5], { condition: 5 }, { condition: ['x'] }])(
		'conditions that are %j are refused',
		(amountConditions) => {
			expect(refusalOf(() => read({ amountConditions }))).toMatch(
				/^Amount is .*, but it has to be a list of conditions\.$/,
			);
		},
	);
});
