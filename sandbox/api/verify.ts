import { b64tohex, KEYUTIL, KJUR, RSAKey } from 'jsrsasign';
import type { SignatureAlgorithm } from '../../wallet-api/signing/envelope';

/** Whether `sign` is the signature of exactly the text `param`. */
export type Verify = (param: string, sign: string, algorithm: SignatureAlgorithm) => boolean;

/** jsrsasign's names of the digests. */
const JSRSASIGN_NAMES: { readonly [algorithm in SignatureAlgorithm]: string } = {
	'RSA-SHA256': 'SHA256withRSA',
	'RSA-SHA1': 'SHA1withRSA',
	'RSA-SHA512': 'SHA512withRSA',
};

/** What Java's decoder takes: the standard alphabet, padded, without lines. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * A verifier for one public key (Base64 of SPKI, without lines), which is parsed only once. It is jsrsasign's:
 * the package signs with `node:crypto`, so a fault common to signing and verifying cannot go unseen.
 */
export function verifierOf(publicKey: string): Verify {
	const key = KEYUTIL.getKey(`-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----`);
	if (!(key instanceof RSAKey)) throw new Error('The public key is no RSA key.');
	return (param, sign, algorithm) => {
		if (sign === '' || !BASE64.test(sign)) return false;
		const signature = new KJUR.crypto.Signature({ alg: JSRSASIGN_NAMES[algorithm] });
		signature.init(key);
		signature.updateHex(Buffer.from(param, 'utf8').toString('hex'));
		try {
			return signature.verify(b64tohex(sign));
		} catch {
			// jsrsasign throws on some values that are no signature at all.
			return false;
		}
	};
}
