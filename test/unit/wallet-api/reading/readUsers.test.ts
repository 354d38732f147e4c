import type { Fault } from '../../../../sandbox/faults/faultSchema';
import { type Circumstances, readSimulated } from '../../../support/reading';
import { useWalletServer } from '../../../support/useWalletServer';

const around = useWalletServer();

/** 5,100 users, each created in a second of its own, and every id, in an order that is not the list's. */
const COUNT = 5_100;
const rows = Array.from({ length: COUNT }, (_, index) => ({
	mchUuid: `JT${index}`,
	createTime: new Date(Date.UTC(2025, 0, 1) - index * 1_000)
		.toISOString()
		.replace('T', ' ')
		.slice(0, 19),
}));
const ids = rows.map(({ mchUuid }) => mchUuid);
const shuffled = ids.map((_, index) => ids[(index * 7_919) % COUNT] ?? '');

/** Ids that nobody has. */
const strangers = (count: number) => Array.from({ length: count }, (_, index) => `X${index}`);

async function read(
	mchUuidList: readonly string[],
	circumstances: Circumstances & { limit?: number; pageSize?: number } = {},
) {
	const { limit, pageSize, parallelRequests = 4, ...others } = circumstances;
	const { result, requests, afterCancel } = await readSimulated(around.server, {
		rows,
		...others,
		options: { filters: { mchUuidList }, limit, pageSize },
		parallelRequests,
	});
	const sizes = requests.map(({ parameters }) => {
		const list = parameters?.mchUuidList;
		return Array.isArray(list) ? list.length : 0;
	});
	return { result, sizes, afterCancel };
}

describe('more ids than one request takes', () => {
	it('are asked for in parts, and put back into the order of the list', async () => {
		const { result, sizes } = await read(shuffled);
		expect(sizes.sort()).toEqual([100, 5_000]);
		if (result === 'cancelled' || !result.ok) throw new Error('The reading failed.');
		expect(result.value.users.map(({ mchUuid }) => mchUuid)).toEqual(ids);
		expect(result.value.total).toBe(COUNT);
		expect(result.value.doubts).toEqual([]);
	});

	it.each([
		[5_000, [5_000]],
		[5_001, [1, 5_000]],
		[10_003, [3, 5_000, 5_000]],
	])('%i of them are as many parts as that makes', async (count, expected) => {
		const { result, sizes } = await read(strangers(count), { rows: rows.slice(0, 10) });
		expect(sizes.sort((a, b) => a - b)).toEqual(expected);
		expect(result).toMatchObject({ ok: true, value: { users: [], total: 0 } });
	});

	it('give no more than the limit, and of all parts the newest', async () => {
		const { result } = await read(shuffled, { limit: 7 });
		if (result === 'cancelled' || !result.ok) throw new Error('The reading failed.');
		expect(result.value.users.map(({ mchUuid }) => mchUuid)).toEqual(ids.slice(0, 7));
	});

	it('tell of times that cannot sort them where a limit needs them', async () => {
		// This server lists whoever has no time last.
		const odd = rows.map((row, index) => (index === 5_050 ? { ...row, createTime: '' } : row));
		for (const [limit, unplaced] of [
			[100, 1],
			[undefined, 0],
		]) {
			const { result } = await read(ids, { rows: odd, limit });
			expect(result).toMatchObject({ ok: true, value: { unplaced } });
		}
	});

	it('keep users of the same second in the order of the parts', async () => {
		const list = Array.from({ length: 5_002 }, (_, index) => `JT${index}`);
		const sameSecond = list.map((mchUuid) => ({ mchUuid, createTime: '2025-01-01 00:00:00' }));
		const { result } = await read(list, { rows: sameSecond });
		if (result === 'cancelled' || !result.ok) throw new Error('The reading failed.');
		expect(result.value.users.map(({ mchUuid }) => mchUuid)).toEqual(list);
	});

	it('fail with the first failure of any part, and stop the others', async () => {
		const faults: Fault[] = [
			{ kind: 'vendorCode', code: 1002, when: { request: 2 } },
			{ kind: 'httpStatus', status: 503, retryAfter: 60, when: { request: 3, every: true } },
		];
		const { result, sizes } = await read(strangers(10_003), { rows: rows.slice(0, 10), faults });
		expect(result).toMatchObject({ ok: false, failure: { kind: 'addressNotAllowed' } });
		expect(sizes).toHaveLength(3);
	});

	it('are cancelled all at once', async () => {
		const faults: Fault[] = [{ kind: 'neverAnswer', when: { every: true } }];
		const { result, afterCancel } = await read(shuffled, { faults, cancelAfterMs: 500 });
		expect(result).toBe('cancelled');
		expect(afterCancel).toEqual({ ms: 0, requests: 0 });
	});

	it('are everyone once, although a total is wrong', async () => {
		const faults: Fault[] = [{ kind: 'wrongTotal', when: { page: 2, every: true } }];
		const { result } = await read(ids, { faults, pageSize: 2_500 });
		if (result === 'cancelled' || !result.ok) throw new Error('The reading failed.');
		expect(result.value.users.map(({ mchUuid }) => mchUuid)).toEqual(ids);
		expect(result.value.doubts).toEqual([]);
	});
});

it('ids that are not given are no filter', async () => {
	const { result, requests } = await readSimulated(around.server, {
		rows: rows.slice(0, 3),
		options: { filters: {} },
	});
	expect(result).toMatchObject({ ok: true, value: { total: 3 } });
	expect(requests.map(({ parameters }) => Object.keys(parameters ?? {}))).toEqual([
		['timestamp', 'page', 'size'],
	]);
});
