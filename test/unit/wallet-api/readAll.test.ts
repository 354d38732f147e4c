import type { Fault } from '../../../sandbox/faults/faultSchema';
import { MAX_PAGE_SIZE } from '../../../wallet-api/contract';
import type { ReadOptions } from '../../../wallet-api/reading/readAll';
import { type Circumstances, pagesOf, readSimulated } from '../../support/reading';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

async function read(options: Partial<ReadOptions>, circumstances: Circumstances = {}) {
	return await readSimulated(around.server, {
		...circumstances,
		options: { filters: {}, parallelRequests: 1, ...options },
	});
}

describe('as few and as small requests as do', () => {
	it.each([
		[undefined, undefined, 30, ['1 of 10000']],
		[undefined, 20, 30, ['1 of 20', '2 of 20']],
		[1, undefined, 30, ['1 of 1']],
		[50, undefined, 30, ['1 of 50']],
		[50, 20, 90, ['1 of 17', '2 of 17', '3 of 17']],
		[12_000, undefined, 12_500, ['1 of 6000', '2 of 6000']],
		[10_000, undefined, 30, [`1 of ${MAX_PAGE_SIZE}`]],
		[20, 20, 90, ['1 of 20']],
		[21, 20, 90, ['1 of 11', '2 of 11']],
		// The list is over before the limit is.
		[1_000, 20, 30, ['1 of 20', '2 of 20']],
		[undefined, undefined, 0, ['1 of 10000']],
	])('limit %s, pages of %s, %i users', async (limit, pageSize, users, pages) => {
		const { result, requests } = await read({ limit, pageSize }, { users });
		expect(pagesOf(requests)).toEqual(pages);
		if (result === 'cancelled' || !result.ok) throw new Error('The reading failed.');
		const ids = result.users.map(({ mchUuid }) => mchUuid);
		expect(ids).toEqual(around.server.merchant.idsFrom(1, Math.min(limit ?? users, users)));
		expect(result.total).toBe(users);
		expect('movement' in result).toBe(false);
	});
});

describe('a failure', () => {
	it('comes instead of the users, whatever was read before', async () => {
		const faults: Fault[] = [{ kind: 'vendorCode', code: 1002, when: { page: 3 } }];
		const { result } = await read({ pageSize: 10 }, { users: 90, faults });
		expect(result).toMatchObject({ ok: false, failure: { kind: 'addressNotAllowed' } });
		expect(result).not.toHaveProperty('users');
	});

	it('is a server that serves other pages than asked for, in every pass', async () => {
		const faults: Fault[] = [{ kind: 'wrongCurrent', when: { every: true } }];
		const { result } = await read({ pageSize: 10 }, { users: 25, faults });
		expect(result).toEqual({
			ok: false,
			failure: {
				kind: 'pagingBroken',
				detail:
					'In 3 readings, another page was answered than asked for. 25 users were found, the total says 25.',
			},
		});
	});

	it('is a list longer than may be', async () => {
		const { result, requests } = await read({ refuseAbove: 20 }, { users: 21 });
		expect(result).toMatchObject({ ok: false, failure: { kind: 'tooManyUsers' } });
		expect(requests).toHaveLength(1);
	});
});

describe('a stop', () => {
	it('ends a reading that is no longer wanted, with its reason', async () => {
		const stop = new AbortController();
		const reason = new Error('no longer wanted');
		const onArrival = (number: number) => number === 3 && stop.abort(reason);
		const reading = read(
			{ pageSize: 10, parallelRequests: 2, stop: stop.signal },
			{ users: 90, hooks: () => ({ onArrival }) },
		);
		await expect(reading).rejects.toBe(reason);
		expect(around.server.requests).toHaveLength(3);
	});

	it('ends the look at the seams, too', async () => {
		const stop = new AbortController();
		const reason = new Error('no longer wanted');
		const onArrival = (number: number) => number === 10 && stop.abort(reason);
		const reading = read(
			{ pageSize: 10, stop: stop.signal, filters: { userStatus: ['Active', 'Deactivated'] } },
			{
				rows: Array.from({ length: 80 }, (_, index) => ({
					mchUuid: `JT${index}`,
					userStatus: 'Active',
				})),
				hooks: () => ({ onArrival }),
			},
		);
		await expect(reading).rejects.toBe(reason);
		expect(pagesOf(around.server.requests).slice(8)).toEqual(['4 of 3', '7 of 3']);
	});
});

describe('a cancel', () => {
	const faults: Fault[] = [{ kind: 'httpStatus', status: 503, retryAfter: 50, when: { page: 3 } }];

	it.each([
		['in a page', 5],
		['between pages', 400],
		['in a wait', 20_000],
	])('ends it at once, and nothing starts afterwards: %s', async (_where, cancelAfterMs) => {
		const { result, afterCancel } = await read(
			{ pageSize: 10, parallelRequests: 3 },
			{ users: 300, faults, cancelAfterMs },
		);
		expect(result).toBe('cancelled');
		expect(afterCancel).toEqual({ ms: 0, requests: 0 });
	});
});
