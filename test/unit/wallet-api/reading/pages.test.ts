import fc from 'fast-check';
import {
	endOfPage,
	overlapOf,
	pageAround,
	pagesBetween,
	smallestPage,
	startOf,
} from '../../../../wallet-api/reading/pages';

const most = fc.integer({ min: 1, max: 400 });

it('pages go on without a gap, each further than the one before, up to the end', () => {
	fc.assert(
		fc.property(fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }), most, (from, more, size) => {
			let place = from;
			for (const page of pagesBetween(from, from + more, size)) {
				expect(page.size).toBeLessThanOrEqual(size);
				expect(startOf(page)).toBeLessThanOrEqual(place);
				expect(endOfPage(page)).toBeGreaterThan(place);
				place = endOfPage(page);
			}
			expect(place).toBeGreaterThanOrEqual(from + more);
		}),
	);
});

it('pages of twenty rows and more overlap by ten, wherever they begin', () => {
	fc.assert(
		fc.property(fc.integer({ min: 20, max: 500 }), (size) => {
			let place = size;
			for (const page of pagesBetween(size, 20 * size, size)) {
				expect(place - startOf(page)).toBeGreaterThanOrEqual(size < 40 ? 1 : overlapOf(size));
				place = endOfPage(page);
			}
		}),
	);
});

it.each([
	[1, 0],
	[2, 1],
	[12, 6],
	[20, 10],
	[10_000, 10],
])('pages of %i overlap by %i', (size, overlap) => {
	expect(overlapOf(size)).toBe(overlap);
});

it('the smallest page that holds places is the smallest', () => {
	const from = fc.nat({ max: 500 });
	fc.assert(
		fc.property(from, fc.integer({ min: 1, max: 60 }), most, (first, width, size) => {
			const holds = (page: { page: number; size: number }) =>
				startOf(page) <= first && endOfPage(page) >= first + width;
			const sizes = Array.from({ length: size }, (_, index) => index + 1);
			const right = sizes
				.map((rows) => ({ page: Math.floor(first / rows) + 1, size: rows }))
				.find(holds);
			expect(smallestPage(first, first + width, size)).toEqual(right);
		}),
	);
});

it('a page around places holds them all, or their middle with as much on both sides as can be had', () => {
	const from = fc.nat({ max: 500 });
	fc.assert(
		fc.property(from, fc.integer({ min: 1, max: 60 }), most, (first, width, size) => {
			const page = pageAround(first, first + width, size);
			const middle = Math.floor((2 * first + width) / 2);
			expect(page.size).toBeLessThanOrEqual(size);
			expect(startOf(page)).toBeLessThanOrEqual(middle);
			expect(endOfPage(page)).toBeGreaterThan(middle);
			const whole = smallestPage(first, first + width, size);
			if (whole !== undefined) expect(page).toEqual(whole);
		}),
	);
});
