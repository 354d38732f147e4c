import { Command } from 'commander';
import { runE2e } from './e2e/runE2e';
import { runScript } from './runScript';

const command = new Command('npm run e2e --')
	.description('Clicks through a real n8n with this package in a real browser, against a sandbox.')
	.argument('[topics...]', 'only the tests whose file name has one of these words')
	.option('--headed', 'show the browser', false)
	.parse();

const { headed } = command.opts<{ headed: boolean }>();

void runScript((script) => runE2e({ topics: command.args, headed }, script));
