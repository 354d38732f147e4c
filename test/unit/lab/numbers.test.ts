import { medianOf, ratio } from '../../../scripts/lab/numbers';

it('knows no median where a run did not tell, or nothing ran', () => {
	expect(medianOf([{ ms: 3 }, { ms: 1 }], ({ ms }) => ms)).toBe(2);
	expect(medianOf([{ ms: 3 }, {}], ({ ms }: { ms?: number }) => ms)).toBeUndefined();
	expect(medianOf([], () => 1)).toBeUndefined();
});

it('knows no ratio to nothing', () => {
	expect(ratio(3, 2)).toBe(1.5);
	expect([ratio(undefined, 2), ratio(3, undefined), ratio(3, 0)]).toEqual(Array(3).fill(undefined));
});
