import type { Fault } from '../../sandbox/faults/faultSchema';
import { type Circumstances, pagesOf, readSimulated } from '../support/reading';
import { WalletServer } from '../support/simulation/walletServer';

const TOO_MUCH: ReadonlyArray<readonly [what: string, fault: Fault]> = [
	['is never answered', { kind: 'neverAnswer' }],
	['is answered too late', { kind: 'delay', ms: 5_000 }],
	['is refused with 413', { kind: 'httpStatus', status: 413 }],
	['is refused with 504', { kind: 'httpStatus', status: 504 }],
	['is refused with 522', { kind: 'httpStatus', status: 522 }],
	['is refused with 524', { kind: 'httpStatus', status: 524 }],
	['is refused with 598', { kind: 'httpStatus', status: 598 }],
	['is refused with 599', { kind: 'httpStatus', status: 599 }],
];

describe('a page that is too much for the server', () => {
	let server: WalletServer;
	beforeAll(async () => {
		server = await WalletServer.start();
	});
	afterAll(async () => await server.close());

	it.each(TOO_MUCH)('is read in halves when it %s', async (_what, fault) => {
		const faults = [{ ...fault, when: { page: 1 } }];
		const { pages, users } = await read({ users: 1_200, faults }, 2_000);
		expect(pages).toEqual(['1 of 2000', '1 of 1000', '2 of 990']);
		expect(users).toBe(1_200);
	});

	it.each(TOO_MUCH)(
		'is read in smaller pages in mid-list, without what came before, when it %s',
		async (_what, fault) => {
			const faults = [{ ...fault, when: { page: 2 } }];
			const { pages, users } = await read({ users: 3_000, faults }, 1_000);
			expect(pages).toEqual([
				'1 of 1000',
				'2 of 990',
				'3 of 490',
				'4 of 486',
				'36 of 55',
				// A size that was served before is given up at the second time-out only.
				'3 of 985',
				'43 of 70',
			]);
			expect(users).toBe(3_000);
		},
	);

	it('is cut down to 500 rows, and no further', async () => {
		const faults: Fault[] = [{ kind: 'httpStatus', status: 413, when: { every: true } }];
		const { pages, result } = await read({ users: 20_000, faults }, 10_000);
		const sizes = ['1 of 10000', '1 of 5000', '1 of 2500', '1 of 1250', '1 of 625', '1 of 500'];
		expect(pages).toEqual(sizes);
		expect(result).toMatchObject({ ok: false, failure: { kind: 'tooLarge', status: 413 } });
	});

	it('is tried again like any other at 500 rows, and then says how often and for how long', async () => {
		const faults: Fault[] = [{ kind: 'neverAnswer', when: { every: true } }];
		const { pages, result } = await read({ users: 20_000, faults, maxRetries: 3 }, 1_000);
		expect(pages).toEqual(['1 of 1000', ...Array<string>(4).fill('1 of 500')]);
		if (result === 'cancelled' || result.ok) throw new Error('It did not fail.');
		expect(result.failure).toMatchObject({ kind: 'timedOut', tries: { count: 4 } });
		expect(result.failure.tries?.elapsedMs).toBeGreaterThanOrEqual(4 * 2_000);
	});

	it('is cut where the rows of a page no longer divide, and nobody is lost or comes twice', async () => {
		const faults: Fault[] = [{ kind: 'neverAnswer', when: { request: 2, times: 2 } }];
		const { pages, users } = await read({ users: 2_900, faults }, 1_250);
		expect(pages).toEqual([
			'1 of 1250',
			'2 of 1240',
			'3 of 615',
			'4 of 406',
			'7 of 264',
			'5 of 455',
			'13 of 188',
			'46 of 54',
			'6 of 485',
		]);
		expect(users).toBe(2_900);
	});

	it('stays cut for the looks to come', async () => {
		const faults: Fault[] = [
			{ kind: 'neverAnswer', when: { page: 1 } },
			{ kind: 'wrongTotal', when: { page: 2 } },
		];
		const { pages, users } = await read({ users: 900, faults }, 1_000);
		expect(pages).toEqual(['1 of 1000', '1 of 500', '2 of 490', '25 of 40', '38 of 24']);
		expect(users).toBe(900);
	});

	async function read(setup: Circumstances, pageSize: number) {
		const options = { filters: {}, pageSize };
		const { result, requests } = await readSimulated(server, { ...setup, options });
		const pages = pagesOf(requests);
		const ids =
			result !== 'cancelled' && result.ok ? result.value.users.map((user) => user.mchUuid) : [];
		return { result, pages, users: new Set(ids).size, rows: ids.length };
	}
});
