import { type KeyKind, keyKindOf } from '../../../wallet-api/signing/keyKinds';

/** An element of DER with a short length, in hexadecimal. */
const element = (tag: string, ...content: string[]): string => {
	const inside = content.join('');
	return `${tag}${(inside.length / 2).toString(16).padStart(2, '0')}${inside}`;
};

const sequence = (...content: string[]) => element('30', ...content);
const [integer, bits, octets, id] = ['020101', '030100', '040100', '060101'];
const integers = (count: number) => integer.repeat(count);

/** A PKCS#8 key of an algorithm, given as its object id. */
const pkcs8 = (objectId: string) => sequence(integer, sequence(element('06', objectId)), octets);

const kindOf = (hex: string): KeyKind => keyKindOf(Buffer.from(hex, 'hex'));

describe('is told from its shape', () => {
	it.each<[KeyKind, string, string]>([
		['pkcs1Rsa', 'nine numbers', sequence(integers(9))],
		['pkcs1Rsa', 'nine numbers and more primes', sequence(integers(9), sequence())],
		['ellipticCurve', 'a number and octets', sequence(integer, octets)],
		['ellipticCurve', 'with its curve', sequence(integer, octets, 'a000')],
		['ellipticCurve', 'with its public key', sequence(integer, octets, 'a000', 'a100')],
		['encrypted', 'an algorithm and octets', sequence(sequence(), octets)],
		['publicKey', 'an algorithm and bits', sequence(sequence(), bits)],
		['publicKey', 'two numbers', sequence(integers(2))],
		['certificate', 'two sequences and bits', sequence(sequence(), sequence(), bits)],
		['pkcs12', 'a number and a sequence', sequence(integer, sequence())],
		['pkcs12', 'with a seal', sequence(integer, sequence(), sequence())],
		['otherAlgorithm', 'six numbers', sequence(integers(6))],
		['unknown', 'one number', sequence(integer)],
		['unknown', 'three numbers', sequence(integers(3))],
		['unknown', 'ten numbers', sequence(integers(10))],
		['unknown', 'nothing inside', sequence()],
		['unknown', 'no sequence', integer],
		['unknown', 'no sequence, and cut off', '0209'],
		['unknown', 'nothing', ''],
		['cutOff', 'a sequence that ends early', '3009020101'],
		['damaged', 'an element that is cut off inside', sequence(integer, '0209')],
		['trailing', 'a byte after it', `${sequence(integers(9))}00`],
	])('%s: %s', (kind, _what, hex) => {
		expect(kindOf(hex)).toBe(kind);
	});
});

describe('a key in the format of OpenSSH', () => {
	it.each<[KeyKind, string]>([
		['openSsh', 'ssh-rsa'],
		['edwardsCurve', 'ssh-ed25519'],
		['ellipticCurve', 'ecdsa-sha2-nistp256'],
		['otherAlgorithm', 'ssh-dss'],
	])('is %s by the name %s', (kind, name) => {
		expect(keyKindOf(Buffer.from(`openssh-key-v1\0\0\0\0\x04none ${name} rest`))).toBe(kind);
		expect(keyKindOf(Buffer.from(` openssh-key-v1 ${name}`))).toBe('unknown');
	});
});

describe('a PKCS#8 key', () => {
	it.each<[KeyKind, string, string]>([
		['pkcs8Rsa', 'RSA', '2a864886f70d010101'],
		['ellipticCurve', 'EC', '2a8648ce3d0201'],
		['edwardsCurve', 'X25519', '2b656e'],
		['edwardsCurve', 'X448', '2b656f'],
		['edwardsCurve', 'Ed25519', '2b6570'],
		['edwardsCurve', 'Ed448', '2b6571'],
		['otherAlgorithm', 'RSA-PSS', '2a864886f70d01010a'],
	])('is %s by the id of %s', (kind, _algorithm, objectId) => {
		expect(kindOf(pkcs8(objectId))).toBe(kind);
	});

	it.each<[string, string]>([
		['attributes', 'a000'],
		['a public key', '8100'],
		['both', 'a0008100'],
		['a public key in another form', 'a100'],
	])('may have %s after it', (_what, more) => {
		const rsa = sequence(element('06', '2a864886f70d010101'));
		expect(kindOf(sequence(integer, rsa, octets, more))).toBe('pkcs8Rsa');
		expect(kindOf(sequence(integer, rsa, octets, more, integer))).toBe('unknown');
	});

	it.each<[string, string]>([
		['no algorithm', sequence()],
		['an algorithm that is no id', sequence(integer)],
		['an algorithm that is cut off', sequence('0609')],
		['something else than an id with the bytes of one', sequence(element('04', '2b656e'))],
	])('with %s is unknown', (_what, algorithm) => {
		expect(kindOf(sequence(integer, algorithm, octets))).toBe('unknown');
		expect(kindOf(sequence(integer, sequence(id), octets))).toBe('otherAlgorithm');
	});
});
