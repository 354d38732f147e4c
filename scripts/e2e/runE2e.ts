import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { installPackage, packPackage } from '../n8n/communityPackage';
import { ensureN8n } from '../n8n/install';
import { startInstance } from '../n8n/instance';
import { PROJECT, stateFolder } from '../paths';
import type { Script } from '../runScript';
import { ensureChromium } from './chromium';
import { runPlaywright } from './runPlaywright';
import { worldEnvironment } from './world';

/** What the command line said. */
export interface E2eOptions {
	/** Parts of the names of the test files to run; none means all. */
	readonly topics: readonly string[];
	readonly headed: boolean;
}

/** Starts a sandbox and an n8n of their own, runs the browser tests against them, and gives the exit code. */
export async function runE2e({ topics, headed }: E2eOptions, script: Script): Promise<number> {
	const state = stateFolder('e2e');
	rmSync(state, { recursive: true, force: true });
	mkdirSync(state, { recursive: true });
	const browser = await ensureChromium(join(state, 'chromium.log'));
	const install = await ensureN8n();
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-e2e-'));
	script.defer(() => rmSync(folder, { recursive: true, force: true }));
	const sandbox = await startSandbox({ port: 0 });
	script.defer(() => sandbox.close());

	console.log(`Starting n8n ${install.version.version} …`);
	await installPackage(await packPackage(PROJECT, join(folder, 'package')), folder);
	const logFile = join(state, 'n8n.log');
	const n8n = await startInstance({ install, userFolder: folder, logFile });
	script.defer(() => n8n.stop());

	const world = {
		n8nUrl: n8n.url,
		sandboxUrl: sandbox.url,
		credentials: { ...sandbox.credentials },
		publicKey: sandbox.publicKey,
		folder,
		browser,
	};
	const code = await runPlaywright(
		[...topics, ...(headed ? ['--headed'] : [])],
		{ ...process.env, TMPDIR: folder, ...worldEnvironment(world) },
		script,
	);
	if (code !== 0) console.error(`Pictures and traces of what failed, and n8n's log: ${state}`);
	return code;
}
