import { startSandbox } from '../../sandbox/server';
import { openLab, startProcess } from '../lab/lab';
import type { Script } from '../runScript';
import { join } from 'node:path';
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
	const lab = await openLab('e2e', script);
	const { folder, install, logs } = lab;
	const browser = await ensureChromium(join(logs, 'chromium.log'));
	const sandbox = await startSandbox({ port: 0 });
	script.defer(() => sandbox.close());
	console.log(`Starting n8n ${install.version.version} …`);
	const n8n = await startProcess(lab);
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
	if (code !== 0) console.error(`Pictures and traces of what failed, and n8n's log: ${logs}`);
	return code;
}
