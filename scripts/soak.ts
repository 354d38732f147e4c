import { Command } from 'commander';
import { wholeNumber } from './numberOption';
import { runScript } from './runScript';
import { runSoak } from './soak/runSoak';
import { runTriggerSoak } from './soak/runTriggerSoak';

const MOST_RUNS = 100_000_000;
const MOST_SEED = 2 ** 31 - 1;

const options = new Command('npm run soak --')
	.description(
		'Plays random histories of lists that move and lines that fail, and checks every reading. The n-th run of a seed is the first run of the seed that is n - 1 higher.',
	)
	.option(
		'--trigger',
		'histories of a merchant and the trigger that watches it, instead of readings',
	)
	.option('--runs <number>', 'how many histories', wholeNumber(1, MOST_RUNS), 100_000)
	.option(
		'--seed <number>',
		'begins with the history of this seed; any one unless told',
		wholeNumber(0, MOST_SEED),
		Date.now() % MOST_SEED,
	)
	.allowExcessArguments(false)
	.parse()
	.opts<{ runs: number; seed: number; trigger?: boolean }>();

void runScript((script) => (options.trigger ? runTriggerSoak : runSoak)(options, script));
