import { readUsers } from '../../../../wallet-api/reading/readUsers';
import { KIND, type Laws } from '../../../support/worlds/laws';
import { WorldServer } from '../../../support/worlds/server';

/** How to read. */
interface Plan {
	readonly pageSize: number;
	readonly limit: number | undefined;
	readonly timeOuts: readonly number[];
}

async function read(
	laws: Partial<Laws>,
	{ pageSize = 10_000, limit, timeOuts = [] }: Partial<Plan> = {},
) {
	const server = new WorldServer(
		{ ...KIND, ...laws },
		{ changes: [], timeOuts, parallelRequests: 4, random: wandering() },
	);
	const result = await readUsers(server, { filters: {}, pageSize, limit });
	if (!result.ok) throw new Error(result.failure.kind);
	const { users, doubts } = result.value;
	const ids = users.map(({ mchUuid }) => mchUuid);
	const right = server.world.view().map(({ id }) => id);
	return { requests: server.asked, ids, doubts, right };
}

/** Numbers from 0 up to 1 that are other ones each time, and the same in each run. */
function wandering(): () => number {
	let last = 0.5;
	return () => (last = (last + 0.618_034) % 1);
}

describe('a list that does not move', () => {
	it.each([
		[0, 10_000, 1],
		[9_999, 10_000, 1],
		[10_000, 10_000, 2],
		[12_000, 1_000, 13],
		[12_000, 10_000, 2],
		[50_000, 5_000, 11],
		[100_000, 10_000, 11],
	])('of %i users in pages of %i takes %i requests, and no hint', async (users, pageSize, most) => {
		const { ids, right, doubts, requests } = await read({ users }, { pageSize });
		expect(ids).toEqual(right);
		expect(doubts).toEqual([]);
		expect(requests).toHaveLength(most);
		expect(most).toBeLessThanOrEqual(bound(users, pageSize));
	});

	it('takes five in a hundred more where pages of 1,000 begin at large multiples', async () => {
		const { requests } = await read({ users: 100_000 }, { pageSize: 1_000 });
		expect(requests.length).toBeLessThanOrEqual(105);
	});

	it('in which 50 users were created in each second comes whole', async () => {
		const { ids, right, doubts, requests } = await read(
			{ users: 12_000, perSecond: 50 },
			{ pageSize: 1_000 },
		);
		expect(ids).toEqual(right);
		expect(doubts).toEqual([]);
		// A page that ends inside a second is bridged by a small one, or repeats ten of the same second at their places.
		expect(requests.length).toBeLessThanOrEqual(bound(12_000, 1_000));
	});

	it('in which users of one second change places comes whole where wider pages hold all of them', async () => {
		const { ids, right, doubts } = await read(
			{ users: 400, perSecond: 40, ties: 'shuffled' },
			{ pageSize: 150 },
		);
		expect([...ids].sort()).toEqual([...right].sort());
		expect(doubts).toEqual([]);
	});

	it('imported in one second comes whole', async () => {
		const { ids, right, doubts } = await read(
			{ users: 12_000, perSecond: 12_000 },
			{ pageSize: 1_000 },
		);
		expect(ids).toEqual(right);
		expect(doubts).toEqual([]);
	});

	it.each([undefined, 15])(
		'of rows that come twice, without times, comes in order up to the limit %p',
		async (limit) => {
			const { ids, right, doubts } = await read(
				{ users: 60, twins: true, times: 'none' },
				{ pageSize: 20, limit },
			);
			expect(ids).toEqual(right.slice(0, limit));
			expect(doubts).toEqual([]);
		},
	);

	it('costs one page more for a page that timed out, not a second reading', async () => {
		const { ids, right, requests } = await read(
			{ users: 300_000 },
			{ pageSize: 9_999, timeOuts: [20] },
		);
		expect(ids).toEqual(right);
		expect(requests.length).toBeLessThanOrEqual(35);
	});

	it('is read up to a limit in as few and as small requests as do', async () => {
		const { ids, right, requests } = await read({ users: 30_000 }, { limit: 12_000 });
		expect(ids).toEqual(right.slice(0, 12_000));
		expect(requests.map(({ page, size }) => `${page}x${size}`)).toEqual(['1x10000', '5x2400']);
	});

	it.each([1, 50, 10_000])('is read up to a limit of %i in one request', async (limit) => {
		const { ids, right, requests } = await read({ users: 30_000 }, { limit });
		expect(ids).toEqual(right.slice(0, limit));
		expect(requests).toMatchObject([{ page: 1, size: limit }]);
	});
});

/** What a still list may take: its pages, one in fifty more, and one. */
function bound(users: number, pageSize: number): number {
	const pages = Math.ceil(users / pageSize);
	return pages + Math.ceil(pages / 50) + 1;
}
