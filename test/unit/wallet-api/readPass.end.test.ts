/** What ends a pass before every page was read, and at once. */
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { passOver, type PassOf, readOnce } from '../../support/passes';
import { pagesOf } from '../../support/reading';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

const over = async (of: PassOf) => await passOver(around.server, of);

describe('a pass ends', () => {
	it('after three pages that contradict themselves', async () => {
		const faults: Fault[] = [{ kind: 'wrongCurrent', when: { request: 3, every: true } }];
		const { requests } = await over({ users: 90, faults });
		expect(pagesOf(requests).at(-1)).toBe('5 of 10');
	});

	it('after three such pages, also where they are pieces of one', async () => {
		const faults: Fault[] = [
			{ kind: 'httpStatus', status: 413, when: { times: 2 } },
			{ kind: 'wrongCurrent', when: { request: 3, every: true } },
		];
		const { requests } = await over({ users: 4_000, pageRows: 2_000, faults });
		const cut = ['1 of 2000', '1 of 1000'];
		expect(pagesOf(requests)).toEqual([...cut, '1 of 500', '2 of 500', '3 of 500']);
	});

	it('with the last user, also where a cut page ends just there', async () => {
		const faults: Fault[] = [{ kind: 'httpStatus', status: 413 }];
		const { requests } = await over({ users: 1_000, pageRows: 2_000, faults });
		expect(pagesOf(requests)).toEqual(['1 of 2000', '1 of 1000']);
	});

	it('not after two', async () => {
		const faults: Fault[] = [{ kind: 'wrongCurrent', when: { times: 2 } }];
		expect((await over({ users: 90, faults })).requests).toHaveLength(9);
	});

	it('with the first failure, and starts nothing after it', async () => {
		const fault: Fault = { kind: 'vendorCode', code: 1002, when: { page: 4 } };
		const { result, requests } = await readOnce(around.server, {
			users: 300,
			faults: [fault],
			parallelRequests: 3,
		});
		expect(result).toMatchObject({ ok: false, failure: { kind: 'addressNotAllowed', code: 1002 } });
		expect(requests.length).toBeLessThanOrEqual(4 + 2 + 3);
	});

	it('without waiting for pages that would be tried again', async () => {
		const faults: Fault[] = [
			{ kind: 'httpStatus', status: 503, retryAfter: 60, when: { page: 2 } },
			{ kind: 'vendorCode', code: 1002, when: { page: 3 } },
		];
		const around60 = { users: 300, faults, parallelRequests: 3 };
		const { result, tookMs } = await readOnce(around.server, around60);
		expect(result).toMatchObject({ ok: false, failure: { kind: 'addressNotAllowed' } });
		expect(tookMs).toBeLessThan(10_000);
	});

	it('as soon as there are more users than may be', async () => {
		const { result, requests } = await readOnce(around.server, {
			users: 1_234,
			refuseAbove: 1_233,
		});
		expect(requests).toHaveLength(1);
		expect(result).toMatchObject({
			ok: false,
			failure: {
				kind: 'tooManyUsers',
				detail: '1,234 users match; at most 1,233 can be read here.',
			},
		});
		expect(await over({ users: 123, refuseAbove: 123 })).toMatchObject({ total: 123 });
	});
});
