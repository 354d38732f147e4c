import fc from 'fast-check';
import { anyWorld, isOrdinary } from '../../test/support/worlds/anyWorld';
import { brokenRules, isInOrder } from '../../test/support/worlds/judgeWorld';
import { live } from '../../test/support/worlds/live';
import { terminalTable } from '../lab/document';
import { count } from '../lab/numbers';
import { showProgress } from '../progress';
import type { Script } from '../runScript';

/** How many histories, and which one is the first. */
interface SoakOptions {
	readonly runs: number;
	readonly seed: number;
}

/** So many histories are played before it is looked whether the script is told to stop. */
const BATCH = 50;

/**
 * Reads lists of worlds in memory, each that of a seed, and judges every reading.
 *
 * @returns the exit code: 1 when somebody was lost, came twice or was invented; the smallest such history is printed
 */
export async function runWorldSoak({ runs, seed }: SoakOptions, script: Script): Promise<number> {
	const counts = new Map<string, number>();
	const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
	const property = fc.asyncProperty(anyWorld, async (history) => {
		const lived = await live(history);
		const broken = brokenRules(lived);
		if (broken.length > 0) throw new Error(broken.join('; '));
		if (!isInOrder(lived)) throw new Error('Not everyone came in order.');
		const { result } = lived;
		add('histories');
		const ending = result.ok ? (result.value.doubts.length > 0 ? 'hint' : 'whole') : 'failed';
		add(`  ${ending}${isOrdinary(history) ? ', in an ordinary world' : ''}`);
	});
	script.defer(showProgress(() => `${count(counts.get('histories') ?? 0)} from seed ${seed}`));
	let isTold = false;
	void script.told.then(() => (isTold = true));
	for (let run = seed; run < seed + runs && !isTold; run++) {
		if (run % BATCH === 0) await new Promise(setImmediate);
		const checked = await fc.check(property, { seed: run, numRuns: 1 });
		if (!checked.failed) continue;
		console.error(`Seed ${run} breaks: ${String(checked.errorInstance)}`);
		console.error(`The smallest such history: ${JSON.stringify(checked.counterexample)}`);
		console.error(`To repeat it: npm run soak -- --worlds --runs 1 --seed ${run}`);
		return 1;
	}
	console.log(
		terminalTable(
			[],
			[...counts].map(([what, many]) => [what, count(many)]),
		),
	);
	console.log(`Nobody was lost, from seed ${seed} on.`);
	return 0;
}
