import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { keepDevPackage } from './dev/devPackage';
import { linkPackage, n8nFolder } from './dev/linkPackage';
import { runScript, type Script } from './runScript';
import * as start from './start/startEverything';
import { credentialLines } from './start/welcome';

const options = start
	.withStartOptions(
		new Command('npm run dev --')
			.description(
				'Starts what npm start starts, and shows in n8n what you change, a few seconds after you save.',
			)
			.option('--n8n <folder>', 'use an n8n of your own: the folder that holds its .n8n'),
	)
	.parse()
	.opts<start.StartOptions & { n8n?: string }>();

void runScript(async (script) => {
	if (options.n8n !== undefined) return await serveN8n(options.n8n, script);
	const bringPackage = async (userFolder: string) =>
		linkPackage(await keepDevPackage(), join(userFolder, '.n8n'));
	const env = { N8N_DEV_RELOAD: 'true' };
	const hint = 'Change a file and save it: n8n shows it a few seconds later.';
	return await start.startEverything(options, { name: 'dev', bringPackage, env, hint }, script);
});

/** Links the package into an n8n that somebody has, and serves it a sandbox until told to stop. Gives the exit code. */
async function serveN8n(folder: string, script: Script): Promise<number> {
	const dotN8n = n8nFolder(resolve(folder));
	const { sandbox } = await start.openState(options, 'dev', script);
	script.defer(linkPackage(await keepDevPackage(), dotN8n));
	console.log(`
The package is linked into ${dotN8n}
For its credential "JT Wallet API":
${credentialLines(sandbox.credentials)}

Start that n8n again, with N8N_DEV_RELOAD=true. From then on it shows every change a few seconds after you save.
Ctrl-C stops the sandbox and takes the link away.
`);
	await script.told;
	console.log('\nStopping …');
	return 0;
}
