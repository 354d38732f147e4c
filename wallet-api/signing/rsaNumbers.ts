import type { KeyObject } from 'node:crypto';

/**
 * Whether the eight numbers of an RSA private key belong together. OpenSSL reads a key in which a character
 * was changed and may even sign with it, so this is where an altered key is noticed.
 */
export function isConsistentRsaKey(key: KeyObject): boolean {
	const jwk = key.export({ format: 'jwk' });
	const [n, e, d, p, q, dp, dq, qi] = [
		toInteger(jwk.n),
		toInteger(jwk.e),
		toInteger(jwk.d),
		toInteger(jwk.p),
		toInteger(jwk.q),
		toInteger(jwk.dp),
		toInteger(jwk.dq),
		toInteger(jwk.qi),
	];
	return (
		p > 1n &&
		q > 1n &&
		p * q === n &&
		(d * e) % (p - 1n) === 1n &&
		(d * e) % (q - 1n) === 1n &&
		d % (p - 1n) === dp &&
		d % (q - 1n) === dq &&
		(qi * q) % p === 1n
	);
}

function toInteger(base64url: string | undefined): bigint {
	return BigInt(`0x0${Buffer.from(base64url ?? '', 'base64url').toString('hex')}`);
}
