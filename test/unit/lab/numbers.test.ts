import { median, medianOf, percentile, ratio } from '../../../scripts/lab/numbers';

it('takes the middle value, and of an even number of them the mean of the middle two', () => {
	expect(median([9, 1, 5])).toBe(5);
	expect(median([1, 10, 2, 4])).toBe(3);
	expect(() => median([])).toThrow(RangeError);
});

it('knows no median where a run did not tell, or nothing ran', () => {
	expect(medianOf([{ ms: 3 }, { ms: 1 }], ({ ms }) => ms)).toBe(2);
	expect(medianOf([{ ms: 3 }, {}], ({ ms }: { ms?: number }) => ms)).toBeUndefined();
	expect(medianOf([], () => 1)).toBeUndefined();
});

it('knows no ratio to nothing', () => {
	expect(ratio(3, 2)).toBe(1.5);
	expect([ratio(undefined, 2), ratio(3, undefined), ratio(3, 0)]).toEqual(Array(3).fill(undefined));
});

describe('percentile', () => {
	it('is the value that so many are not above', () => {
		const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);
		expect([50, 95, 100, 0].map((percent) => percentile(hundred, percent))).toEqual([
			50, 95, 100, 1,
		]);
		expect(percentile([3, 1, 2], 50)).toBe(2);
		expect(percentile([7], 95)).toBe(7);
	});

	it('sorts numbers as numbers', () => {
		expect(percentile([10, 9, 100], 50)).toBe(10);
	});

	it('is none of nothing', () => {
		expect(percentile([], 95)).toBeUndefined();
	});
});
