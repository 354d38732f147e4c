import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** An RSA key pair as the vendor's merchants hold it: Base64 of PKCS#8 and of SPKI, without any lines. */
export interface KeyPair {
	/** Empty when only the public key is known, which is all the server itself needs. */
	readonly privateKey: string;
	readonly publicKey: string;
}

const ACCEPTED_BITS = 2048;
const PRIVATE_KEY_FILE = 'private-key.txt';

/** Makes a new key pair. */
export async function makeKeyPair(bits = ACCEPTED_BITS): Promise<KeyPair> {
	const pair = await promisify(generateKeyPair)('rsa', { modulusLength: bits });
	return {
		privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
		publicKey: bare(pair.publicKey),
	};
}

let shared: Promise<KeyPair> | undefined;

/** One key pair per process, for tests that start many sandboxes. */
export async function sharedKeyPair(): Promise<KeyPair> {
	shared ??= makeKeyPair();
	return await shared;
}

/** The key pair kept in a folder; made and kept there when there is none, so that restarts keep the key. */
export async function keptKeyPair(folder: string): Promise<KeyPair> {
	const file = join(folder, PRIVATE_KEY_FILE);
	const kept = await readFile(file, 'utf8').catch(() => undefined);
	if (kept === undefined) {
		const made = await makeKeyPair();
		await mkdir(folder, { recursive: true });
		await writeFile(file, `${made.privateKey}\n`, { mode: 0o600 });
		return made;
	}
	const privateKey = kept.trim();
	const key = parse(() =>
		createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
	);
	if (key === undefined) {
		throw new Error(`${file} holds no private key. Delete it, and a new key is made.`);
	}
	return { privateKey, publicKey: bare(createPublicKey(key)) };
}

/**
 * A public key, as a PEM or as Base64 without lines, ready for the server.
 * @throws Error with a sentence saying what is wrong with the text.
 */
export function publicKeyOnly(text: string): KeyPair {
	if (text.includes('PRIVATE KEY')) {
		throw new Error('This is a private key. The sandbox wants the public key that belongs to it.');
	}
	const key = parse(() =>
		text.includes('-----BEGIN')
			? createPublicKey(text.trim())
			: createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
	);
	if (key === undefined) {
		throw new Error('This is no public key. Give a PEM, or Base64 of SPKI without lines.');
	}
	const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
	if (key.asymmetricKeyType !== 'rsa') {
		throw new Error(
			`This is a public key of the kind ${key.asymmetricKeyType}. JT Wallet uses RSA.`,
		);
	}
	if (bits < ACCEPTED_BITS) {
		throw new Error(`This RSA key has ${bits} bits. It needs ${ACCEPTED_BITS} or more.`);
	}
	return { privateKey: '', publicKey: bare(key) };
}

function bare(publicKey: KeyObject): string {
	return publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

function parse(read: () => KeyObject): KeyObject | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
