import { isCutOff, isExactInJavaScript, parseJson } from '../../../wallet-api/json';
import { VENDOR_EXAMPLE } from '../../support/vendorExample';

const outcomeOf = (text: string): string => {
	try {
		parseJson(text);
		return 'JSON';
	} catch (error) {
		return error instanceof SyntaxError ? 'SyntaxError' : String(error);
	}
};

it.each(['"12345678901234567890"', '["1",12345678901234567890]', '{"a":"\\\\","b":1e400}'])(
	'strings stay what they are: %s',
	(text) => {
		const value = JSON.stringify(parseJson(text));
		expect(value).toBe(text.replace(/(?<!")(\d{20}|1e400)/, '"$1"'));
	},
);

describe('a number comes out', () => {
	it.each<[string, unknown]>([
		['0', 0],
		['-1', -1],
		['360000', 360_000],
		['9007199254740991', 9_007_199_254_740_991],
		['-9007199254740991', -9_007_199_254_740_991],
		['9007199254740992', '9007199254740992'],
		['9007199254740993', '9007199254740993'],
		['-9007199254740993', '-9007199254740993'],
		['9223372036854775807', '9223372036854775807'],
		['12345678901234567890123', '12345678901234567890123'],
		['0.1', 0.1],
		['1.50', 1.5],
		['123456789012.345', 123_456_789_012.345],
		['1234567890123.456', '1234567890123.456'],
		['0.000000000000000123456789012345', 1.234_567_890_123_45e-16],
		['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
		['1e3', 1_000],
		['1E+2', 100],
		['1.5e-7', 1.5e-7],
		['12e400', '12e400'],
		['1.25e400', '1.25e400'],
		['1.23456789012345e10', 12_345_678_901.234_5],
		['10000000000000000.5', '10000000000000000.5'],
		['1e400', '1e400'],
		['-1e400', '-1e400'],
		['1e-400', '1e-400'],
		['1E-400', '1E-400'],
		['12345678900000000001e-10', '12345678900000000001e-10'],
		['1.5e299', 1.5e299],
		['1e300', '1e300'],
		['1e301', '1e301'],
		['1e-300', '1e-300'],
		['1.23456789012345e-320', '1.23456789012345e-320'],
		['0e999', 0],
		['0.0', 0],
	])('%s as %j, wherever it stands', (text, value) => {
		expect(parseJson(text)).toBe(value);
		expect(parseJson(` ${text}\n`)).toBe(value);
		expect(parseJson(`[${text},${text} ,[\t${text}\r\n]]`)).toEqual([value, value, [value]]);
		expect(parseJson(`{"a":${text},"b" : ${text} }`)).toEqual({ a: value, b: value });
		expect(isExactInJavaScript(`{"a":${text}}`)).toBe(typeof value === 'number');
	});
});

describe('a string stays as it is', () => {
	it.each([
		['[9007199254740993,"9007199254740993"]', ['9007199254740993', '9007199254740993']],
		['{"9007199254740993":9007199254740993}', { '9007199254740993': '9007199254740993' }],
		['["a\\",9007199254740993,",9007199254740993]', ['a",9007199254740993,', '9007199254740993']],
		['["\\\\",9007199254740993]', ['\\', '9007199254740993']],
		['["\\u0022, 1e400]",1e400]', ['", 1e400]', '1e400']],
		['[": 1e400 ",0]', [': 1e400 ', 0]],
		['["2026-11-01 e-x 1-e",1e-400]', ['2026-11-01 e-x 1-e', '1e-400']],
	])('%s', (text, value) => {
		expect(parseJson(text)).toEqual(value);
	});

	it('also when that is a long one, and the text a large one', () => {
		const name = 'x\\" 9007199254740993, '.repeat(10_000);
		const row = `{"name":"${name}","balance":9007199254740993}`;
		const text = `[${Array.from({ length: 20 }, () => row).join(',')}]`;
		expect(parseJson(text)).toEqual(
			JSON.parse(text.replaceAll('"balance":9007199254740993', '"balance":"9007199254740993"')),
		);
	});
});

describe('what is no JSON is refused', () => {
	it.each([
		'',
		'01',
		'[01]',
		'[012345678901234567890]',
		'{12345678901234567890:1}',
		'{"a":1,12345678901234567890:2}',
		'[12345678901234567890 12345678901234567890]',
		'[12345678901234567890"a"]',
		'12345678901234567890abc',
		'[1.2.12345678901234567890]',
		'[12345678901234567890.]',
		'[.12345678901234567890]',
		'[+12345678901234567890]',
		'[--12345678901234567890]',
		'[12345678901234567890e]',
		'[- 12345678901234567890]',
		'["12345678901234567890]',
		'["a\n",12345678901234567890]',
		"['12345678901234567890']",
		'[12345678901234567890,]',
		'NaN',
		'[1e400',
		'[1e400,"a \\12345678901234567890,1]',
		'\uFEFF{}',
	])('%j', (text) => {
		expect(() => parseJson(text)).toThrow(SyntaxError);
	});

	it.each([
		["the vendor's example", VENDOR_EXAMPLE],
		['the same with long numbers', VENDOR_EXAMPLE.replaceAll('360000', '9223372036854775807')],
	])('%s, cut off at any place', (_, text) => {
		const outcomes = Array.from(text, (_character, end) => outcomeOf(text.slice(0, end)));
		expect(new Set(outcomes)).toEqual(new Set(['SyntaxError']));
		expect(outcomeOf(text)).toBe('JSON');
	});
});

describe('a text that is no JSON', () => {
	it.each([
		'{',
		'[',
		'{"a":1',
		'{"a":[1,2]',
		'{"a":{"b":[]},',
		'{"a',
		'{"a":"}',
		'{"a":"\\"}',
		'{"a":"\\\\","b":"]}',
		'[[],[{}]',
		'{"a":NaN,',
	])('is cut off: %s', (text) => {
		expect(isCutOff(text)).toBe(true);
	});

	it.each([
		'',
		' ',
		'NaN',
		'"a',
		'{"a":NaN}',
		'{"a":1} {',
		'{"a":1}}',
		'{"a":"{"}',
		'{"a":"\\\\"} [',
		'[]{',
		'}{',
		']',
	])('is not, but whole or something else: %s', (text) => {
		expect(isCutOff(text)).toBe(false);
	});
});
