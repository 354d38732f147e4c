import { childrenOf, decodeDer, shapeOf } from '../../../wallet-api/signing/keyKinds';

const fromHex = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');

/** Tag, content and rest in hexadecimal. */
const readHex = (hex: string) => {
	const element = decodeDer(fromHex(hex));
	return element && [element.tag, element.content.toString('hex'), element.rest.toString('hex')];
};

describe('one element', () => {
	it.each<[string, string, [tag: number, content: string, rest: string]]>([
		['without content', '0500', [5, '', '']],
		['with one byte of length', '0202aabb', [2, 'aabb', '']],
		['with something after it', '0201aa 0500', [2, 'aa', '0500']],
		['of the longest short length', `047f${'aa'.repeat(127)}`, [4, 'aa'.repeat(127), '']],
		['with a long length of one byte', `048180${'aa'.repeat(128)}`, [4, 'aa'.repeat(128), '']],
		['with one of two bytes', '04820003aabbcc', [4, 'aabbcc', '']],
		['with one of four bytes, and a rest', '048400000001aabb', [4, 'aa', 'bb']],
		['with a long length of nothing', '048100', [4, '', '']],
	])('%s', (_what, hex, expected) => {
		expect(readHex(hex)).toEqual(expected);
	});

	it.each([
		['nothing', ''],
		['a tag alone', '30'],
		['content that ends one byte early', '0203aabb'],
		['content that is missing', '0201'],
		['a long length that ends early', '308201'],
		['a long length that is missing', '3082'],
		['a length that is cut off beside content', '0484 000001'],
		['a length of five bytes', '0485 0000000001 aa'],
		['a length of more bytes than a number holds', '0488 0000000000000001 aa'],
	])('is none: %s', (_what, hex) => {
		expect(readHex(hex)).toBeUndefined();
	});
});

describe('the elements inside', () => {
	const tagsIn = (hex: string) => childrenOf(fromHex(hex))?.map(({ tag }) => tag);

	it.each<[string, string, number[] | undefined]>([
		['nothing', '', []],
		['one', '0500', [5]],
		['three in their order', '020101 0500 040100', [2, 5, 4]],
		['twenty', '0500'.repeat(20), Array.from({ length: 20 }, () => 5)],
		['more than any key has: none', '0500'.repeat(21), undefined],
		['one of them cut off: none', '020101 0402ff', undefined],
		['a byte too much: none', '020101 05', undefined],
	])('%s', (_what, hex, tags) => {
		expect(tagsIn(hex)).toEqual(tags);
	});

	it('are told from each other by their tags', () => {
		expect(shapeOf(childrenOf(fromHex('020101 0500 8100')) ?? [])).toBe('02,05,81');
		expect(shapeOf([])).toBe('');
	});
});
