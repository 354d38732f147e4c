import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT } from '../paths';
import type { Script } from '../runScript';

const TETHER = join(__dirname, '..', 'tether', 'tether.mjs');
const CONFIG = join(PROJECT, 'test', 'e2e', 'playwright.config.ts');

/** How long the tests may take to end when told to, in milliseconds, before they are made to. */
const GRACE_MS = 5_000;

/**
 * Runs Playwright's tests, which print to this terminal, and gives their exit code. They and their browsers do not
 * outlive this process.
 *
 * @param args as on Playwright's command line
 */
export async function runPlaywright(
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	script: Script,
): Promise<number> {
	const cli = require.resolve('@playwright/test/cli');
	const command = [process.execPath, cli, 'test', '--config', CONFIG, ...args];
	const tether = spawn(process.execPath, [TETHER, String(GRACE_MS), ...command], {
		cwd: PROJECT,
		env,
		detached: true,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	let code = 1;
	tether.on('message', (end: unknown) => {
		if (typeof end !== 'object' || end === null) return;
		if ('code' in end && typeof end.code === 'number') code = end.code;
	});
	const exited = once(tether, 'exit');
	script.defer(async () => {
		if (tether.connected) tether.send('stop');
		await exited;
	});
	await exited;
	return code;
}
