import { sample } from 'fast-check';
import { anyHistory } from '../../test/support/trigger/history';
import { lightPoll } from '../../test/support/trigger/lightPoll';
import { startLightSandbox } from '../../test/support/trigger/lightSandbox';
import { closeConnections } from '../../test/support/trigger/plainContext';
import { newTally, playHistory } from '../../test/support/trigger/playHistory';
import { terminalTable } from '../lab/document';
import { count } from '../lab/numbers';
import { showProgress } from '../progress';
import type { Script } from '../runScript';

/** How many histories, and which one is the first. */
interface SoakOptions {
	readonly runs: number;
	readonly seed: number;
}

/**
 * Plays histories of the trigger, each that of a seed, and holds every poll against the model.
 *
 * @returns the exit code: 1 when the trigger told, or kept, what it should not have, or did not tell something
 */
export async function runTriggerSoak({ runs, seed }: SoakOptions, script: Script): Promise<number> {
	const sandbox = await startLightSandbox();
	script.defer(async () => {
		closeConnections();
		await sandbox.close();
	});
	withoutWaits(script);
	const tally = newTally();
	let run = 0;
	script.defer(showProgress(() => `${count(run)} histories from seed ${seed}`));
	let isTold = false;
	void script.told.then(() => (isTold = true));
	for (; run < runs && !isTold; run++) {
		const [history] = sample(anyHistory, { seed: seed + run, numRuns: 1 });
		if (history === undefined) throw new Error(`There is no history of seed ${seed + run}.`);
		try {
			await playHistory(history, sandbox.state, lightPoll(sandbox), tally);
		} catch (broken) {
			console.error(`Seed ${seed + run} breaks: ${String(broken)}`);
			console.error(JSON.stringify(history));
			console.error(`To repeat it: npm run soak -- --trigger --runs 1 --seed ${seed + run}`);
			return 1;
		}
	}
	const rows = Object.entries(tally).map(([what, many]) => [`  ${what}`, count(many)]);
	console.log(terminalTable([], [['histories', count(run)], ...rows]));
	console.log(`Everything was told once, from seed ${seed} on.`);
	return 0;
}

/** No waits before a try again: they are chosen at random, and the least is none. */
function withoutWaits(script: Script): void {
	const { random } = Math;
	Math.random = () => 0;
	script.defer(() => (Math.random = random));
}
