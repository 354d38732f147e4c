import { Argument, Command } from 'commander';
import fc from 'fast-check';
import { TARGETS } from '../test/support/fuzz/targets';
import { count } from './lab/numbers';
import { seedOption, wholeNumber } from './numberOption';

const names = Object.keys(TARGETS);

const command = new Command('npm run fuzz --')
	.description(
		'Throws made-up and harmed keys, envelopes, answers, ID lists and conditions at the code. Whatever comes out that is neither right nor a refusal is shown with its seed.',
	)
	.addArgument(new Argument('[targets...]', 'only these').choices(names))
	.option('--seconds <number>', 'how long in all', wholeNumber(1, 86_400), 600)
	.addOption(seedOption('begins with this one'))
	.option('--path <path>', 'plays one case again, as shown beside its seed')
	.parse();

const { seconds, seed, path } = command.opts<{ seconds: number; seed: number; path?: string }>();

void fuzz();

async function fuzz(): Promise<void> {
	const chosen = Object.entries(TARGETS).filter(
		([name]) => command.args.length === 0 || command.args.includes(name),
	);
	for (const [name, target] of chosen) {
		const details = await fc.check<unknown>(target, {
			seed,
			path,
			numRuns: Infinity,
			interruptAfterTimeLimit: (seconds * 1000) / chosen.length,
			markInterruptAsFailure: false,
		});
		console.log(`${name}: ${count(details.numRuns)} cases from seed ${seed}`);
		if (!details.failed) continue;
		process.exitCode = 1;
		console.error(fc.defaultReportMessage(details), details.errorInstance);
		const again = `${name} --seed ${details.seed} --path ${details.counterexamplePath}`;
		console.error(`To repeat it: npm run fuzz -- ${again}`);
	}
}
