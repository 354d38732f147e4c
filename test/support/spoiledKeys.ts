/** Keys that came to harm when they were pasted, and texts that are no key at all. */
import { bareOf, keyFile, labelled, pemOf, publicBareOf, rsaKey, type RefusedRow } from './keys';

const good = rsaKey('2048');
const another = rsaKey('2048-other');
const pem = pemOf(good, { type: 'pkcs8' });
const bare = bareOf(good, 'pkcs8');
const publicPem = labelled('PUBLIC KEY', publicBareOf(good));
const certificate = keyFile('certificate.pem');

const spaced = (text: string): string => text.replaceAll('\n', ' ');
const fromHex = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
const changed = (text: string, at: number, to: string): string =>
	text.slice(0, at) + to + text.slice(at + 1);

/** More or less than one whole key. */
export const SPOILED_KEYS: readonly RefusedRow[] = [
	[
		'nothing',
		/is empty/,
		{ text: '', spaces: ' \n\t ', quotes: '""', 'byte order mark': '\uFEFF' },
	],
	[
		'two keys',
		/more than one key/,
		{
			'PEM twice': `${pem}\n${pem}`,
			'PEM and another PEM on one line': spaced(`${pem} ${pemOf(another, { type: 'pkcs1' })}`),
			'PEM and its certificate': `${pem}\n${certificate}`,
			'certificate and its PEM': `${certificate}\n${pem}`,
			'PEM and its public key': `${pem}\n${publicPem}`,
			'bare twice with padding': bare + bare,
			'bare on two lines with padding': `${bare}\n${bare}`,
			'bare twice without padding': bareOf(good, 'pkcs1') + bareOf(good, 'pkcs1'),
			'bare twice with its padding lost': bare.replace('=', '') + bare,
			'Base64 of two PEMs': Buffer.from(`${pem}\n${pem}`).toString('base64'),
		},
	],
	[
		'text after the key',
		/more than one key, or text after the key/,
		{
			'after a bare one': `${bare.replace('=', '')}AAAA`,
		},
	],
	[
		'an altered key',
		/altered or damaged/,
		{
			'a strange character in a bare one': changed(bare, 500, '!'),
			'a strange character in a PEM': changed(pem, 500, '?'),
			'another character in a bare one': changed(bare, 500, bare[500] === 'A' ? 'B' : 'A'),
			'padding in the middle': changed(bare, 500, '='),
			'PKCS#8 with something else inside': fromHex(
				'3015020100300d06092a864886f70d010101050004010f',
			),
		},
	],
	[
		'a cut-off key',
		/cut off/,
		{
			'bare, first half': bare.slice(0, 800),
			'bytes that say they are very long': fromHex('3085ffffffffff00'),
			'PEM without its end': pem.slice(0, 1000),
			'PEM without its begin line': pem.slice(pem.indexOf('\n')),
			'PEM with another end': pem.replace('END PRIVATE', 'END PUBLIC'),
			'PEM with half its body': labelled('PRIVATE KEY', bare.slice(0, 800)),
		},
	],
	[
		'no key',
		/is not a key/,
		{
			words: 'correct horse battery staple',
			'one letter': 'M',
			'bytes that are no DER': fromHex('00112233445566778899aabbccddeeff'),
			'DER of something else': fromHex('3003020100'),
			'PKCS#8 without an algorithm': fromHex('300702010030000400'),
			'PEM of nothing known': labelled('PRIVATE KEY', fromHex('3003020100')),
			'a web address': 'https://api.example.com/',
			'a name of a file': '/home/me/private_key.pem',
		},
	],
];
