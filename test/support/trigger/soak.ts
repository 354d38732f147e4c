import { anyHistory } from './history';
import { lightPoll } from './lightPoll';
import { startLightSandbox } from './lightSandbox';
import { movableClock } from './movableClock';
import { closeConnections } from '../plain/send';
import { newTally, playHistory } from './playHistory';
import { count } from '../../../scripts/lab/numbers';
import type { Script } from '../../../scripts/runScript';
import { type Histories, ofSeed } from '../histories/soak';

/** Histories of a merchant and the trigger that watches it: every poll is held against the model. */
export async function triggerHistories(script: Script): Promise<Histories> {
	const sandbox = await startLightSandbox();
	script.defer(async () => {
		closeConnections();
		await sandbox.close();
	});
	// No waits before a try again: they are chosen at random, and the least is none.
	Math.random = () => 0;
	const tally = newTally();
	return {
		play: async (seed) => {
			const history = ofSeed(anyHistory, seed);
			const clock = movableClock();
			try {
				await playHistory(history, sandbox.state, lightPoll(sandbox), tally, clock.wait);
				return undefined;
			} catch (broken) {
				return `${String(broken)}\n${JSON.stringify(history)}`;
			} finally {
				clock.restore();
			}
		},
		tell: () => Object.entries(tally).map(([what, many]) => [`  ${what}`, count(many)]),
	};
}
