import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptKeyPair, makeKeyPair, publicKeyOnly } from '../../../sandbox/keys';
import { verifierOf } from '../../../sandbox/api/verify';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sandbox-keys-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

const spki = (base64: string) =>
	createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });

it('makes a pair in the form merchants hold', async () => {
	const { privateKey, publicKey } = await makeKeyPair();
	const key = createPrivateKey({
		key: Buffer.from(privateKey, 'base64'),
		format: 'der',
		type: 'pkcs8',
	});
	expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
	expect(createPublicKey(key).equals(spki(publicKey))).toBe(true);
});

it('keeps the pair in a folder that only its owner can read, and finds it again', async () => {
	const kept = join(folder, 'deep', 'er');
	const made = await keptKeyPair(kept);
	expect(await keptKeyPair(kept)).toEqual(made);
	const file = join(kept, 'private-key.txt');
	expect((await readFile(file, 'utf8')).trim()).toBe(made.privateKey);
	expect((await stat(file)).mode & 0o077).toBe(0);
	await writeFile(file, 'broken');
	await expect(keptKeyPair(kept)).rejects.toThrow('holds no private key');
});

describe('a public key from elsewhere', () => {
	const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const bare = rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

	it.each([
		['Base64 without lines', bare],
		['with space around it', `\n ${bare} \n`],
		['a PEM', rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
		['a PKCS#1 PEM', rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
	])('%s', (_name, text) => {
		expect(publicKeyOnly(text)).toEqual({ privateKey: '', publicKey: bare });
	});

	it.each([
		[
			'a private key',
			rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
			'private key',
		],
		['any text', 'hello', 'no public key'],
		['nothing', '', 'no public key'],
		[
			'an EC key',
			generateKeyPairSync('ec', { namedCurve: 'P-256' })
				.publicKey.export({ format: 'pem', type: 'spki' })
				.toString(),
			'kind ec',
		],
		[
			'a short key',
			generateKeyPairSync('rsa', { modulusLength: 1024 })
				.publicKey.export({ format: 'pem', type: 'spki' })
				.toString(),
			'1024 bits',
		],
	])('refuses %s', (_name, text, reason) => {
		expect(() => publicKeyOnly(text)).toThrow(reason);
	});

	it('is the only kind the verifier takes', () => {
		const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
		const text = ec.export({ format: 'der', type: 'spki' }).toString('base64');
		expect(() => verifierOf(text)).toThrow('no RSA key');
	});
});
