/** What programs, mails and word processors make of a key is read all the same, or named in the refusal. */
import { createPrivateKey } from 'node:crypto';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { pkcs1, pkcs8, numbersOf, RSA_WITHOUT_NULL } from '../../support/derWriter';
import { bareOf, keyFile, pemOf, rsaKey } from '../../support/keys';
import { PASTED_FORMS } from '../../support/pastedForms';
import { piecesShown } from '../../support/refusedKeys';

const key = rsaKey('2048');
const pem = pemOf(key, { type: 'pkcs8' });
const bare = bareOf(key, 'pkcs8');

/** The key of a text, or the words that refuse it. */
const read = (text: string) => {
	const reading = parsePrivateKey(text);
	return reading.ok ? reading.value : reading.failure;
};

const isThatKey = (text: string): boolean | string => {
	const found = read(text);
	return typeof found === 'string' ? found : found.equals(key);
};

it.each(PASTED_FORMS)('read: $name', ({ paste }) => {
	expect(isThatKey(paste(key))).toBe(true);
});

describe.each([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x202a, 0x202e, 0x2066, 0x180e, 0])(
	'a character that nobody sees (%i)',
	(code) => {
		const mark = String.fromCharCode(code);

		it('is passed over around the key, in its lines, and in its marks', () => {
			expect(isThatKey(`${mark}${bare}${mark}`)).toBe(true);
			expect(isThatKey(bare.replace(/.{7}/g, `$&${mark}`))).toBe(true);
			expect(isThatKey(pem.replace(/.{3}/g, `$&${mark}`))).toBe(true);
		});
	},
);

it.each([0xa0, 0x1680, 0x2003, 0x2009, 0x202f, 0x205f, 0x3000, 0x2028])(
	'a space that is none of the keyboard (%i) is passed over',
	(code) => {
		const space = String.fromCharCode(code);
		expect(isThatKey(bare.replace(/.{64}/g, `$&${space}`))).toBe(true);
		expect(isThatKey(pem.replaceAll(/[ \n]/g, space))).toBe(true);
	},
);

it('a ligature, as a PDF has it, is the letters it is drawn for', () => {
	const other = rsaKey('2048-other');
	const texts = [key, other].flatMap((each) => [bareOf(each, 'pkcs8'), bareOf(each, 'pkcs1')]);
	const drawn = texts.map((text) =>
		text.replaceAll('ff', 'ﬀ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ'),
	);
	expect(drawn).not.toEqual(texts);
	for (const text of drawn) expect(typeof read(text)).toBe('object');
});

describe('as unusual programs write it', () => {
	const numbers = numbersOf(key);

	it.each<[string, Buffer]>([
		['PKCS#8 without NULL', pkcs8(pkcs1(numbers), { algorithm: RSA_WITHOUT_NULL })],
		['padded numbers', pkcs1(numbers, { zeros: 2 })],
		['padded numbers in PKCS#8', pkcs8(pkcs1(numbers, { zeros: 2 }))],
	])('%s', (_, der) => {
		expect(isThatKey(der.toString('base64'))).toBe(true);
	});

	it('three primes, as OpenSSL makes them', () => {
		const three = keyFile('rsa-2048-three-primes.pem');
		const found = read(three);
		expect(typeof found !== 'string' && found.equals(createPrivateKey(three))).toBe(true);
	});
});

describe('refused, and named', () => {
	const foreign =
		/characters that a word processor, a chat or a web page put in \(such as U\+2026\)/;
	const shortened = `${bare.slice(0, 700)}…${bare.slice(705)}`;

	it.each<[string, string, RegExp]>([
		['an ellipsis in a bare key', shortened, foreign],
		['an ellipsis in a PEM', pem.replace(/(?<=^.{500}).{5}/s, '…'), foreign],
		['a letter of another alphabet', bare.replace(/a/, 'а'), /such as U\+0430/],
		['a character that could not be shown', bare.replace(/b/, '\uFFFD'), /such as U\+FFFD/],
		['a character of four bytes', `${bare.slice(0, 99)}🔑${bare.slice(99)}`, /such as U\+1F511/],
		['em dashes in a URL-safe key', `${bare.slice(0, 99)}—${bare.slice(101)}`, /such as U\+2014/],
		[
			'a strange sign of the keyboard',
			`${bare.slice(0, 99)}!${bare.slice(99)}`,
			/altered or damaged/,
		],
		['two PEMs among words', `mine: ${pem}\nyours: ${pem}`, /more than one key/],
		['a PEM and the beginning of another', `${pem}\n${pem.slice(0, 300)}`, /more than one key/],
		['a PEM and the end of another', `${pem}\n${pem.slice(300)}`, /more than one key/],
		['two bare keys in JSON', JSON.stringify([bare, bare]), /more than one key/],
		[
			'two bare keys in an .env file',
			`A="${bare}"\nB="${bareOf(key, 'pkcs1')}"`,
			/more than one key/,
		],
		['a bare key and a half', `A="${bare}"\nB="${bare.slice(0, 500)}"`, /more than one key/],
		['a PEM that ends before it begins', pem.split('\n').reverse().join('\n'), /cut off/],
		['a key of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none', /PuTTYgen/],
		[
			'a public key of SSH2',
			'---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----',
			/public key of SSH/,
		],
		['a public key of SSH below an empty line', '\n ssh-rsa AAAA me', /public key of SSH/],
		['far more text than a key', 'A'.repeat(100_001), /far more text/],
		['quotes of mails and nothing else', '> >\n> ', /is empty/],
		['a short text that begins as a key', 'MI!', /altered or damaged/],
	])('%s', (_, pasted, words) => {
		const refusal = read(pasted);
		expect(refusal).toMatch(words);
		expect(refusal).toMatch(/^Private Key .+\.$/);
		expect(piecesShown(String(refusal), pasted)).toEqual([]);
	});

	it('line numbers that are no count are part of the text', () => {
		const lines = pem.split('\n').map((line, at) => `${at === 5 ? 99 : at + 1} ${line}`);
		expect(read(lines.join('\n'))).toMatch(/altered or damaged|cut off/);
	});
});
