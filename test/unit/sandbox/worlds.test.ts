import type { JsonObject } from '../../../wallet-api/contract';
import type { World } from '../../../sandbox/merchant/world/world';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { answer, ask, data, exchange } from './support/ask';

/*
 * Each world over real HTTP. What these worlds cannot do: more than two replicas, replicas that fall behind by time
 * rather than by changes, a server that hides a user throughout, and two answers made at the same moment.
 */

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 0 });
});
afterAll(async () => await sandbox.close());

/** User n, created in second n by default. */
const user = (n: number, createTime = timeOf(n)) => ({
	mchUuid: `u${n}`,
	uuid: `w${n}`,
	balance: 100,
	createTime,
	KYCStatus: n % 2 === 1 ? 'Approved' : 'Rejected',
});

/** Users u1, u2 … of whom the last is the newest. */
const users = (count: number, createTime?: string) =>
	Array.from({ length: count }, (_, index) => user(index + 1, createTime));

function timeOf(second: number): string {
	return `2024-11-22 00:00:${String(second).padStart(2, '0')}`;
}

const begin = (count: number, world: World) => sandbox.reset({ rows: users(count), world });

const create = (n: number) => sandbox.merchant.createUser(user(n));

/** An answer as `total: users, in their order`. */
async function page(parameters: JsonObject = {}): Promise<string> {
	const { total, list } = await data(sandbox, parameters);
	return `${total}: ${list.map(({ mchUuid }: { mchUuid: unknown }) => String(mchUuid)).join(' ')}`;
}

describe('a total that is', () => {
	it('cached: counted for the first of so many answers, with each set of filters', async () => {
		begin(3, { total: { cachedFor: 3 } });
		expect(await page()).toBe('3: u3 u2 u1');
		create(4);
		create(5);
		expect(await page({ size: 2 })).toBe('3: u5 u4');
		expect(await page({ KYCStatus: ['Approved'] })).toBe('3: u5 u3 u1');
		sandbox.merchant.removeUser('u1');
		expect(await page({ size: 2, page: 2 })).toBe('3: u3 u2');
		expect(await page({ KYCStatus: ['Approved'] })).toBe('3: u5 u3');
		expect(await page()).toBe('4: u5 u4 u3 u2');
	});

	it('counted at the last answer: what changed since is in the rows only', async () => {
		begin(3, { total: { countedAt: 'lastAnswer' } });
		expect(await page()).toBe('3: u3 u2 u1');
		create(4);
		create(5);
		expect(await page()).toBe('3: u5 u4 u3 u2 u1');
		expect(await page()).toBe('5: u5 u4 u3 u2 u1');
		sandbox.merchant.removeUser('u3');
		expect(await page({ KYCStatus: ['Approved'] })).toBe('3: u5 u1');
	});

	it('behind: as it was so many changes ago', async () => {
		begin(3, { total: { behind: 2 } });
		for (const n of [4, 5, 6]) create(n);
		expect(await page()).toBe('4: u6 u5 u4 u3 u2 u1');
		sandbox.merchant.changeUser('u6', { balance: 1 });
		expect(await page()).toBe('5: u6 u5 u4 u3 u2 u1');
	});

	it.each([
		[2, '5: u3 u2 u1'],
		[-1, '2: u3 u2 u1'],
		[-9, '0: u3 u2 u1'],
	])('off by %i', async (offBy, expected) => {
		begin(3, { total: { offBy } });
		expect(await page()).toBe(expected);
	});

	it('counted first: users join and leave before the rows are read', async () => {
		begin(6, {});
		sandbox.merchant.removeUser('u1');
		sandbox.faults.set([
			{ kind: 'usersCreated', rows: [{ mchUuid: 'u7' }], at: 'between', when: { page: 1 } },
			{ kind: 'usersRemoved', ids: ['u6'], at: 'before', when: { page: 2 } },
		]);
		expect(await page({ size: 4 })).toBe('5: u7 u6 u5 u4');
		expect(await page({ size: 4, page: 2 })).toBe('5: u2');
	});
});

describe('two replicas', () => {
	it('answer in turn, the second as things were some changes ago, its total and sums too', async () => {
		begin(8, { replicas: { apart: 3 } });
		create(9);
		sandbox.merchant.removeUser('u1');
		sandbox.merchant.changeUser('u5', { KYCStatus: 'Rejected', balance: 7 });
		expect(await page({ size: 4 })).toBe('8: u9 u8 u7 u6');
		expect(await page({ size: 4, page: 2 })).toBe('8: u4 u3 u2 u1');
		expect(await page({ KYCStatus: ['Rejected'], size: 9 })).toBe('5: u8 u6 u5 u4 u2');
		expect(await data(sandbox, { mchUuidList: ['u5', 'u1', 'u9'] })).toMatchObject({
			total: 2,
			totalBalance: 200,
			list: [{ mchUuid: 'u5', balance: 100 }, { mchUuid: 'u1' }],
		});
		sandbox.settings.totalsOver = 'merchant';
		expect(await data(sandbox, { mchUuidList: ['u5'] })).toMatchObject({
			total: 1,
			totalBalance: 707,
		});
		expect(await data(sandbox, { mchUuidList: ['u5'] })).toMatchObject({
			total: 1,
			totalBalance: 800,
		});
	});

	it('answer at random, alike in each run, the first as things are', async () => {
		const read = async () => {
			begin(1, { replicas: { apart: 1, asked: 'atRandom' } });
			create(2);
			const totals = [];
			for (let answers = 0; answers < 40; answers++) totals.push((await data(sandbox)).total);
			return totals;
		};
		const totals = await read();
		expect(totals[0]).toBe(2);
		expect(totals.filter((total) => total === 1).length).toBeGreaterThan(8);
		expect(totals.filter((total) => total === 2).length).toBeGreaterThan(8);
		expect(totals.join('')).not.toContain('21212121212121');
		expect(await read()).toEqual(totals);
	});

	it('are alike where less has changed than they are apart, and forget what is long ago', async () => {
		begin(2, { replicas: { apart: 5 } });
		create(3);
		expect([await page(), await page()]).toEqual(['3: u3 u2 u1', '2: u2 u1']);
	});
});

describe('a cap on rows', () => {
	it('serves fewer, and pages of that size', async () => {
		begin(7, { cap: { rows: 3 } });
		expect(await data(sandbox, { size: 5 })).toMatchObject({ total: 7, size: 3, current: 1 });
		expect(await page({ size: 5, page: 2 })).toBe('7: u4 u3 u2');
		expect(await page({ size: 2, page: 2 })).toBe('7: u5 u4');
	});

	it('serves fewer, and skips the rest of the page', async () => {
		begin(7, { cap: { rows: 3, begins: 'asked', says: 'asked' } });
		expect(await data(sandbox, { size: 5 })).toMatchObject({ total: 7, size: 5 });
		expect(await page({ size: 5 })).toBe('7: u7 u6 u5');
		expect(await page({ size: 5, page: 2 })).toBe('7: u2 u1');
	});
});

describe('the page that is asked for', () => {
	it('past the end is the last one again', async () => {
		begin(5, { page: { served: 'notPastLast' } });
		expect(await page({ size: 2, page: 3 })).toBe('5: u1');
		expect(await page({ size: 2, page: 4 })).toBe('5: u1');
		expect(await data(sandbox, { size: 2, page: 99 })).toMatchObject({ current: 99 });
		sandbox.settings.world = { page: { served: 'notPastLast', says: 'served' } };
		expect(await data(sandbox, { size: 2, page: 99 })).toMatchObject({ current: 3 });
		begin(0, { page: { served: 'notPastLast', says: 'served' } });
		expect(await data(sandbox, { page: 2 })).toMatchObject({ current: 1, list: [] });
	});

	it('is ignored', async () => {
		begin(5, { page: { served: 'first' } });
		for (const asked of [1, 2, 9]) {
			expect(await page({ size: 2, page: asked })).toBe('5: u5 u4');
			expect(await data(sandbox, { page: asked })).toMatchObject({ current: asked });
		}
	});
});

describe('the order of the list', () => {
	const sameSecond = { rows: users(30, timeOf(1)) };

	it('is stable among users of one second, who can be as many as one likes', async () => {
		sandbox.reset({ users: 300, seed: 4, perSecond: 50 });
		const { list } = await data(sandbox, { size: 300 });
		const times = list.map(({ createTime }: { createTime: string }) => createTime);
		expect([...times].sort().reverse()).toEqual(times);
		for (const time of new Set(times)) {
			expect(times.filter((other: string) => other === time)).toHaveLength(50);
		}
		expect(new Set(times).size).toBe(6);
		expect(list).toEqual((await data(sandbox, { size: 300 })).list);
		const [first, second] = [sandbox.merchant.createUser(), sandbox.merchant.createUser()];
		expect(first.createTime).toBe(second.createTime);
		expect(sandbox.merchant.idsFrom(1, 3)).toEqual([
			second.mchUuid,
			first.mchUuid,
			list[0].mchUuid,
		]);
	});

	it('changes among them with every request', async () => {
		sandbox.reset({ ...sameSecond, world: { order: 'tiesChange' } });
		const pages = [await page({ size: 30 }), await page({ size: 30 }), await page({ size: 30 })];
		expect(new Set(pages).size).toBe(3);
		expect(new Set(pages.map((text) => text.split(' ').sort().join(' '))).size).toBe(1);
		begin(9, { order: 'tiesChange' });
		expect(await page()).toBe('9: u9 u8 u7 u6 u5 u4 u3 u2 u1');
	});

	it('is the oldest first, or none by time', async () => {
		begin(9, { order: 'oldestFirst' });
		expect(await page({ size: 3 })).toBe('9: u1 u2 u3');
		begin(9, { order: 'mixed' });
		const mixed = await page();
		expect(mixed).not.toContain('u3 u2 u1');
		expect(mixed.split(' ')).toHaveLength(10);
		expect(await page()).toBe(mixed);
	});
});

describe('filters', () => {
	it('find IDs without case', async () => {
		begin(3, { idCase: 'ignored' });
		expect(await page({ mchUuidList: ['U2', 'u3', 'U9'] })).toBe('2: u3 u2');
		begin(3, {});
		expect(await page({ mchUuidList: ['U2', 'u3', 'U9'] })).toBe('1: u3');
	});

	it('are ignored when the server does not know them', async () => {
		begin(3, { ignoredFilters: ['KYCStatus', 'mchUuidList'] });
		expect(await page({ KYCStatus: ['Rejected'] })).toBe('3: u3 u2 u1');
		expect(await page({ mchUuidList: ['u9'] })).toBe('3: u3 u2 u1');
		expect(await page({ userStatus: ['Active'] })).toBe('0: ');
	});
});

describe('rows', () => {
	const rows = async (parameters: JsonObject = {}) => (await data(sandbox, parameters)).list;

	it('come without mchUuid, uuid or createTime', async () => {
		begin(4, {
			oddRows: [
				{ odd: 'withoutMchUuid', ids: ['u4'] },
				{ odd: 'withoutUuid', ids: ['u3'] },
				{ odd: 'withoutCreateTime', ids: ['u2'] },
				{ odd: 'unreadableCreateTime', ids: ['u1'] },
			],
		});
		const [four, three, two, one] = await rows();
		expect([four.mchUuid, four.uuid]).toEqual([undefined, 'w4']);
		expect([three.mchUuid, three.uuid]).toEqual(['u3', undefined]);
		expect('createTime' in two).toBe(false);
		expect(one.createTime).toBe('on 2024-11-22 00:00:01');
		expect(await rows({ mchUuidList: ['u4'] })).toEqual([]);
	});

	it('have an mchUuid that is a number, which is found by its digits', async () => {
		sandbox.reset({ users: 3, seed: 2, world: { oddRows: [{ odd: 'numericMchUuid' }] } });
		const digits = sandbox.merchant.idsFrom(1, 3).map((id) => id.slice(2));
		const { text } = await ask(sandbox);
		for (const id of digits) expect(text).toContain(`"mchUuid":${id},`);
		expect(await rows({ mchUuidList: digits })).toHaveLength(3);
	});

	it('share one mchUuid, with a uuid each', async () => {
		begin(4, { oddRows: [{ odd: 'sharedMchUuid', ids: ['u3', 'u1'] }] });
		expect(await page()).toBe('4: u4 u3 u2 u3');
		expect(await rows({ mchUuidList: ['u3'] })).toMatchObject([{ uuid: 'w3' }, { uuid: 'w1' }]);
		expect(await rows({ mchUuidList: ['u1'] })).toEqual([]);
	});

	it('are odd for one user in so many, and stay so', async () => {
		const world: World = {
			oddRows: [
				{ odd: 'withoutMchUuid', oneIn: 10 },
				{ odd: 'sharedMchUuid', oneIn: 5 },
			],
		};
		sandbox.reset({ users: 1000, world });
		const list = await rows({ size: 1000 });
		const ids = list.flatMap(({ mchUuid }: { mchUuid?: string }) => mchUuid ?? []);
		expect(1000 - ids.length).toBeGreaterThan(60);
		expect(1000 - ids.length).toBeLessThan(140);
		expect(ids.length - new Set(ids).size).toBeGreaterThan(50);
		sandbox.merchant.createUser();
		expect((await rows({ size: 1001 })).slice(1)).toEqual(list);
	});

	it('are no list where there are none', async () => {
		begin(1, { emptyListAs: 'null' });
		expect(await data(sandbox, { page: 2 })).toMatchObject({ total: 1, list: null });
		expect(await page()).toBe('1: u1');
	});

	it('stand in data that is a JSON text', async () => {
		begin(2, { dataAs: 'text' });
		const { code, data: text } = await answer(sandbox);
		expect(code).toBe(10000);
		expect(JSON.parse(text)).toMatchObject({ total: 2, list: [{ mchUuid: 'u2' }, {}] });
	});
});

describe('a user who was removed', () => {
	it('comes back as it was, in its old place', async () => {
		begin(5, {});
		const before = await data(sandbox);
		sandbox.merchant.removeUser('u2');
		sandbox.merchant.removeUser('u4');
		expect(sandbox.merchant.restoreUser('u2')).toMatchObject({ mchUuid: 'u2' });
		expect(await page()).toBe('4: u5 u3 u2 u1');
		expect(sandbox.merchant.restoreUser()).toMatchObject({ mchUuid: 'u4' });
		expect(await data(sandbox)).toEqual(before);
		expect(sandbox.merchant.restoreUser()).toBeUndefined();
		sandbox.merchant.removeUser('u4');
		create(4);
		expect(sandbox.merchant.restoreUser('u4')).toBeUndefined();
	});

	it('comes back between two requests, and so does one of a crowd from a seed', async () => {
		sandbox.reset({ users: 9 });
		const ids = sandbox.merchant.idsFrom(1, 9);
		sandbox.faults.set([
			{ kind: 'usersRemoved', position: 2, count: 2 },
			{ kind: 'usersRestored', count: 2, when: { request: 2 } },
			{ kind: 'usersRemoved', position: 1, when: { request: 3 } },
			{ kind: 'usersRestored', ids: [ids[0] ?? ''], when: { request: 4 } },
		]);
		const totals = [];
		for (let requests = 0; requests < 5; requests++) totals.push((await data(sandbox)).total);
		expect(totals).toEqual([9, 7, 9, 8, 9]);
		expect(sandbox.merchant.idsFrom(1, 9)).toEqual(ids);
	});
});

describe('a world is set', () => {
	it('when the sandbox starts; reset brings it back unless it says otherwise', async () => {
		const other = await startSandbox({ port: 0, users: 9, world: { cap: { rows: 2 } } });
		expect((await data(other)).list).toHaveLength(2);
		other.reset({ users: 9, world: {} });
		expect((await data(other)).list).toHaveLength(9);
		other.reset({ users: 9 });
		expect((await data(other)).list).toHaveLength(2);
		await other.close();
	});

	it('at the control address, where one that does not exist is refused', async () => {
		sandbox.reset({ users: 9 });
		const set = async (world: JsonObject) =>
			await exchange(`${sandbox.url}/control/settings`, 'POST', JSON.stringify({ world }));
		expect(JSON.parse((await set({ cap: { rows: 4 } })).text).world).toEqual({ cap: { rows: 4 } });
		expect((await data(sandbox)).list).toHaveLength(4);
		const wrongs: JsonObject[] = [
			{ cap: {} },
			{ cap: { rows: 0 } },
			{ lap: {} },
			{ total: { offBy: 'x' } },
		];
		for (const wrong of wrongs) expect((await set(wrong)).status).toBe(400);
		expect(sandbox.settings.world).toEqual({ cap: { rows: 4 } });
		const reset = { users: 5, perSecond: 5, world: { order: 'oldestFirst' } };
		await exchange(`${sandbox.url}/control/reset`, 'POST', JSON.stringify(reset));
		const { list } = await data(sandbox);
		expect(list.map(({ mchUuid }: { mchUuid: string }) => mchUuid)).toEqual(
			sandbox.merchant.idsFrom(1, 5).reverse(),
		);
		expect(new Set(list.map(({ createTime }: { createTime: string }) => createTime)).size).toBe(1);
	});

	it('also where pages are kept in memory', async () => {
		const prepared = await startSandbox({ port: 0, users: 9, prepared: true });
		expect((await data(prepared)).total).toBe(9);
		prepared.settings.world = { total: { offBy: 1 } };
		expect((await data(prepared)).total).toBe(10);
		prepared.settings.world = {};
		expect((await data(prepared)).total).toBe(9);
		await prepared.close();
	});
});
