import { createHash, type KeyObject } from 'node:crypto';
import { refused, type Result, succeeded } from '../failures';
import { CREDENTIAL_LABELS } from '../labels';
import { keyKindOf, type KeyKind } from './keyKinds';
import { decodeKey, TEXT_PROBLEMS } from './pastedKey';
import { rsaKeyOf } from './rsaKey';

/** A key that can sign, or a sentence that says what the pasted text was instead. */
export type ParsedKey = Result<KeyObject, string>;

/** Fewest bits of an RSA key that is accepted; the vendor's own example has 2048. */
const MIN_BITS = 2048;

/** Most keys remembered: more than the credentials one n8n uses at a time, yet bounded. */
const REMEMBERED_KEYS = 50;

/** What is wrong with everything that is not an RSA private key, after the label of the field. */
const PROBLEMS: { readonly [kind in Exclude<KeyKind, 'pkcs8Rsa' | 'pkcs1Rsa'>]: string } = {
	publicKey:
		'holds a public key. Paste the private key that belongs to it; the public key is the one that JT Wallet gets.',
	certificate: 'holds a certificate. Paste the RSA private key that belongs to it instead.',
	encrypted: TEXT_PROBLEMS.encrypted,
	ellipticCurve: 'holds an elliptic curve (EC) key. JT Wallet needs an RSA private key.',
	edwardsCurve: 'holds an Ed25519 or similar key. JT Wallet needs an RSA private key.',
	otherAlgorithm:
		'holds a key of another kind (such as DSA or RSA-PSS). JT Wallet needs an RSA private key.',
	pkcs12:
		'holds a key store (.p12 or .pfx). Paste the RSA private key out of it (openssl pkcs12 -in key.p12 -nocerts -nodes).',
	openSsh: TEXT_PROBLEMS.openSsh,
	cutOff: TEXT_PROBLEMS.cutOff,
	trailing:
		'holds more than one key, or text after the key. Paste one RSA private key and nothing else.',
	damaged: TEXT_PROBLEMS.altered,
	unknown: TEXT_PROBLEMS.unknown,
};

const knownKeys = new Map<string, ParsedKey>();

/**
 * Parses a private key in any form people paste. What it is, is told from the bytes (DER), not from labels. No problem
 * ever shows any of the text. What came out is remembered by the text's hash, for parsing a 4096-bit key is slow.
 */
export function parsePrivateKey(text: string): ParsedKey {
	const hash = createHash('sha256').update(text).digest('base64');
	const known = knownKeys.get(hash);
	if (known !== undefined) return known;
	const key = parseKey(text);
	const parsed = key.ok ? key : refused(`${CREDENTIAL_LABELS.privateKey} ${key.failure}`);
	knownKeys.set(hash, parsed);
	const oldest = knownKeys.keys().next();
	if (knownKeys.size > REMEMBERED_KEYS && !oldest.done) knownKeys.delete(oldest.value);
	return parsed;
}

function parseKey(text: string): ParsedKey {
	const decoded = decodeKey(text);
	if (!decoded.ok) return decoded;
	const bytes = decoded.value;
	const kind = keyKindOf(bytes);
	if (kind !== 'pkcs8Rsa' && kind !== 'pkcs1Rsa') return refused(PROBLEMS[kind]);
	const key = rsaKeyOf(bytes, kind);
	if (key === undefined) return refused(TEXT_PROBLEMS.altered);
	const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
	if (bits < MIN_BITS) {
		return refused(
			`is an RSA key of ${bits} bits, which is too weak. Use one of ${MIN_BITS} bits or more.`,
		);
	}
	return succeeded(key);
}
