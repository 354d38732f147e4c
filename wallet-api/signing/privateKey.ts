import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { keyKindOf, type KeyKind } from './keyKinds';
import { isConsistentRsaKey } from './rsaNumbers';

/** A key that can sign, or a sentence that says what the pasted text was instead. */
export type KeyReading =
	| { readonly ok: true; readonly key: KeyObject }
	| { readonly ok: false; readonly problem: string };

/** Fewest bits of an RSA key that is accepted; the vendor's own example has 2048. */
const MIN_BITS = 2048;

/** Most keys remembered: more than the credentials one n8n uses at a time, yet bounded. */
const REMEMBERED_KEYS = 50;

const PEM_BLOCK = /-----BEGIN ?([A-Z0-9 ]+?)-----(.*?)-----END ?\1-----/gs;

/** What stands before the key in PKCS#8: version 0, algorithm RSA without parameters (RFC 5208, RFC 3279). */
const PKCS8_HEAD = Buffer.from('020100300d06092a864886f70d0101010500', 'hex');
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What is wrong with everything that is not an RSA private key. */
const PROBLEMS: { readonly [kind in Exclude<KeyKind, 'pkcs8Rsa' | 'pkcs1Rsa'>]: string } = {
	publicKey:
		'Private Key holds a public key. Paste the private key that belongs to it; the public key is the one that JT Wallet gets.',
	certificate:
		'Private Key holds a certificate. Paste the RSA private key that belongs to it instead.',
	encrypted:
		'Private Key holds a key that is encrypted with a password. Paste it decrypted (openssl pkcs8 -topk8 -nocrypt -in key.pem).',
	ellipticCurve:
		'Private Key holds an elliptic curve (EC) key. JT Wallet needs an RSA private key.',
	edwardsCurve: 'Private Key holds an Ed25519 or similar key. JT Wallet needs an RSA private key.',
	otherAlgorithm:
		'Private Key holds a key of another kind (such as DSA or RSA-PSS). JT Wallet needs an RSA private key.',
	pkcs12:
		'Private Key holds a key store (.p12 or .pfx). Paste the RSA private key out of it (openssl pkcs12 -nocerts -nodes).',
	cutOff: 'Private Key is cut off: a part of it is missing. Copy the whole key and paste it again.',
	trailing:
		'Private Key holds more than one key, or text after the key. Paste one RSA private key and nothing else.',
	unknown: 'Private Key is not a key. Paste an RSA private key, as Base64 (PKCS#8) or as PEM.',
};

const EMPTY = 'Private Key is empty. Paste the RSA private key of the merchant.';
const TWO_KEYS = 'Private Key holds more than one key. Paste one RSA private key and nothing else.';
const ALTERED =
	'Private Key was altered or damaged: it does not add up to an RSA key. Copy the whole key and paste it again.';
const OPENSSH =
	'Private Key is in the format of OpenSSH. Convert it (ssh-keygen -p -m PEM -f key) and paste the result.';
const SSH_PUBLIC =
	'Private Key holds a public key of SSH. Paste the private key that belongs to it.';

const remembered = new Map<string, KeyReading>();

/**
 * Reads a private key in any form people paste: Base64 of PKCS#8 or PKCS#1, PEM of both with its line breaks
 * kept, changed or lost, Base64 of a whole PEM. What it is, is told from the bytes (DER), not from labels.
 * No problem ever shows any of the text. Readings are remembered by the text's hash, for parsing a 4096-bit
 * key is slow.
 */
export function readPrivateKey(text: string): KeyReading {
	const hash = createHash('sha256').update(text).digest('base64');
	const known = remembered.get(hash);
	if (known !== undefined) return known;
	const reading = readText(text);
	remembered.set(hash, reading);
	const oldest = remembered.keys().next();
	if (remembered.size > REMEMBERED_KEYS && !oldest.done) remembered.delete(oldest.value);
	return reading;
}

function readText(pasted: string): KeyReading {
	const text = tidy(pasted);
	if (text === '') return problem(EMPTY);
	if (/^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\S+) /.test(text)) return problem(SSH_PUBLIC);
	if (text.includes('-----')) return readPem(text);
	if (/=\s*MI/.test(text)) return problem(TWO_KEYS);
	const bytes = decodeBase64(text);
	if (bytes === undefined) return problem(text.startsWith('MI') ? ALTERED : PROBLEMS.unknown);
	const inner = tidy(bytes.toString('utf8'));
	return inner.startsWith('-----BEGIN') ? readPem(inner) : readBytes(bytes);
}

function readPem(text: string): KeyReading {
	const blocks = [...text.matchAll(PEM_BLOCK)].filter(([, label]) => label !== 'EC PARAMETERS');
	if (blocks.length > 1) return problem(TWO_KEYS);
	const [block] = blocks;
	if (block === undefined) return problem(PROBLEMS.cutOff);
	if (text.replace(PEM_BLOCK, '').trim() !== '') return problem(PROBLEMS.trailing);
	const [, label = '', body = ''] = block;
	if (/ENCRYPTED/.test(label + body)) return problem(PROBLEMS.encrypted);
	if (/OPENSSH/.test(label)) return problem(OPENSSH);
	const bytes = decodeBase64(body);
	return bytes === undefined ? problem(ALTERED) : readBytes(bytes);
}

function readBytes(bytes: Buffer): KeyReading {
	const kind = keyKindOf(bytes);
	if (kind !== 'pkcs8Rsa' && kind !== 'pkcs1Rsa') return problem(PROBLEMS[kind]);
	const key = parse(bytes, kind === 'pkcs8Rsa' ? 'pkcs8' : 'pkcs1');
	if (key === undefined || !isWrittenAs(bytes, key, kind) || !isConsistentRsaKey(key)) {
		return problem(ALTERED);
	}
	const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
	if (bits < MIN_BITS) {
		return problem(
			`Private Key is an RSA key of ${bits} bits, which is too weak. Use one of ${MIN_BITS} bits or more.`,
		);
	}
	return { ok: true, key };
}

function parse(der: Buffer, type: 'pkcs8' | 'pkcs1'): KeyObject | undefined {
	try {
		return createPrivateKey({ key: der, format: 'der', type });
	} catch {
		// OpenSSL's own words would mean nothing to an operator.
		return undefined;
	}
}

/**
 * Whether the pasted key is, byte for byte, what is written for the key that was read out of it. OpenSSL does not
 * look at every byte. PKCS#8 may carry attributes after the key, which do not matter.
 */
function isWrittenAs(bytes: Buffer, key: KeyObject, kind: 'pkcs8Rsa' | 'pkcs1Rsa'): boolean {
	const written = key.export({ format: 'der', type: 'pkcs1' });
	return bytes.includes(written) && (kind === 'pkcs1Rsa' || bytes.includes(PKCS8_HEAD));
}

/** Without invisible marks, quotes and outer spaces; escaped line breaks (`\n`) made real. */
function tidy(text: string): string {
	return text
		.replace(/[\u200B\u200E\u200F]/g, '')
		.replace(/(\\r)?\\n|\\r/g, '\n')
		.trim()
		.replace(/^(["'])(.*)\1$/s, '$2')
		.trim();
}

function decodeBase64(text: string): Buffer | undefined {
	const compact = text.replace(/\s+/g, '');
	return BASE64.test(compact) ? Buffer.from(compact, 'base64') : undefined;
}

function problem(sentence: string): KeyReading {
	return { ok: false, problem: sentence };
}
