import type { Fault } from '../../sandbox/faults/faultSchema';
import { describeFailure } from '../../wallet-api/failures';
import { describeFacts } from '../../wallet-api/reading/facts';
import { readSimulated } from '../support/reading';
import { WalletServer } from '../support/simulation/walletServer';

const always = { every: true };

/** Servers that never do what they are asked to: how that ends, with how many of 60 users, in how many requests. */
const LIES: ReadonlyArray<
	readonly [lie: string, fault: Fault, end: string, users: number, requests: number]
> = [
	[
		'repeats one page for ever',
		{ kind: 'repeatedPage', page: 1, when: always },
		'pagingBroken',
		0,
		11,
	],
	[
		'serves four rows, and counts pages by four',
		{ kind: 'cappedSize', size: 4, when: always },
		'hinted',
		60,
		70,
	],
	['hides that', { kind: 'cappedSize', size: 4, report: 'asked', when: always }, 'hinted', 60, 70],
	['misstates the page', { kind: 'wrongCurrent', when: always }, 'whole', 60, 19],
	['answers empty pages', { kind: 'emptyPage', when: always }, 'pagingBroken', 0, 10],
	['keeps the last row of each page back', { kind: 'shortPage', when: always }, 'hinted', 59, 18],
	[
		'counts users that are not there',
		{ kind: 'wrongTotal', by: 15, when: always },
		'whole',
		60,
		20,
	],
	[
		'counts a million of them',
		{ kind: 'wrongTotal', value: 1_000_000, when: always },
		'whole',
		60,
		20,
	],
	['counts too few', { kind: 'wrongTotal', by: -5, when: always }, 'whole', 60, 20],
];

describe('a server that lies on every page', () => {
	let server: WalletServer;
	beforeAll(async () => {
		server = await WalletServer.start();
	});
	afterAll(async () => await server.close());

	it.each(LIES)('is read as far as it serves: it %s', async (_lie, fault, end, users, most) => {
		expect(await ended(fault, 1)).toEqual({ end, users, requests: most });
	});

	it.each(LIES)('and by ten requests at once: it %s', async (_lie, fault, end, users, most) => {
		const came = await ended(fault, 10);
		expect(came).toMatchObject({ end, users });
		expect(came.requests).toBeLessThanOrEqual(1 + 10 * (most + 1));
	});

	it('costs no more when the list is long', async () => {
		const fault: Fault = { kind: 'repeatedPage', page: 1, when: always };
		const { requests } = await read(fault, 4, 50_000);
		expect(requests.length).toBeLessThanOrEqual(1 + 10 * 4);
	});

	it('is told in words that say what it did', async () => {
		const { result } = await read({ kind: 'repeatedPage', page: 1, when: always }, 1, 5_000, 1_000);
		if (result === 'cancelled' || result.ok) throw new Error('It did not fail.');
		const { title, advice } = describeFailure(result.failure);
		expect(title).toBe('JT Wallet did not serve the pages that were asked for');
		expect(advice).toBe(
			'3 pages in a row held nobody new. 1,000 wallet users were read; JT Wallet states 5,000. Not every wallet user can be read this way. Try a smaller Page Size in the options. If this persists, contact BluePay support.',
		);
	});

	it('and sends rows without IDs has them passed on, and counted', async () => {
		const fault: Fault = { kind: 'missingFields', fields: ['mchUuid'], when: always };
		const { result } = await read(fault, 1, 500);
		if (result === 'cancelled' || !result.ok) throw new Error('It failed.');
		expect(result.value.users).toHaveLength(500);
		expect(describeFacts(result.value)).toEqual([
			'500 wallet users have no merchant user ID. JT Wallet sent them that way.',
		]);
	});

	it('shows one user of three and then nobody, even from the top on: that two may be missing is said', async () => {
		const { result } = await readSimulated(server, {
			users: 3,
			faults: [
				{ kind: 'cappedSize', size: 1, report: 'asked', when: { page: 1 } },
				{ kind: 'emptyPage', when: { request: 2, every: true } },
			],
			options: { filters: {}, pageSize: 3 },
			parallelRequests: 1,
		});
		if (result === 'cancelled' || !result.ok) throw new Error('It failed.');
		expect([result.value.users.length, result.value.doubts.length]).toEqual([1, 1]);
	});

	async function ended(fault: Fault, parallelRequests: number) {
		const { result, requests: made } = await read(fault, parallelRequests);
		const requests = made.length;
		if (result === 'cancelled') throw new Error('Nobody cancelled it.');
		if (!result.ok) return { end: result.failure.kind, users: 0, requests };
		const { users, doubts } = result.value;
		const end = doubts.length === 0 ? 'whole' : 'hinted';
		expect(new Set(users.map(({ mchUuid }) => mchUuid)).size).toBe(users.length);
		return { end, users: users.length, requests };
	}

	async function read(fault: Fault, parallelRequests: number, users = 60, pageSize = 10) {
		const options = { filters: {}, pageSize };
		return await readSimulated(server, { users, faults: [fault], options, parallelRequests });
	}
});
