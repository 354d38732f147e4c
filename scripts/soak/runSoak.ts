import { sample } from 'fast-check';
import { anyHistory, type History } from '../../test/support/histories/history';
import { brokenRules } from '../../test/support/histories/judge';
import { play } from '../../test/support/histories/play';
import { WalletServer } from '../../test/support/simulation/walletServer';
import { showProgress } from '../progress';
import type { Script } from '../runScript';
import { Summary } from './summary';

/** How many histories, and which one is the first. */
export interface SoakOptions {
	readonly runs: number;
	readonly seed: number;
}

/**
 * Plays one history after the other until all are played, one breaks a rule, or the script is told to stop.
 * @returns the exit code: 1 when a rule was broken
 */
export async function runSoak({ runs, seed }: SoakOptions, script: Script): Promise<number> {
	const server = await WalletServer.start();
	script.defer(async () => await server.close());
	const summary = new Summary();
	script.defer(
		showProgress(() => `${summary.runs.toLocaleString('en')} histories from seed ${seed}`),
	);
	let isTold = false;
	void script.told.then(() => (isTold = true));
	for (let run = 0; run < runs && !isTold; run++) {
		const history = historyOf(seed + run);
		const played = await play(server, history);
		const broken = brokenRules(history, played);
		if (broken.length > 0) {
			console.log(summary.toText());
			console.error(`Seed ${seed + run} breaks: ${broken.join('; ')}`);
			console.error(JSON.stringify(history));
			console.error(`To repeat it: npm run soak -- --runs 1 --seed ${seed + run}`);
			return 1;
		}
		summary.add(seed + run, played);
	}
	console.log(summary.toText());
	console.log(`Every rule held, from seed ${seed} on.`);
	return 0;
}

/** The history of a seed. */
function historyOf(seed: number): History {
	const [history] = sample(anyHistory, { seed, numRuns: 1 });
	if (history === undefined) throw new Error(`There is no history of seed ${seed}.`);
	return history;
}
