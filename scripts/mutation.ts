import { Argument, Command } from 'commander';
import { runMutation } from './mutation/runMutation';
import { SUITES } from './mutation/suites';
import { runScript } from './runScript';

const files = new Command('npm run mutation --')
	.description(
		'Puts small faults into the code, one at a time, and counts how many the tests notice.',
	)
	.addArgument(
		new Argument('[files...]', 'source files to mutate; all unless told').choices(
			Object.keys(SUITES),
		),
	)
	.parse().args;

void runScript(async () => await runMutation(files.length > 0 ? files : Object.keys(SUITES)));
