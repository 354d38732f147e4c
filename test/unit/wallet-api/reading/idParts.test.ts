import fc from 'fast-check';
import { idParts } from '../../../../wallet-api/reading/idParts';

it('keeps spellings of one id together, however far apart they stand', () => {
	expect(idParts(['a', 'b', 'c', 'A', 'd'], 3)).toEqual([
		['a', 'A', 'b'],
		['c', 'd'],
	]);
	expect(idParts(['b', 'a', 'c', 'A'], 2)).toEqual([['b'], ['a', 'A'], ['c']]);
});

it('keeps together what servers take for one id: other widths, blanks around', () => {
	expect(idParts(['JT1', 'JT2', 'ＪＴ１', 'JT3', ' jt1'], 3)).toEqual([
		['JT1', 'ＪＴ１', ' jt1'],
		['JT2', 'JT3'],
	]);
});

it('cuts more spellings of one id than fit, and no others', () => {
	expect(idParts(['a', 'A'], 1)).toEqual([['a'], ['A']]);
	expect(idParts(['b', 'a', 'A', 'ａ', 'c'], 2)).toEqual([['b'], ['a', 'A'], ['ａ', 'c']]);
});

it('is nothing of nothing, and asks for each id once', () => {
	expect(idParts([], 3)).toEqual([]);
	expect(idParts(['a', 'a'], 3)).toEqual([['a']]);
});

it('loses nobody, keeps to the size, and splits no spellings that fit', () => {
	const id = fc.constantFrom(...'abcdefgh', ...'ABCDEFGH');
	fc.assert(
		fc.property(fc.array(id), fc.integer({ min: 2, max: 5 }), (ids, most) => {
			const parts = idParts(ids, most);
			expect(parts.flat().sort()).toEqual([...new Set(ids)].sort());
			expect(parts.every((part) => part.length > 0 && part.length <= most)).toBe(true);
			const keys = parts.flatMap((part) => [...new Set(part.map((each) => each.toLowerCase()))]);
			expect(new Set(keys).size).toBe(keys.length);
		}),
	);
});

it.each([
	[0, []],
	[2, [2]],
	[3, [3]],
	[4, [3, 1]],
	[7, [3, 3, 1]],
])('a list of %i is cut into parts of 3', (length, lengths) => {
	const ids = Array.from({ length }, (_, index) => `JT${index}`);
	const parts = idParts(ids, 3);
	expect(parts.map((part) => part.length)).toEqual(lengths);
	expect(parts.flat()).toEqual(ids);
});
