import { join, resolve } from 'node:path';
import { keptKeyPair } from '../../sandbox/keys';
import { startSandbox } from '../../sandbox/server';
import { stateFolder } from '../paths';
import { requireFreePort } from '../ports';
import type { Script } from '../runScript';
import { claimState } from '../start/claimState';
import type { StartOptions } from '../start/startOptions';
import { keepDevPackage } from './devPackage';
import { linkPackage, n8nFolder } from './linkPackage';

/** Links the package into an n8n that somebody has, and serves it a sandbox until told to stop. Gives the exit code. */
export async function serveN8n(
	folder: string,
	{ sandboxPort, users, seed }: StartOptions,
	script: Script,
): Promise<number> {
	const dotN8n = n8nFolder(resolve(folder));
	await requireFreePort(sandboxPort, 'the sandbox', '--sandbox-port');
	const state = stateFolder('dev');
	script.defer(await claimState(state, 'dev'));
	const keys = await keptKeyPair(join(state, 'sandbox'));
	const sandbox = await startSandbox({ port: sandboxPort, users, seed, keys });
	script.defer(() => sandbox.close());
	script.defer(linkPackage(await keepDevPackage(), dotN8n));
	console.log(
		[
			'',
			`The package is linked into ${dotN8n}`,
			'For its credential "JT Wallet API":',
			`  Base URL     ${sandbox.credentials.baseUrl}`,
			`  App ID       ${sandbox.credentials.appId}`,
			`  Private Key  ${sandbox.credentials.privateKey}`,
			'',
			'Start that n8n again, with N8N_DEV_RELOAD=true. From then on it shows every change a few seconds after you save.',
			'Ctrl-C stops the sandbox and takes the link away.',
			'',
		].join('\n'),
	);
	await script.told;
	console.log('\nStopping …');
	return 0;
}
