import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { childrenOf, type DerElement, decodeDer, shapeOf } from './keyKinds';

/** No number of a key is this large: OpenSSL takes none of more bits, and to calculate with them would take long. */
const NO_NUMBER = 1n << 16_384n;

/** The algorithm RSA in PKCS#8 (RFC 3279). Its parameters are to be NULL, which some programs leave out. */
const RSA_ALGORITHM = /^06092a864886f70d010101(0500)?$/;

/** The tag of a public key that PKCS#8 may carry from version 1 on (RFC 5958). */
const PUBLIC_KEY = /,[8a]1(,|$)/;

/** The numbers of an RSA private key (RFC 8017): one `Factor` for each of two primes, or more. */
interface RsaNumbers {
	readonly n: bigint;
	readonly e: bigint;
	readonly d: bigint;
	readonly factors: readonly Factor[];
}

/** A prime of the key with its exponent, and the inverse of `cofactor` in it; both are there to calculate faster. */
interface Factor {
	readonly prime: bigint;
	readonly exponent: bigint;
	readonly coefficient: bigint;
	readonly cofactor: bigint;
}

/**
 * The key out of its DER; undefined when its bytes are not the ones of a sound key. OpenSSL does not look at every byte:
 * it reads a key in which a character was changed and may even sign with it. So all of them are accounted for here, the
 * numbers have to belong together, and what the key signs has to be right.
 */
export function rsaKeyOf(bytes: Buffer, kind: 'pkcs8Rsa' | 'pkcs1Rsa'): KeyObject | undefined {
	const pkcs1 = kind === 'pkcs1Rsa' ? bytes : insideOfPkcs8(bytes);
	const numbers = pkcs1 && numbersOf(pkcs1);
	return numbers && belongTogether(numbers) ? signingKey(pkcs1, numbers) : undefined;
}

function insideOfPkcs8(bytes: Buffer): Buffer | undefined {
	const parts = partsOf(bytes);
	const [version, algorithm, key] = parts;
	const newest = PUBLIC_KEY.test(shapeOf(parts)) ? 1n : 0n;
	const isKnownVersion = version !== undefined && derNumber(version) <= newest;
	const isRsa = RSA_ALGORITHM.test(algorithm?.content.toString('hex') ?? '');
	return isKnownVersion && isRsa ? key?.content : undefined;
}

/** The numbers of PKCS#1; undefined for anything else, and for numbers that no key has. */
function numbersOf(pkcs1: Buffer): RsaNumbers | undefined {
	const parts = partsOf(pkcs1);
	const [integers, others] = [parts.slice(0, 9), parts.slice(9)];
	const moreFactors = others.flatMap(({ content }) => childrenOf(content) ?? []);
	const triples = moreFactors.map(({ content }) => childrenOf(content) ?? []);
	const isPkcs1 =
		/^02(,02){8}(,30)?$/.test(shapeOf(parts)) &&
		triples.every((triple) => shapeOf(triple) === '02,02,02') &&
		triples.length >= others.length;
	const [version, n = 0n, e = 0n, d = 0n, p = 0n, q = 0n, dp = 0n, dq = 0n, qi = 0n] =
		integers.map(derNumber);
	const factors: Factor[] = [
		{ prime: q, exponent: dq, coefficient: 1n, cofactor: 1n },
		{ prime: p, exponent: dp, coefficient: qi, cofactor: q },
	];
	for (const triple of triples) {
		const [prime = 0n, exponent = 0n, coefficient = 0n] = triple.map(derNumber);
		factors.push({ prime, exponent, coefficient, cofactor: productOf(factors) });
	}
	const all = [...integers, ...triples.flat()].map(derNumber);
	const isVersion = version === (triples.length > 0 ? 1n : 0n);
	return isPkcs1 && isVersion && all.every((number) => number < NO_NUMBER)
		? { n, e, d, factors }
		: undefined;
}

function belongTogether({ n, e, d, factors }: RsaNumbers): boolean {
	return (
		e > 1n &&
		productOf(factors) === n &&
		factors.every(
			({ prime, exponent, coefficient, cofactor }) =>
				prime > 1n &&
				(d * e) % (prime - 1n) === 1n &&
				(d - exponent) % (prime - 1n) === 0n &&
				(coefficient * cofactor) % prime === 1n,
		)
	);
}

/** The key as OpenSSL reads it, if what it signs is right by the numbers alone. */
function signingKey(pkcs1: Buffer, { n, e }: RsaNumbers): KeyObject | undefined {
	const text = Buffer.from('JT Wallet');
	try {
		const key = createPrivateKey({ key: pkcs1, format: 'der', type: 'pkcs1' });
		const jwk = { kty: 'RSA', n: base64UrlOf(n), e: base64UrlOf(e) };
		const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
		const signature = sign('RSA-SHA256', text, key);
		return verify('RSA-SHA256', text, publicKey, signature) ? key : undefined;
	} catch {
		// OpenSSL's own words would mean nothing to an operator.
		return undefined;
	}
}

function productOf(factors: readonly Factor[]): bigint {
	return factors.reduce((product, { prime }) => product * prime, 1n);
}

/** The elements of a sequence that is all there is; none for other bytes. */
function partsOf(bytes: Buffer): DerElement[] {
	const outer = decodeDer(bytes);
	const isWhole = outer !== undefined && outer.rest.length === 0 && shapeOf([outer]) === '30';
	return (isWhole && childrenOf(outer.content)) || [];
}

/** The number in an INTEGER; zeros in front of it do not matter, and the numbers of a key have no sign. */
function derNumber({ content }: DerElement): bigint {
	return content.length === 0 ? NO_NUMBER : BigInt(`0x${content.toString('hex')}`);
}

function base64UrlOf(number: bigint): string {
	const hex = number.toString(16);
	return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
