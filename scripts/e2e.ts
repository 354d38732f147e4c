import { join } from 'node:path';
import { Command } from 'commander';
import { startSandbox } from '../sandbox/server';
import { worldEnvironment } from '../test/e2e/support/world';
import { ensureChromium } from './lab/chromium';
import { openLab, startProcess } from './lab/lab';
import { PROJECT } from './paths';
import { runScript } from './runScript';
import { startTethered } from './tether/startTethered';

const command = new Command('npm run e2e --')
	.description('Clicks through a real n8n with this package in a real browser, against a sandbox.')
	.argument('[topics...]', 'only the tests whose file name has one of these words')
	.option('--headed', 'show the browser', false)
	.parse();

void runScript(async (script) => {
	const lab = await openLab('e2e', script);
	const { folder, install, logs } = lab;
	const browser = await ensureChromium(join(logs, 'chromium.log'));
	const sandbox = await startSandbox({ port: 0 });
	script.defer(() => sandbox.close());
	console.log(`Starting n8n ${install.version.version} …`);
	const n8n = await startProcess(lab);
	const world = worldEnvironment({
		n8nUrl: n8n.url,
		sandboxUrl: sandbox.url,
		credentials: sandbox.credentials,
		publicKey: sandbox.publicKey,
		folder,
		browser,
	});
	const cli = require.resolve('@playwright/test/cli');
	const config = join(PROJECT, 'test', 'e2e', 'playwright.config.ts');
	const headed = command.opts<{ headed: boolean }>().headed ? ['--headed'] : [];
	const { code } = await startTethered({
		command: process.execPath,
		args: [cli, 'test', '--config', config, ...command.args, ...headed],
		cwd: PROJECT,
		env: { ...process.env, TMPDIR: folder, ...world },
		graceMs: 5_000,
	}).ended;
	if (code !== 0) console.error(`Pictures and traces of what failed, and n8n's log: ${logs}`);
	return code ?? 1;
});
