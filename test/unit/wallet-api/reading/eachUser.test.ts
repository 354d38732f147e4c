/** Users handed on as they come, and readings of a source whose answers are made up in memory. */
import type { BalancePage, PageQuery, WalletUser } from '../../../../wallet-api/contract';
import { failed, type Result, succeeded } from '../../../../wallet-api/failures';
import type { PageSource } from '../../../../wallet-api/reading/fetchPages';
import { eachUser, type ReadOptions, readUsers } from '../../../../wallet-api/reading/readUsers';

/** The user of an ID such as JT7: the lower the number, the newer. */
const userOf = (mchUuid: string): WalletUser => ({
	mchUuid,
	createTime: new Date(Date.UTC(2025, 0, 1) - Number(mchUuid.slice(2)) * 1_000)
		.toISOString()
		.slice(0, 19)
		.replace('T', ' '),
});

const ids = (count: number) => Array.from({ length: count }, (_, index) => `JT${index}`);

/** Serves the users of the IDs that are asked for, newest first. */
class ServerOfIds implements PageSource {
	readonly asked: PageQuery[] = [];
	readonly parallelRequests = 2;

	/** Answers like this instead, where it is something. */
	constructor(
		private readonly instead: (query: PageQuery) => Result<BalancePage> | undefined = () =>
			undefined,
	) {}

	readonly fetchPage = async (
		query: PageQuery,
		stop?: AbortSignal,
	): Promise<Result<BalancePage>> => {
		stop?.throwIfAborted();
		this.asked.push(query);
		const { page, size, mchUuidList = [] } = query;
		const newest = [...mchUuidList].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
		const users = newest.slice((page - 1) * size, page * size).map(userOf);
		return (
			this.instead(query) ??
			succeeded({ users, total: newest.length, size, current: page, totals: {} })
		);
	};
}

/** What was handed on, piece by piece, and what came at the end. */
async function handOn(source: PageSource, options: ReadOptions) {
	const pieces: string[][] = [];
	const read = await eachUser(source, options, async (users) => {
		pieces.push(users.map(({ mchUuid }) => String(mchUuid)));
	});
	return { pieces, read };
}

describe('users handed on as they come', () => {
	it('come page by page, as long as the ids fit into one request', async () => {
		const source = new ServerOfIds();
		const filters = { mchUuidList: ids(5_000) };
		const { pieces, read } = await handOn(source, { filters, pageSize: 2_500 });
		expect(pieces.length).toBeGreaterThan(1);
		expect(pieces.flat()).toEqual(ids(5_000));
		expect(read).toMatchObject({ ok: true, value: { total: 5_000, doubts: [] } });
	});

	it('come in the order of the list where the ids take several requests', async () => {
		const source = new ServerOfIds();
		const filters = { mchUuidList: ids(10_003).reverse() };
		const { pieces, read } = await handOn(source, { filters });
		expect(pieces.map(({ length }) => length)).toEqual([10_000, 3]);
		expect(pieces.flat()).toEqual(ids(10_003));
		expect(read).toEqual({
			ok: true,
			value: { total: 10_003, doubts: [], unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 },
		});
	});

	it('end as soon as those who are kept are as many as wanted', async () => {
		const source = new ServerOfIds();
		const filters = { mchUuidList: ids(5_000) };
		const options = { filters, pageSize: 500, keep: () => true };
		for (const limit of [500, 501]) {
			source.asked.length = 0;
			const { pieces } = await handOn(source, { ...options, limit });
			expect(pieces.map(({ length }) => length)).toEqual(limit === 500 ? [500] : [500, 1]);
			// Of the eleven pages, those that two workers read ahead.
			expect(source.asked.length).toBeLessThanOrEqual(6);
		}
	});

	it('are nobody where a part of the ids fails', async () => {
		const failure = failed('connectionLost');
		const source = new ServerOfIds(({ mchUuidList = [] }) =>
			mchUuidList.length < 5_000 ? failure : undefined,
		);
		const { pieces, read } = await handOn(source, { filters: { mchUuidList: ids(5_001) } });
		expect(read).toBe(failure);
		expect(pieces).toEqual([]);
	});
});

describe('ids in parts', () => {
	it('are asked for with the other filters, and once each', async () => {
		const source = new ServerOfIds();
		const mchUuidList = [...ids(5_001), ...ids(5_001)];
		const read = await readUsers(source, { filters: { mchUuidList, userStatus: ['Active'] } });
		expect(read).toMatchObject({ ok: true, value: { total: 5_001 } });
		expect(source.asked.map(({ userStatus }) => userStatus)).toEqual([['Active'], ['Active']]);
		expect(source.asked.flatMap(({ mchUuidList: asked }) => asked).sort()).toEqual(
			ids(5_001).sort(),
		);
	});

	it('are no longer asked for when the users are no longer wanted', async () => {
		const source = new ServerOfIds();
		const reason = new Error('not wanted');
		const filters = { mchUuidList: ids(5_001) };
		await expect(readUsers(source, { filters, stop: AbortSignal.abort(reason) })).rejects.toBe(
			reason,
		);
		expect(source.asked).toEqual([]);
	});
});

describe('a limit of those who are kept', () => {
	it('looks at nobody after the last of them', async () => {
		const seen: string[] = [];
		const keep = ({ mchUuid }: WalletUser) => {
			seen.push(String(mchUuid));
			return Number(String(mchUuid).slice(2)) % 2 === 1;
		};
		const filters = { mchUuidList: ids(20) };
		const read = await readUsers(new ServerOfIds(), { filters, keep, limit: 3 });
		expect(read).toMatchObject({ value: { users: ['JT1', 'JT3', 'JT5'].map(userOf) } });
		expect(seen).toEqual(ids(6));
	});

	it('counts the newest, also where they come late', async () => {
		// The second page has nobody of the first: between them stood two who come last, and belong before.
		const pages: Array<[asked: string, ids: string[]]> = [
			['1x4', ['JT1', 'JT2', 'JT3', 'JT4']],
			['2x3', ['JT9', 'JT10', 'JT11']],
		];
		const between = ['JT2', 'JT3', 'JT4', 'JT5', 'JT6', 'JT9', 'JT10', 'JT11'];
		const source = new ServerOfIds(({ page, size }) => {
			const [, there] = pages.find(([asked]) => asked === `${page}x${size}`) ?? [];
			const users = (there ?? (page === 1 ? ['JT1', ...between] : between.slice(0, size))).map(
				userOf,
			);
			return succeeded({ users, total: 12, size, current: page, totals: {} });
		});
		const read = await readUsers(source, {
			filters: {},
			pageSize: 4,
			keep: () => true,
			limit: 6,
		});
		expect(read).toMatchObject({
			value: { users: ['JT1', 'JT2', 'JT3', 'JT4', 'JT5', 'JT6'].map(userOf) },
		});
	});
});
