/** Whatever is pasted is either the very key or refused. */
import fc from 'fast-check';
import { KJUR } from 'jsrsasign';
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { parsePrivateKey } from '../../wallet-api/signing/privateKey';
import { bareOf, derOf, FORMS, keyFile, rsaKey } from '../support/keys';
import { numbersOf, pkcs1, pkcs8, RSA_WITHOUT_NULL } from '../support/derWriter';
import { PASTED_FORMS } from '../support/pastedForms';
import { piecesShown } from '../support/refusedKeys';

const KEYS = ['2048', '2048-other', '3072'].map(rsaKey);
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'];
const TEXT = 'What is signed — ลงชื่อ';

const aKey = fc.constantFrom(...KEYS);
const aForm = fc.constantFrom(...FORMS, ...PASTED_FORMS);
const anEncoding = fc.constantFrom('pkcs8' as const, 'pkcs1' as const);

const signatureOf = (key: KeyObject): string =>
	sign('RSA-SHA256', Buffer.from(TEXT, 'utf8'), key).toString('hex');

/** The signature of a fixed text with the pasted key; the refusal when it is no key. */
const signatureWith = (pasted: string): string => {
	const reading = parsePrivateKey(pasted);
	return reading.ok ? signatureOf(reading.value) : reading.failure;
};

const EXPECTED = new Map(KEYS.map((key) => [key, signatureOf(key)]));

const refusalOf = (pasted: string): string => {
	const reading = parsePrivateKey(pasted);
	return reading.ok ? '' : reading.failure;
};

it('signs the same with every form of one key', () => {
	fc.assert(
		fc.property(aKey, aForm, (key, { paste }) => {
			expect(signatureWith(paste(key))).toBe(EXPECTED.get(key));
		}),
		{ numRuns: 200 },
	);
});

it('signs what jsrsasign signs, which knows nothing of how we read keys', () => {
	const signature = new KJUR.crypto.Signature({ alg: 'SHA256withRSA' });
	signature.init(keyFile('rsa-2048.pem'));
	signature.updateHex(Buffer.from(TEXT, 'utf8').toString('hex'));
	expect(signatureWith(bareOf(rsaKey('2048'), 'pkcs8'))).toBe(signature.sign());
});

it('reads a bare key with any white space and line breaks in it', () => {
	const gaps = fc.array(
		fc.record({
			at: fc.nat(1600),
			gap: fc.constantFrom(
				' ',
				'\n',
				'\r\n',
				'\t',
				'\\n',
				'\\r\\n',
				'\\r',
				'\u00A0',
				'\u200B',
				'\u2060',
				'\u00AD',
				'<br>',
				'\n> ',
			),
		}),
		{ maxLength: 60 },
	);
	fc.assert(
		fc.property(aKey, anEncoding, gaps, (key, type, chosen) => {
			const text = chosen
				.sort((a, b) => b.at - a.at)
				.reduce(
					(pasted, { at, gap }) => pasted.slice(0, at) + gap + pasted.slice(at),
					bareOf(key, type),
				);
			expect(signatureWith(text)).toBe(EXPECTED.get(key));
		}),
		{ numRuns: 100 },
	);
});

describe('a key with one character changed', () => {
	/** Whether the change is refused, or none: bits of padding belong to no byte. */
	const isRefusedIfChanged = (bare: string, at: number, to: string): boolean => {
		const text = bare.slice(0, at) + to + bare.slice(at + 1);
		const isSame = Buffer.from(text, 'base64').equals(Buffer.from(bare, 'base64'));
		return isSame || refusalOf(text) !== '';
	};

	it.each(['pkcs8', 'pkcs1'] as const)('is refused anywhere in the head of %s', (type) => {
		const bare = bareOf(rsaKey('2048'), type);
		const accepted = ALPHABET.flatMap((to) =>
			Array.from({ length: 48 }, (_, at) => ({ at, to })).filter(
				({ at }) => !isRefusedIfChanged(bare, at, to),
			),
		);
		expect(accepted).toEqual([]);
	});

	const numbers = numbersOf(rsaKey('2048'));
	const unusual: Array<[what: string, der: Buffer]> = [
		['without the NULL', pkcs8(pkcs1(numbers), { algorithm: RSA_WITHOUT_NULL })],
		['with padded numbers', pkcs8(pkcs1(numbers, { zeros: 2 }))],
		['with numbers without a sign', pkcs1(numbers, { zeros: 0 })],
		['with three primes', derOf(createPrivateKey(keyFile('rsa-2048-three-primes.pem')), 'pkcs8')],
	];

	it.each(unusual)('is refused anywhere in a key %s', (_, der) => {
		const bare = der.toString('base64');
		const reading = parsePrivateKey(bare);
		expect(reading.ok).toBe(true);
		const accepted = Array.from({ length: bare.length * 2 }, (__, index) => ({
			at: Math.floor(index / 2),
			to: ALPHABET[(index * 31 + Math.floor(index / 2)) % ALPHABET.length] ?? 'A',
		})).filter(({ at, to }) => !isRefusedIfChanged(bare, at, to));
		expect(accepted).toEqual([]);
	});

	it('is refused wherever two characters changed places or one is there twice', () => {
		fc.assert(
			fc.property(aKey, anEncoding, fc.nat(2500), (key, type, place) => {
				const bare = bareOf(key, type);
				const at = place % (bare.length - 8);
				const [one = '', two = ''] = bare.slice(at, at + 2);
				const others = [`${two}${one}`, `${one}${one}${two}`, one, ''];
				for (const other of others.filter((text) => text !== one + two)) {
					expect(refusalOf(bare.slice(0, at) + other + bare.slice(at + 2))).not.toBe('');
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('is refused in every form in which keys are pasted', () => {
		fc.assert(
			fc.property(aKey, aForm, fc.nat(), (key, { paste }, place) => {
				const pasted = paste(key);
				const at = place % pasted.length;
				const to = pasted[at] === 'A' ? 'B' : 'A';
				const changed = signatureWith(pasted.slice(0, at) + to + pasted.slice(at + 1));
				// What is changed in the text around the key is no change of the key.
				expect([EXPECTED.get(key), expect.stringMatching(/^Private Key /)]).toContainEqual(changed);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('is refused anywhere, whatever the character', () => {
		fc.assert(
			fc.property(
				aKey,
				anEncoding,
				fc.nat(2500),
				fc.oneof(fc.constantFrom(...ALPHABET), fc.string({ minLength: 1, maxLength: 1 })),
				(key, type, place, to) => {
					const bare = bareOf(key, type);
					expect(isRefusedIfChanged(bare, place % bare.length, to)).toBe(true);
				},
			),
			{ numRuns: 1_000 },
		);
	});
});

it('refuses any text that is no key, without an exception and without showing it', () => {
	const base64 = fc
		.uint8Array({ maxLength: 400 })
		.map((bytes) => Buffer.from(bytes).toString('base64'));
	const der = fc
		.uint8Array({ maxLength: 100 })
		.map((bytes) => Buffer.from([0x30, bytes.length, ...bytes]).toString('base64'));
	const pem = fc
		.tuple(fc.constantFrom('-----BEGIN ', '-----END ', 'BEGIN '), fc.string(), base64)
		.map(([start, label, body]) => `${start}${label}-----${body}${start}${label}-----`);
	const marks = fc.constantFrom(
		'MI',
		'-----',
		'&#',
		'%2',
		'\\u00',
		'<',
		'—',
		'> ',
		'1 ',
		'"',
		'\n',
		'=',
	);
	const mixed = fc.array(fc.oneof(marks, base64, fc.string())).map((parts) => parts.join(''));
	const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), base64, der, pem, mixed);
	fc.assert(
		fc.property(anyText, (text) => {
			const refusal = refusalOf(text);
			expect(refusal).toMatch(/^Private Key .+\.$/);
			expect(piecesShown(refusal, text)).toEqual([]);
		}),
		{ numRuns: 1_000 },
	);
});
