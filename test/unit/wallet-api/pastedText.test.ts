import {
	holdsKey,
	inPlainWidth,
	pastedValue,
	withoutEndSlashes,
	withoutInvisible,
} from '../../../wallet-api/pastedText';

const codes = (...list: number[]) => list.map((code) => String.fromCodePoint(code)).join('');

it.each([
	0x00, 0x08, 0x1f, 0x7f, 0x9f, 0xad, 0x034f, 0x061c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e,
	0x200f, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xfe0f, 0xfeff, 0xe0041,
])('nobody sees %i, and it goes', (code) => {
	expect(withoutInvisible(`a${codes(code, code)}b`)).toBe('ab');
	expect(pastedValue(`${codes(code)} "JT${codes(code)}1"${codes(code)}`)).toBe('JT1');
});

it('what is seen stays, and so do spaces and ends of lines', () => {
	const text = 'JT-1_ü ลงชื่อ 用户 🔑 \t\n\r\v\f\u00A0.';
	expect(withoutInvisible(text)).toBe(text);
	expect(inPlainWidth(text)).toBe(text);
});

it.each([
	['JT1', 'JT1'],
	['  JT1\n', 'JT1'],
	['\u00A0JT1\u3000', 'JT1'],
	['"JT1"', 'JT1'],
	["'JT1", 'JT1'],
	[' “JT1” ', 'JT1'],
	['«JT 1»', 'JT 1'],
	['「JT1」', 'JT1'],
	[`" 'JT"1' "`, 'JT"1'],
	[`O'Brien`, `O'Brien`],
	['', ''],
	[' " \' ', ''],
])('the value of %j is %j', (pasted, value) => {
	expect(pastedValue(pasted)).toBe(value);
});

it.each([
	['https：／／ａ．ｃｏ', 'https://a.co'],
	['ﬁﬀﬂﬃﬄ', 'fiffflffiffl'],
	['～！', '~!'],
	['。、', '。、'],
])('%j in plain width is %j', (text, plain) => {
	expect(inPlainWidth(text)).toBe(plain);
});

it.each([
	['https://a.co', 'https://a.co'],
	['https://a.co/', 'https://a.co'],
	['https://a.co/ / //\n', 'https://a.co'],
	['/a/b', '/a/b'],
	['///', ''],
	['', ''],
])('%j without slashes at its end is %j', (text, rest) => {
	expect(withoutEndSlashes(text)).toBe(rest);
});

it.each([
	['-----BEGIN PRIVATE KEY-----', true],
	['PRIVATE KEY', true],
	['RSA PUBLIC KEY', true],
	[`MI${'a'.repeat(38)}`, true],
	[`https://MI${'/+'.repeat(19)}`, true],
	[`MI${'a'.repeat(37)}`, false],
	[`xMI${'a'.repeat(38)}`, false],
	['https://api.example.com/MIddle', false],
	['733b887a4a784708bb369524db5b6ded', false],
	['', false],
])('whether %j holds a key: %s', (value, holds) => {
	expect(holdsKey(value)).toBe(holds);
});
