import fc from 'fast-check';
import { count } from '../../../scripts/lab/numbers';
import type { Histories } from '../histories/soak';
import { anyWorld, isOrdinary } from './anyWorld';
import { live } from './live';
import { expectPromises } from './promises';

/** Lists read in worlds in memory, many more of them in a second than over a real connection. */
export async function worldHistories(): Promise<Histories> {
	const counts = new Map<string, number>();
	const property = fc.asyncProperty(anyWorld, async (history) => {
		const lived = await live(history);
		expectPromises(history, lived);
		const { result } = lived;
		const ending = result.ok ? (result.value.doubts.length > 0 ? 'hint' : 'whole') : 'failed';
		const what = `  ${ending}${isOrdinary(history) ? ', in an ordinary world' : ''}`;
		counts.set(what, (counts.get(what) ?? 0) + 1);
	});
	return {
		play: async (seed) => {
			// What tells the script to stop has to be heard.
			if (seed % 50 === 0) await new Promise(setImmediate);
			const checked = await fc.check(property, { seed, numRuns: 1 });
			if (!checked.failed) return undefined;
			const smallest = JSON.stringify(checked.counterexample);
			return `${String(checked.errorInstance)}\nThe smallest such history: ${smallest}`;
		},
		tell: () => [...counts].sort().map(([what, many]) => [what, count(many)]),
	};
}
