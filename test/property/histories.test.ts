import fc from 'fast-check';
import { anyHistory } from '../support/histories/history';
import { brokenRules, endingOf } from '../support/histories/judge';
import { play } from '../support/histories/play';
import { WalletServer } from '../support/simulation/walletServer';

const RUNS = Number(process.env.RUNS ?? 2000);

describe('reading a list that moves, over a line that fails', () => {
	let server: WalletServer;
	beforeAll(async () => {
		server = await WalletServer.start();
	});
	afterAll(async () => await server.close());

	it(`keeps every rule in ${RUNS} random histories`, async () => {
		const endings: Record<string, number> = {};
		let requests = 0;
		await fc.assert(
			fc.asyncProperty(anyHistory, async (history) => {
				const played = await play(server, history);
				requests += played.requests.length;
				const ending = endingOf(played);
				endings[ending] = (endings[ending] ?? 0) + 1;
				expect(brokenRules(history, played)).toEqual([]);
			}),
			{ numRuns: RUNS },
		);
		console.log(endings, requests);
	}, 600_000);
});
