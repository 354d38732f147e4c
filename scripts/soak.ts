import { Command } from 'commander';
import { readingHistories } from '../test/support/histories/soak';
import { triggerHistories } from '../test/support/trigger/soak';
import { runBreaks } from '../test/support/worlds/runBreaks';
import { worldHistories } from '../test/support/worlds/soak';
import { runScript, type Script } from './runScript';
import { seedOption, wholeNumber } from './numberOption';
import { terminalTable } from './lab/document';
import { count } from './lab/numbers';
import { showProgress } from './progress';

const options = new Command('npm run soak --')
	.description(
		'Plays random histories of lists that move and lines that fail, and checks every reading. The n-th run of a seed is the first run of the seed that is n - 1 higher.',
	)
	.option(
		'--trigger',
		'histories of a merchant and the trigger that watches it, instead of readings',
		false,
	)
	.option('--worlds', 'servers in memory that lie about their lists: many more in a second', false)
	.option('--breaks', 'faults put into how lists are read, one by one, and what finds them', false)
	.option('--runs <number>', 'how many histories', wholeNumber(1, 100_000_000), 100_000)
	.addOption(seedOption('begins with the history of this seed'))
	.parse()
	.opts<{ runs: number; seed: number } & { [kind in 'trigger' | 'worlds' | 'breaks']: boolean }>();

void runScript(async (script) => (options.breaks ? runBreaks(options.seed) : await soak(script)));

async function soak(script: Script): Promise<number> {
	const { runs, seed, trigger, worlds } = options;
	const begin = worlds ? worldHistories : trigger ? triggerHistories : readingHistories;
	const { play, tell } = await begin(script);
	let run = 0;
	script.defer(showProgress(() => `${count(run)} histories from seed ${seed}`));
	let isTold = false;
	void script.told.then(() => (isTold = true));
	for (; run < runs && !isTold; run++) {
		const broken = await play(seed + run);
		if (broken === undefined) continue;
		console.error(`Seed ${seed + run} breaks: ${broken}`);
		const again = `${worlds ? '--worlds ' : trigger ? '--trigger ' : ''}--runs 1 --seed ${seed + run}`;
		console.error(`To repeat it: npm run soak -- ${again}`);
		return 1;
	}
	console.log(terminalTable([], [['histories', count(run)], ...tell()]));
	console.log(`Every rule held, from seed ${seed} on.`);
	return 0;
}
