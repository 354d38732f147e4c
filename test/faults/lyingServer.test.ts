import type { Fault } from '../../sandbox/faults/faultSchema';
import { describeFailure } from '../../wallet-api/failures';
import { readSimulated } from '../support/reading';
import { WalletServer } from '../support/simulation/walletServer';

const always = { every: true };

/** Servers that never do what they are asked to, and in how many requests that has to be found out. */
const LIES: ReadonlyArray<readonly [lie: string, fault: Fault, requests: number]> = [
	// Page 1, three more, and the same again; from the end only the first page would be new.
	['repeats one page for ever', { kind: 'repeatedPage', page: 1, when: always }, 4 + 4 + 4],
	['ignores the size', { kind: 'cappedSize', size: 4, when: always }, 3 * 3],
	['hides that', { kind: 'cappedSize', size: 4, report: 'asked', when: always }, 3 * 3],
	['ignores the page', { kind: 'wrongCurrent', when: always }, 3 * 3],
	['answers empty pages', { kind: 'emptyPage', when: always }, 3 * 3],
	['keeps a row back on each page', { kind: 'shortPage', when: always }, 3 * 3],
	['counts users that are not there', { kind: 'wrongTotal', by: 15, when: always }, 3 * 8],
	['counts a million of them', { kind: 'wrongTotal', value: 1_000_000, when: always }, 9 + 9 + 3],
	['counts too few', { kind: 'wrongTotal', by: -5, when: always }, 3 * 6],
];

describe('a server that lies on every page', () => {
	let server: WalletServer;
	beforeAll(async () => {
		server = await WalletServer.start();
	});
	afterAll(async () => await server.close());

	it.each(LIES)('is found out: it %s', async (_lie, fault, most) => {
		const { result, requests } = await read(fault, 1);
		expect(result).toMatchObject({ ok: false, failure: { kind: 'pagingBroken' } });
		expect(requests).toHaveLength(most);
	});

	it.each(LIES)(
		'is found out within the bound by ten requests at once: it %s',
		async (_lie, fault) => {
			const { result, requests } = await read(fault, 10);
			expect(result).toMatchObject({ ok: false, failure: { kind: 'pagingBroken' } });
			expect(requests.length).toBeLessThanOrEqual(3 * (6 + 3 + 10));
		},
	);

	it('costs no more when the list is long', async () => {
		const fault: Fault = { kind: 'repeatedPage', page: 1, when: always };
		const { requests } = await read(fault, 4, 50_000);
		expect(requests.length).toBeLessThanOrEqual(3 * (3 + 4));
	});

	it('is told in words that say what it did', async () => {
		const { result } = await read({ kind: 'cappedSize', size: 4, when: always }, 1);
		if (result === 'cancelled' || result.ok) throw new Error('It did not fail.');
		const { title, advice } = describeFailure(result.failure);
		expect(title).toBe('JT Wallet did not serve the pages that were asked for');
		expect(advice).toBe(
			'In 3 readings, a page held more or fewer users than its own total calls for, another page size was answered than asked for, the number of users differed from the total. 24 users were found, the total says 60. Not every wallet user can be read this way. Try a smaller Page Size in the options. If this persists, contact BluePay support.',
		);
	});

	async function read(fault: Fault, parallelRequests: number, users = 60) {
		const options = { filters: {}, pageSize: 10 };
		return await readSimulated(server, { users, faults: [fault], options, parallelRequests });
	}
});
