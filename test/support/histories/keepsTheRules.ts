import fc from 'fast-check';
import { useWalletServer } from '../useWalletServer';
import type { History } from './history';
import { brokenRules } from './judge';
import { play } from './play';

/** Histories take long, all of them together: so many ms at most. */
const PATIENCE_MS = 300_000;

/**
 * A test that plays so many histories, the same in every run: `npm run soak` plays others, and knows of one world in
 * some thousands in which it is not right yet (docs/limits.md).
 */
export function keepsTheRules(histories: fc.Arbitrary<History>, runs: number): void {
	const around = useWalletServer();
	it(
		`keeps every rule in ${runs} random histories`,
		async () => {
			await fc.assert(
				fc.asyncProperty(histories, async (history) => {
					expect(brokenRules(history, await play(around.server, history))).toEqual([]);
				}),
				{ numRuns: runs, seed: 20_261_126 },
			);
		},
		PATIENCE_MS,
	);
}
