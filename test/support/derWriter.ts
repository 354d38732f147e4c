/** Writes RSA keys as DER, also in ways that OpenSSL would not write them, and reads. */
import type { KeyObject } from 'node:crypto';

/** The eight numbers of an RSA key, in the order of PKCS#1. */
export const NUMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;
export type Numbers = { readonly [name in (typeof NUMBERS)[number]]: bigint };

/** The numbers of a key. */
export const numbersOf = (key: KeyObject): Numbers => {
	const jwk = key.export({ format: 'jwk' });
	const numberOf = (text = ''): bigint =>
		BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
	return {
		n: numberOf(jwk.n),
		e: numberOf(jwk.e),
		d: numberOf(jwk.d),
		p: numberOf(jwk.p),
		q: numberOf(jwk.q),
		dp: numberOf(jwk.dp),
		dq: numberOf(jwk.dq),
		qi: numberOf(jwk.qi),
	};
};

const lengthOf = (length: number): number[] => {
	if (length < 0x80) return [length];
	const bytes = Buffer.from(length.toString(16).padStart(8, '0'), 'hex').subarray(
		4 - (length > 0xffff ? 3 : length > 0xff ? 2 : 1),
	);
	return [0x80 + bytes.length, ...bytes];
};

/** One element of DER. */
export const element = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
	const content = Buffer.concat(contents);
	return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
};

/** A number as an INTEGER: with its sign as DER wants it, or with another number of zeros in front. */
export const integer = (number: bigint, zeros?: number): Buffer => {
	const hex = number.toString(16);
	const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
	const sign = (bytes[0] ?? 0) >= 0x80 ? 1 : 0;
	return element(2, Buffer.alloc(zeros ?? sign), bytes);
};

export const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents);

/** How a key is written where it is not as usual. */
interface Unusual {
	readonly version?: bigint;
	readonly zeros?: number;
	readonly more?: readonly Uint8Array[];
}

/** PKCS#1 of these numbers. */
export const pkcs1 = (numbers: Numbers, { version = 0n, zeros, more = [] }: Unusual = {}): Buffer =>
	sequence(integer(version), ...NUMBERS.map((name) => integer(numbers[name], zeros)), ...more);

/** The algorithm RSA, with its parameters and without. */
export const RSA = sequence(Buffer.from('06092a864886f70d0101010500', 'hex'));
export const RSA_WITHOUT_NULL = sequence(Buffer.from('06092a864886f70d010101', 'hex'));

/** PKCS#8 around PKCS#1. */
export const pkcs8 = (
	key: Uint8Array,
	{ version = 0n, algorithm = RSA, more = [] }: Unusual & { readonly algorithm?: Uint8Array } = {},
): Buffer => sequence(integer(version), algorithm, element(4, key), ...more);
