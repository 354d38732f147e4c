import { Command } from 'commander';
import { sample } from 'fast-check';
import { anyHistory } from '../test/support/histories/history';
import { brokenRules, endingOf } from '../test/support/histories/judge';
import { play } from '../test/support/histories/play';
import { WalletServer } from '../test/support/simulation/walletServer';
import { terminalTable } from './lab/document';
import { count, seconds } from './lab/numbers';
import { wholeNumber } from './numberOption';
import { showProgress } from './progress';
import { runScript, type Script } from './runScript';
import { runBreaks } from './soak/runBreaks';
import { runTriggerSoak } from './soak/runTriggerSoak';
import { runWorldSoak } from './soak/runWorldSoak';

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
	.option(
		'--worlds',
		'lists that move in memory, and servers that lie about them: many more of them',
	)
	.option(
		'--breaks [word]',
		'faults in how lists are read, and what finds them: all, or those with a word',
	)
	.option('--runs <number>', 'how many histories', wholeNumber(1, MOST_RUNS), 100_000)
	.option(
		'--seed <number>',
		'begins with the history of this seed. Defaults to a new one each time',
		wholeNumber(0, MOST_SEED),
		Date.now() % MOST_SEED,
	)
	.allowExcessArguments(false)
	.parse()
	.opts<{
		runs: number;
		seed: number;
		trigger?: boolean;
		worlds?: boolean;
		breaks?: string | true;
	}>();

void runScript(async (script) => {
	const { breaks } = options;
	if (breaks !== undefined) return runBreaks(options.seed, breaks === true ? '' : breaks);
	if (options.trigger) return await runTriggerSoak(options, script);
	return options.worlds ? await runWorldSoak(options, script) : await runSoak(script);
});

/** Plays one history after the other until all are played, one breaks a rule, or the script is told to stop. */
async function runSoak(script: Script): Promise<number> {
	const { runs, seed } = options;
	const server = await WalletServer.start();
	script.defer(async () => await server.close());
	/** How many there were of everything that is counted, and the most of what is not; the seed that had it. */
	const counts = new Map<string, number>();
	const most = { requests: { many: 0, seed }, ms: { many: 0, seed } };
	const add = (what: string, many = 1) => counts.set(what, (counts.get(what) ?? 0) + many);
	script.defer(showProgress(() => `${count(counts.get('histories') ?? 0)} from seed ${seed}`));
	let isTold = false;
	void script.told.then(() => (isTold = true));
	let broken: string[] = [];
	for (let run = seed; run < seed + runs && !isTold && broken.length === 0; run++) {
		const [history] = sample(anyHistory, { seed: run, numRuns: 1 });
		if (history === undefined) throw new Error(`There is no history of seed ${run}.`);
		const played = await play(server, history);
		broken = brokenRules(history, played);
		if (broken.length > 0) {
			console.error(`Seed ${run} breaks: ${broken.join('; ')}`);
			console.error(JSON.stringify(history));
			console.error(`To repeat it: npm run soak -- --runs 1 --seed ${run}`);
			break;
		}
		const { requests, tookMs, truth } = played;
		const ending = endingOf(played);
		add('histories');
		add('requests, every signature verified', requests.length);
		add(`  ${ending}`);
		if (ending === 'whole' && truth.moved) add('whole although the list moved');
		if (requests.length > most.requests.many) most.requests = { many: requests.length, seed: run };
		if (tookMs > most.ms.many) most.ms = { many: tookMs, seed: run };
	}
	const rows = [...counts].map(([what, many]) => [what, count(many)]);
	const inWords = (what: string, { many, seed: its }: typeof most.ms, say: typeof count) =>
		rows.push([what, `${say(many)} (seed ${its})`]);
	inWords('most requests of one', most.requests, count);
	inWords('longest, in simulated time', most.ms, seconds);
	console.log(terminalTable([], rows));
	if (broken.length === 0) console.log(`Every rule held, from seed ${seed} on.`);
	return broken.length === 0 ? 0 : 1;
}
