import { join } from 'node:path';
import { Command } from 'commander';
import { keepDevPackage } from './dev/devPackage';
import { linkPackage } from './dev/linkPackage';
import { serveN8n } from './dev/serveN8n';
import { runScript } from './runScript';
import { startEverything } from './start/startEverything';
import { type StartOptions, withStartOptions } from './start/startOptions';

const options = withStartOptions(
	new Command('npm run dev --')
		.description(
			'Starts what npm start starts, and shows in n8n what you change, a few seconds after you save.',
		)
		.option('--n8n <folder>', 'use an n8n of your own: the folder that holds its .n8n'),
)
	.parse()
	.opts<StartOptions & { n8n?: string }>();

const bringPackage = async (userFolder: string) =>
	linkPackage(await keepDevPackage(), join(userFolder, '.n8n'));

void runScript(async (script) =>
	options.n8n === undefined
		? await startEverything(
				options,
				{
					name: 'dev',
					bringPackage,
					env: { N8N_DEV_RELOAD: 'true' },
					hint: 'Change a file and save it: n8n shows it a few seconds later.',
				},
				script,
			)
		: await serveN8n(options.n8n, options, script),
);
