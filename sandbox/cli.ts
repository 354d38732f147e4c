import { readFile } from 'node:fs/promises';
import { type CliOptions, sandboxCommand } from './cliOptions';
import { type KeyPair, keptKeyPair, publicKeyOnly } from './keys';
import { type Sandbox, startSandbox } from './server';

const SHOWN_DIGESTS = { 'RSA-SHA256': 'SHA-256', 'RSA-SHA1': 'SHA-1', 'RSA-SHA512': 'SHA-512' };

/** Runs the sandbox until Ctrl-C. */
async function main(): Promise<void> {
	const options = sandboxCommand().parse().opts<CliOptions>();
	const sandbox = await startSandbox({
		port: options.port,
		users: options.users,
		seed: options.seed,
		appId: options.appId,
		keys: await keysFor(options),
		allowedAddresses: options.allowIp ?? null,
		timestampWindow: options.timestampWindow * 1000,
		signatureAlgorithm: `RSA-${options.digest}`,
		prepared: options.prepared,
	}).catch((error) => {
		throw isPortTaken(error) ? new Error(portTaken(options.port)) : error;
	});
	console.log(greeting(sandbox));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

async function keysFor({ publicKey, stateDir }: CliOptions): Promise<KeyPair> {
	if (publicKey === undefined) return await keptKeyPair(stateDir);
	const text = await readFile(publicKey, 'utf8').catch(() => undefined);
	if (text === undefined) throw new Error(`--public-key: there is no file ${publicKey} to read.`);
	return publicKeyOnly(text);
}

function greeting({ url, merchant, credentials }: Sandbox): string {
	const { appId, privateKey, signatureAlgorithm } = credentials;
	return [
		`JT Wallet sandbox with ${merchant.size.toLocaleString('en')} wallet users at ${url}`,
		'Open this address in a browser to look at the users, to change them and to set faults.',
		'',
		'Put this into the credential "JT Wallet API":',
		`  Base URL             ${url}`,
		`  App ID               ${appId}`,
		`  Private Key          ${privateKey === '' ? '(the one that belongs to your public key)' : privateKey}`,
		`  Signature Algorithm  ${SHOWN_DIGESTS[signatureAlgorithm]}`,
		'',
		'Ctrl-C stops it.',
	].join('\n');
}

function isPortTaken(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number): string {
	return `Port ${port} is taken by another program. Choose another: npm run sandbox -- --port ${port + 1}`;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
