import { join } from 'node:path';
import { Command } from 'commander';
import { installPackage, packPackage } from './n8n/communityPackage';
import { PROJECT } from './paths';
import { runScript } from './runScript';
import { startEverything, type StartOptions, withStartOptions } from './start/startEverything';

const options = withStartOptions(
	new Command('npm start --').description(
		'Starts a real n8n with this package, and a JT Wallet sandbox for it to read from.',
	),
)
	.parse()
	.opts<StartOptions>();

/** As operators get it: packed, and installed from the package. */
const bringPackage = async (userFolder: string) =>
	installPackage(await packPackage(PROJECT, join(userFolder, 'package')), userFolder);

void runScript((script) => startEverything(options, { name: 'start', bringPackage }, script));
