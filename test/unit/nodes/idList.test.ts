/** IDs as operators, spreadsheets and AI models write them, each as it is and none lost. */
import { BadInput } from '../../../nodes/shared/fields/badInput';
import { acceptId, acceptIdList } from '../../../nodes/shared/fields/idList';

const idsIn = (entered: unknown) => acceptIdList('Merchant User IDs', entered);

/** The sentence that refuses something. */
const refusalOf = (read: () => unknown): string => {
	try {
		return `not refused: ${JSON.stringify(read())}`;
	} catch (error) {
		return error instanceof BadInput ? error.message : 'another error';
	}
};

describe('a list', () => {
	it.each([
		'JT1,JT2',
		'JT1;JT2',
		'JT1 JT2',
		' JT1\r\n\r\nJT2\n',
		'JT1\tJT2',
		'"JT1","JT2"',
		"'JT1', 'JT2'",
		'“JT1”, “JT2”',
		'JT1，JT2',
		'JT1、JT2',
		'JT1；JT2',
		'JT1|JT2',
		'| JT1 | JT2 |',
		'JT1｜JT2',
		'JT1\u00A0JT2',
		'JT1\u3000JT2',
		'"JT1\nJT2"',
		'"JT1"\t"JT2"\n',
		"'JT1\n'JT2",
		'["JT1","JT2"]',
		' [ "JT1" , "JT2" ] ',
		'\uFEFFJT1,JT2\u200B',
		'J\u200BT1,JT\u00AD2',
		'\u202AJT1\u202C,JT2',
		'JT1,,JT2,',
		'JT1,JT2,"JT1",JT2\u200B',
		['JT1', 'JT2'],
		[' JT1 ', '"JT2"', ''],
		['JT1\u200B', 'JT2', 'JT1'],
	])('%j is JT1 and JT2', (entered) => {
		expect(idsIn(entered)).toEqual(['JT1', 'JT2']);
	});

	it.each<[unknown, string[]]>([
		[
			['a b', 'c,d'],
			['a b', 'c,d'],
		],
		['["a b","c,d"]', ['a b', 'c,d']],
		['1095595801938341100, 7', ['1095595801938341100', '7']],
		['[1095595801938341100, 7, "JT1"]', ['1095595801938341100', '7', 'JT1']],
		["O'Brien", ["O'Brien"]],
		['[JT1', ['[JT1']],
		['JT:1/2-3_4.5', ['JT:1/2-3_4.5']],
		['jt1 JT1', ['jt1', 'JT1']],
	])('%j is %j', (entered, ids) => {
		expect(idsIn(entered)).toEqual(ids);
	});

	it.each(['', ' , ', '""', '[]', '[""]', '\u200B', [], [''], [' " '], '|'])(
		'%j names nobody',
		(entered) => {
			expect(idsIn(entered)).toEqual([]);
		},
	);

	it.each<[unknown, string]>([
		[
			undefined,
			'Merchant User IDs is undefined, but it has to be a text of IDs or a list of texts.',
		],
		[null, 'Merchant User IDs is null, but it has to be a text of IDs or a list of texts.'],
		[{ a: 1 }, 'Merchant User IDs is {"a":1}, but it has to be a text of IDs or a list of texts.'],
		[['JT1', null], 'Merchant User IDs holds null at place 2, but every ID has to be a text.'],
		[[['JT1']], 'Merchant User IDs holds ["JT1"] at place 1, but every ID has to be a text.'],
		['[{"id":1}]', 'Merchant User IDs holds {"id":1} at place 1, but every ID has to be a text.'],
	])('%j is refused', (entered, sentence) => {
		expect(refusalOf(() => idsIn(entered))).toBe(sentence);
	});
});

describe('an ID that is a number', () => {
	const HOW = /In an expression, write \{\{ String\(\$json\.id\) \}\}/;
	const LOST = /the last digits of this one are lost already\. Have it sent to n8n as a text\.$/;

	it.each([
		[
			() => idsIn([12345]),
			/^Merchant User IDs holds 12345 at place 1, but every ID has to be a text\. In/,
		],
		[() => idsIn(12345), /^Merchant User IDs is 12345, but it has to be a text of IDs/],
		[
			() => acceptId('Merchant User ID', 12345),
			/^Merchant User ID is 12345, but it has to be a text such as/,
		],
		[
			() => acceptId('Merchant User ID', Number.MAX_SAFE_INTEGER),
			/^Merchant User ID is 9007199254740991, /,
		],
	])('is refused, and the sentence says how to make it a text', (read, words) => {
		expect(refusalOf(read)).toMatch(words);
		expect(refusalOf(read)).toMatch(HOW);
		expect(refusalOf(read)).not.toMatch(LOST);
	});

	it.each([2 ** 53, 1095595801938341100, 1e21])(
		'of too many digits has lost some: %d',
		(number) => {
			for (const read of [() => idsIn([number]), () => acceptId('Merchant User ID', number)]) {
				expect(refusalOf(read)).toMatch(LOST);
				expect(refusalOf(read)).not.toMatch(HOW);
			}
		},
	);
});

describe('one ID', () => {
	it.each([
		'JT1',
		' JT1\n',
		'"JT1"',
		"'JT1",
		'\uFEFFJT1\u200B',
		'J\u2060T1',
		'\u202AJT1\u202C',
		'JT1\u00A0',
	])('%j is JT1', (entered) => {
		expect(acceptId('Merchant User ID', entered)).toBe('JT1');
	});

	it('keeps what is inside', () => {
		expect(acceptId('Merchant User ID', ' a b,c ')).toBe('a b,c');
	});

	it.each(['', ' ', '""', '\u200B', undefined, null, {}, ['JT1'], true, 0.5])(
		'%j is refused',
		(entered) => {
			expect(refusalOf(() => acceptId('Merchant User ID', entered))).toMatch(
				/^Merchant User ID is .+, but it has to be a text such as JT1095595801938341100\.$/,
			);
		},
	);
});
