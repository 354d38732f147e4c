import type { PageQuery } from '../../../../wallet-api/contract';
import { failed, succeeded } from '../../../../wallet-api/failures';
import { type ReadOptions, readUsers } from '../../../../wallet-api/reading/readUsers';
import { type Moment, ScriptedServer, usersFrom } from '../../../support/worlds/script';

/** Reads a list that is another one at each request. */
async function read(
	moments: readonly Moment[],
	options: Partial<ReadOptions> = {},
	cap?: number,
): Promise<{ users: string; doubts: number; pages: string[] }> {
	const server = new ScriptedServer(moments, cap);
	const result = await readUsers(server, { filters: {}, ...options });
	if (!result.ok) throw new Error(result.failure.kind);
	const { users, doubts } = result.value;
	return {
		users: users.map(({ mchUuid }) => mchUuid).join(' '),
		doubts: doubts.length,
		pages: server.pages,
	};
}

const at = (total: number, ...list: string[]): Moment => ({ total, list });

describe('nobody is lost where', () => {
	it('a user leaves and the total was counted before another one came', async () => {
		const { users } = await read(
			[at(6, 'u6', 'u5', 'u4', 'u3', 'u2', 'u1', 'u0'), at(6, 'u6', 'u4', 'u3', 'u2', 'u1', 'u0')],
			{ pageSize: 5 },
		);
		expect(users).toBe('u6 u5 u4 u3 u2 u1 u0');
	});

	it('two replicas differ', async () => {
		const { users } = await read([at(8, ...usersFrom(9, 1)), at(8, ...usersFrom(8, 1))], {
			pageSize: 4,
		});
		expect(users).toBe('u9 u8 u7 u6 u5 u4 u3 u2 u1');
	});

	it.each([
		['all users are read', {}],
		['a status and a limit are given', { filters: { KYCStatus: ['Approved'] }, limit: 1_000 }],
	])('one leaves and an old one comes back while the total stays, and %s', async (_, options) => {
		const { users } = await read(
			[at(6, 'u7', 'u6', 'u5', 'u4', 'u3', 'u2'), at(6, 'u6', 'u5', 'u4', 'u3', 'u2', 'u1')],
			{ ...options, pageSize: 3 },
		);
		expect(users).toBe('u7 u6 u5 u4 u3 u2 u1');
	});

	it('the total is too low by one', async () => {
		const { users, pages, doubts } = await read(
			[at(5, ...usersFrom(5, 0)), at(6, ...usersFrom(5, 0))],
			{ pageSize: 5 },
		);
		expect({ users, doubts }).toEqual({ users: 'u5 u4 u3 u2 u1 u0', doubts: 0 });
		expect(pages).toHaveLength(2);
	});

	it('the total is too low for ever', async () => {
		const { users, doubts } = await read([at(5, ...usersFrom(5, 0))], { pageSize: 5 });
		expect({ users, doubts }).toEqual({ users: 'u5 u4 u3 u2 u1 u0', doubts: 0 });
	});
});

describe('a total that is wrong is no event:', () => {
	it.each([0, 1, 2, 4, 5, 100])('%i for three users', async (total) => {
		const { users, doubts } = await read([at(total, 'u3', 'u2', 'u1')], { pageSize: 10 });
		expect({ users, doubts }).toEqual({ users: 'u3 u2 u1', doubts: 0 });
	});

	it('0 for the one user who was asked for by ID', async () => {
		const filters = { mchUuidList: ['u3'] };
		expect(await read([at(0, 'u3')], { filters })).toMatchObject({ users: 'u3', doubts: 0 });
	});

	it.each([9_999, 10_001, 20_000, 0])('%i for 10,000 users', async (total) => {
		const { users, doubts, pages } = await read([at(total, ...usersFrom(10_000, 1))]);
		expect(users.split(' ')).toHaveLength(10_000);
		expect(doubts).toBe(0);
		expect(pages.length).toBeLessThanOrEqual(5);
	});
});

it('a server that caps its answers is read on with what it serves', async () => {
	const list = usersFrom(5_000, 1);
	const { users, doubts, pages } = await read([at(5_000, ...list)], {}, 700);
	expect(users).toBe(list.join(' '));
	expect(doubts).toBe(0);
	expect(pages.length).toBeLessThanOrEqual(9);
});

it('more come in at the top than the last page of a limit holds', async () => {
	const moments = [at(60, ...usersFrom(60, 1)), at(80, ...usersFrom(80, 1))];
	const { users, doubts } = await read(moments, { pageSize: 40, limit: 41 });
	expect(users.split(' ')).toHaveLength(41);
	expect(doubts).toBe(0);
});

it('everybody leaves while they are read', async () => {
	const { users, doubts } = await read([at(9, ...usersFrom(9, 1)), at(0)], { pageSize: 5 });
	expect({ users, doubts }).toEqual({ users: 'u9 u8 u7 u6 u5', doubts: 0 });
});

it('nobody is taken for nobody only where the total says so, too', async () => {
	expect(await read([at(0)])).toMatchObject({ users: '', pages: ['1x10000'] });
	await expect(read([at(5)])).rejects.toThrow('pagingBroken');
});

it('two rows of one user in one answer are one user', async () => {
	expect(await read([at(3, 'u2', 'u2', 'u1')])).toMatchObject({ users: 'u2 u1' });
});

it('the newest row of a user counts, though pages come in another order than they are joined in', async () => {
	const server = new ScriptedServer([at(60, ...usersFrom(60, 1))]);
	const newest = new Map<unknown, number>();
	let [begun, answers] = [0, 0];
	const source = {
		parallelRequests: 4,
		fetchPage: async (query: Parameters<typeof server.fetchPage>[0]) => {
			// Of those under way at once, the last is answered first.
			for (let turns = 40 - 10 * (begun++ % 4); turns > 0; turns--) await Promise.resolve();
			const result = await server.fetchPage(query);
			if (!result.ok) return result;
			const balance = ++answers;
			for (const { mchUuid } of result.value.users) newest.set(mchUuid, balance);
			const users = result.value.users.map((user) => ({ ...user, balance }));
			return { ...result, value: { ...result.value, users } };
		},
	};
	const read = await readUsers(source, { filters: {}, pageSize: 20 });
	if (!read.ok) throw new Error(read.failure.kind);
	// The pages of the end may not be needed.
	for (const { mchUuid, balance } of read.value.users.slice(0, 40)) {
		expect([mchUuid, balance]).toEqual([mchUuid, newest.get(mchUuid)]);
	}
});

it('more users leave than pages share: wider and wider pages around the place join them', async () => {
	const moments = [400, 340, 320].map((count) => at(count, ...usersFrom(count, 1)));
	const { users, doubts } = await read(moments, { pageSize: 200 });
	expect({ users, doubts }).toEqual({ users: usersFrom(400, 1).join(' '), doubts: 0 });
});

it('another page came for the first one: the top is read again', async () => {
	const moments = [at(60, ...usersFrom(40, 1)), at(60, ...usersFrom(60, 1))];
	const { users } = await read(moments, { pageSize: 20 });
	expect(users).toBe(usersFrom(60, 1).join(' '));
});

it('somebody whom a page that did not join showed, and who never came, may be missing', async () => {
	const lists = [usersFrom(26, 2), usersFrom(13, 0), usersFrom(21, 4)];
	const moments = lists.map((list) => at(list.length, ...list));
	const { users, doubts } = await read(moments, { pageSize: 11 });
	expect({ users, doubts }).toEqual({ users: usersFrom(26, 4).join(' '), doubts: 1 });
});

it('users of several lists whose times do not fit are counted where a limit needs the newest', async () => {
	const server = new ScriptedServer([at(2, 'u1', 'u5'), at(2, 'u2', 'u6')]);
	const mchUuidList = Array.from({ length: 5_001 }, (_, index) => `u${index}`);
	const read = await readUsers(server, { filters: { mchUuidList }, limit: 2 });
	expect(read).toMatchObject({
		value: { users: [{ mchUuid: 'u6' }, { mchUuid: 'u5' }], unplaced: 2 },
	});
});

describe('more users than may be read', () => {
	it.each([3, 4])('are refused where %i may be, although fewer are stated', async (refuseAbove) => {
		const server = new ScriptedServer([at(2, ...usersFrom(5, 1))]);
		const detail = `5 users match; at most ${refuseAbove} can be read here.`;
		expect(await readUsers(server, { filters: {}, pageSize: 2, refuseAbove })).toEqual(
			failed('tooManyUsers', { detail }),
		);
	});

	it('are not refused where there are just as many', async () => {
		const moments = [at(2, ...usersFrom(5, 1))];
		const { users } = await read(moments, { pageSize: 2, refuseAbove: 5 });
		expect(users).toBe('u5 u4 u3 u2 u1');
	});
});

it('a server that gives one page for every page leaves a doubt at the end', async () => {
	const users = usersFrom(40, 1).map((mchUuid) => ({ mchUuid }));
	let requests = 0;
	const fetchPage = async ({ page: current, size }: PageQuery) => {
		requests++;
		return succeeded({ users, total: 1_000, size, current, totals: {} });
	};
	const result = await readUsers({ parallelRequests: 1, fetchPage }, { filters: {}, pageSize: 40 });
	const doubts = [{ after: { mchUuid: 'u1' }, before: undefined }];
	expect(result).toEqual(succeeded(expect.objectContaining({ users, doubts })));
	expect(requests).toBeLessThan(30);
});
