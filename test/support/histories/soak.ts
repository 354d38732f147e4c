import { sample } from 'fast-check';
import { anyHistory } from './history';
import { brokenRules, endingOf } from './judge';
import { play } from './play';
import { WalletServer } from '../simulation/walletServer';
import { count, seconds } from '../../../scripts/lab/numbers';
import type { Script } from '../../../scripts/runScript';

/** Histories to play, each that of a seed. */
export interface Histories {
	/** Plays one. Gives what it breaks, with the history, or undefined where every rule held. */
	readonly play: (seed: number) => Promise<string | undefined>;
	/** What there was in all, as rows of a table. */
	readonly tell: () => string[][];
}

/** The history of a seed. */
export function ofSeed<History>(histories: Parameters<typeof sample<History>>[0], seed: number) {
	const [history] = sample(histories, { seed, numRuns: 1 });
	if (history === undefined) throw new Error(`There is no history of seed ${seed}.`);
	return history;
}

/** Histories of lists that move and lines that fail while they are read. */
export async function readingHistories(script: Script): Promise<Histories> {
	const server = await WalletServer.start();
	script.defer(async () => await server.close());
	const counts = new Map<string, number>();
	const add = (what: string, many = 1) => counts.set(what, (counts.get(what) ?? 0) + many);
	/** The most there was of something, and the seed that had it. */
	const most = { requests: { many: 0, seed: 0 }, ms: { many: 0, seed: 0 } };
	const note = (what: keyof typeof most, many: number, seed: number) => {
		if (many > most[what].many) most[what] = { many, seed };
	};
	return {
		play: async (seed) => {
			const history = ofSeed(anyHistory, seed);
			const played = await play(server, history);
			const broken = brokenRules(history, played);
			if (broken.length > 0) return `${broken.join('; ')}\n${JSON.stringify(history)}`;
			const { requests, tookMs, truth } = played;
			const ending = endingOf(played);
			add('requests, every signature verified', requests.length);
			add(`  ${ending}`);
			if (ending === 'whole' && truth.moved) add('whole although the list moved');
			note('requests', requests.length, seed);
			note('ms', tookMs, seed);
			return undefined;
		},
		tell: () => [
			...[...counts].map(([what, many]) => [what, count(many)]),
			['most requests of one', `${count(most.requests.many)} (seed ${most.requests.seed})`],
			['longest, in simulated time', `${seconds(most.ms.many)} (seed ${most.ms.seed})`],
		],
	};
}
