/** Where one page ended and the next began, the list is looked at again. */
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { STATUS_VALUES } from '../../../wallet-api/contract';
import { join, leave, readMoving, type ReadingOf } from '../../support/movingList';
import { readSimulated } from '../../support/reading';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

const read = async (of: ReadingOf) => await readMoving(around.server, of);

describe('the seams between pages', () => {
	const together = { names: [...'ABCDEFGHIJKLM'], atOnce: true, pageSize: 3 };
	const pages = ['1 of 3', '2 of 3', '3 of 3', '4 of 3', '5 of 3'];

	it('are looked at where times of creation do not settle it', async () => {
		const came = await read(together);
		expect(came.pages).toEqual([...pages, '2 of 2', '2 of 4', '5 of 2', '3 of 5']);
		expect([came.names, came.movement]).toEqual(['ABCDEFGHIJKLM', undefined]);
	});

	it('are looked at several at once', async () => {
		const underWay: number[] = [];
		const hooks = () => ({ onStart: (count: number) => underWay.push(count) });
		await readSimulated(around.server, {
			users: 40,
			options: {
				filters: { KYCStatus: STATUS_VALUES.KYCStatus },
				pageSize: 5,
				parallelRequests: 3,
			},
			hooks,
		});
		expect(underWay.slice(-7)).toEqual([1, 2, 3, 3, 3, 3, 3]);
	});

	it('are left alone when there is a limit, which wants few requests', async () => {
		const came = await read({ ...together, limit: 12 });
		expect(came.pages).toEqual(['1 of 3', '2 of 3', '3 of 3', '4 of 3']);
	});

	it('are left alone when one page holds everyone', async () => {
		const came = await read({ ...together, pageSize: 13, filters: { KYCStatus: ['Approved'] } });
		expect(came.pages).toEqual(['1 of 13']);
	});

	it('are not looked at when the pass has a sign already', async () => {
		const faults: Fault[] = [{ kind: 'wrongCurrent', when: { times: 1 } }];
		const came = await read({ ...together, faults });
		expect(came.pages.slice(0, 10)).toEqual([...pages, ...pages]);
	});

	it('end the reading when one cannot be read', async () => {
		const faults: Fault[] = [{ kind: 'vendorCode', code: 1002, when: { request: 6 } }];
		await expect(read({ ...together, faults })).rejects.toThrow('The reading failed.');
		expect(around.server.requests).toHaveLength(6);
	});

	it('end the reading with the first failure, without waiting for what would be tried again', async () => {
		const faults: Fault[] = [
			{ kind: 'vendorCode', code: 1002, when: { request: 6 } },
			{ kind: 'httpStatus', status: 503, retryAfter: 60, when: { request: 7 } },
			{ kind: 'delay', ms: 500, when: { request: 8 } },
			{ kind: 'vendorCode', code: 1003, when: { request: 8 } },
		];
		const { result, requests, tookMs } = await readSimulated(around.server, {
			rows: together.names.map((mchUuid) => ({ mchUuid, createTime: '2024-11-22 00:00:00' })),
			faults,
			options: { filters: {}, pageSize: 3, parallelRequests: 3 },
		});
		expect(result).toMatchObject({ ok: false, failure: { kind: 'addressNotAllowed' } });
		expect(requests).toHaveLength(8);
		expect(tookMs).toBeLessThan(10_000);
	});

	it('that shows a user fewer at the end of the list is torn', async () => {
		const came = await read({ ...together, names: [...'ABCDEFG'], happenings: { 5: leave('G') } });
		expect([came.names, came.pages.length]).toEqual(['ABCDEF', 5 + 2 + 1]);
	});

	it('that shows a user more at the end of the list is torn', async () => {
		const came = await read({ ...together, names: [...'ABCDEFG'], happenings: { 4: join('N') } });
		expect(came.names).toBe('NABCDEFG');
	});
});
