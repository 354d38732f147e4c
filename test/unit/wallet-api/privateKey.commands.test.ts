/** Every command that a refusal advises is run, and what comes out of it is accepted. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePrivateKey } from '../../../wallet-api/signing/privateKey';
import { keyFile, pemOf, rsaKey } from '../../support/keys';
import { REFUSED } from '../../support/refusedKeys';

const key = rsaKey('2048');
const PASSPHRASE = 'throw-away';
const encryption = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE };

/** What a command asks at the keyboard, as the options with which it does not ask. */
const UNASKED: { readonly [program: string]: string } = {
	'openssl pkcs8': ` -passin pass:${PASSPHRASE}`,
	'openssl pkcs12': ` -passin pass:${PASSPHRASE}`,
	'ssh-keygen -p': ` -P "$OLD"`,
};

const openSsh = keyFile('openssh.pem');

/** What was pasted and refused, with the file that it came from. */
const CASES: Array<{
	what: string;
	pasted: string;
	file: string;
	content: string | Buffer;
	old?: string;
}> = [
	{
		what: 'an encrypted PKCS#8',
		pasted: pemOf(key, { type: 'pkcs8', ...encryption }),
		file: 'key.pem',
		content: pemOf(key, { type: 'pkcs8', ...encryption }),
	},
	{
		what: 'an encrypted traditional key',
		pasted: pemOf(key, { type: 'pkcs1', ...encryption }),
		file: 'key.pem',
		content: pemOf(key, { type: 'pkcs1', ...encryption }),
	},
	{
		what: 'a key store',
		pasted: keyFile('key-store.p12.base64'),
		file: 'key.p12',
		content: Buffer.from(keyFile('key-store.p12.base64'), 'base64'),
	},
	{ what: 'an OpenSSH key', pasted: openSsh, file: 'key', content: `${openSsh}\n`, old: '' },
];

/** The sentence that refuses a text; empty when it is read as a key. */
const refusalOf = (text: string): string => {
	const reading = parsePrivateKey(text);
	return reading.ok ? '' : reading.failure;
};

const commandOf = (refusal: string): string =>
	/\(((?:openssl|ssh-keygen) [^)]+)\)/.exec(refusal)?.[1] ?? '';

const isThere = (program: string): boolean => spawnSync(program, ['-?']).error === undefined;

/** Runs a command in a folder with the one file; what it prints, or makes of the file where it prints no key. */
function outputOf(
	command: string,
	file: string,
	content: string | Buffer,
	old = PASSPHRASE,
): string {
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-keys-'));
	try {
		writeFileSync(join(folder, file), content, { mode: 0o600 });
		const unasked = Object.entries(UNASKED).find(([start]) => command.startsWith(start))?.[1] ?? '';
		const options = { cwd: folder, env: { ...process.env, OLD: old }, stdio: 'pipe' as const };
		const printed = execFileSync('sh', ['-e', '-c', command + unasked], options).toString('utf8');
		return printed.includes('PRIVATE KEY') ? printed : readFileSync(join(folder, file), 'utf8');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

describe.each(CASES)('$what', ({ pasted, file, content, old }) => {
	const command = commandOf(refusalOf(pasted));
	const where = isThere(command.split(' ')[0] ?? '') ? it : it.skip;

	it('is refused with a command that works on its file', () => {
		expect(command).toContain(` ${file}`);
	});

	where('gives the key by that command', () => {
		const reading = parsePrivateKey(outputOf(command, file, content, old));
		expect(reading).toEqual({ ok: true, value: expect.anything() });
		expect(reading.ok && reading.value.equals(key)).toBe(true);
	});
});

const whereThereIsSsh = isThere('ssh-keygen') ? it : it.skip;

whereThereIsSsh('an OpenSSH key with a password gives the key by the same command', () => {
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-keys-'));
	try {
		const file = join(folder, 'key');
		writeFileSync(file, `${openSsh}\n`, { mode: 0o600 });
		copyFileSync(file, join(folder, 'copy'));
		execFileSync('ssh-keygen', ['-p', '-P', '', '-N', PASSPHRASE, '-f', file], { stdio: 'pipe' });
		const locked = readFileSync(file, 'utf8');
		const command = commandOf(refusalOf(locked));
		expect(command).toMatch(/^ssh-keygen/);
		const reading = parsePrivateKey(outputOf(command, 'key', locked));
		expect(reading.ok && reading.value.equals(key)).toBe(true);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

whereThereIsSsh(
	'a key of OpenSSH that is none of RSA is not sent to that command, which would not help',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-keys-'));
		const made = (type: string): string => {
			const file = join(folder, type);
			execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', file], { stdio: 'pipe' });
			return readFileSync(file, 'utf8');
		};
		try {
			expect(refusalOf(made('ed25519'))).toMatch(/Ed25519 or similar/);
			expect(refusalOf(made('ecdsa'))).toMatch(/elliptic curve/);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
);

it('no refusal advises a command that is not run here', () => {
	const advised = new Set(REFUSED.map(({ pasted }) => commandOf(refusalOf(pasted))));
	const run = new Set(CASES.map(({ pasted }) => commandOf(refusalOf(pasted))));
	expect(advised).toEqual(new Set(['', ...run]));
	for (const { pasted } of REFUSED) {
		expect(refusalOf(pasted).replace(commandOf(refusalOf(pasted)), '')).not.toMatch(
			/openssl |ssh-keygen /,
		);
	}
});
