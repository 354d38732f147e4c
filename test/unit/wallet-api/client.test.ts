import type { Fault } from '../../../sandbox/faults/faultSchema';
import { isTooMuchAtOnce } from '../../../wallet-api/calling/client';
import type { PageQuery } from '../../../wallet-api/contract';
import { describeFailure } from '../../../wallet-api/failures';
import type { PageResult } from '../../../wallet-api/calling/response';
import { type Circumstances, pagesOf, simulate } from '../../support/reading';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

/** Asks for one page of 10 among 30 users. */
async function ask(circumstances: Circumstances = {}, size = 10) {
	return await simulate(
		around.server,
		{ users: 30, ...circumstances },
		async (client) => await client.fetchPage({ page: 2, size }),
	);
}

function failureOf(result: PageResult | 'cancelled') {
	if (result === 'cancelled' || result.ok) throw new Error('It did not fail.');
	return result.failure;
}

const every = { when: { every: true } };
const unwell: Fault = { kind: 'httpStatus', status: 503, ...every };

describe('one page', () => {
	it('is asked for as it is wanted, and comes as it is', async () => {
		const { result, requests } = await ask();
		expect(pagesOf(requests)).toEqual(['2 of 10']);
		expect(result).toMatchObject({ ok: true, value: { total: 30, size: 10, current: 2 } });
	});

	it('is tried again after a temporary one, each time signed again', async () => {
		const { result, requests } = await ask({
			faults: [{ kind: 'resetBeforeHeaders', when: { times: 2 } }],
		});
		expect(result).toMatchObject({ ok: true });
		expect(requests.map(({ signatureVerified }) => signatureVerified)).toEqual([true, true, true]);
		const times = requests.map(({ parameters }) => Number(parameters?.timestamp));
		expect(times).toEqual([...times].sort((a, b) => a - b));
		expect(new Set(times).size).toBe(3);
		expect(new Set(requests.map(({ sign }) => sign)).size).toBe(3);
	});

	it.each([0, 1, 4])('is tried %i times again at most', async (maxRetries) => {
		const { result, requests } = await ask({ faults: [unwell], maxRetries });
		expect(requests).toHaveLength(1 + maxRetries);
		expect(failureOf(result)).toMatchObject({
			kind: 'temporaryError',
			status: 503,
			tries: { count: 1 + maxRetries },
		});
	});

	it('says how often and for how long it was tried, from the first request to the last answer', async () => {
		const { result, tookMs } = await ask({ faults: [unwell] });
		const { tries } = failureOf(result);
		expect(tries).toEqual({ count: 3, elapsedMs: tookMs });
		const { advice } = describeFailure(failureOf(result));
		expect(advice).toContain(`Tried 3 times in ${(tookMs / 1000).toFixed(1)} seconds.`);
	});

	it('is not tried again when that cannot help, and says nothing of tries', async () => {
		const { result, requests } = await ask({ faults: [{ kind: 'vendorCode', code: 1002 }] });
		expect(requests).toHaveLength(1);
		expect(describeFailure(failureOf(result)).advice).not.toContain('Tried');
	});

	it('waits as long as Retry-After says', async () => {
		const retryAfter = { ...unwell, retryAfter: 7 };
		expect((await ask({ faults: [retryAfter], maxRetries: 1 })).tookMs).toBeGreaterThan(7_000);
		expect((await ask({ faults: [retryAfter], maxRetries: 1 })).tookMs).toBeLessThan(8_000);
		const date = { ...unwell, retryAfter: 20, retryAfterAsDate: true };
		const { tookMs } = await ask({ faults: [date], maxRetries: 1 });
		expect(tookMs).toBeGreaterThan(18_000);
		expect(tookMs).toBeLessThan(21_000);
	});
});

describe('what was not asked for', () => {
	const ask = async (query: Partial<PageQuery>, faults: Fault[]) =>
		await simulate(
			around.server,
			{ users: 30, faults },
			async (client) => await client.fetchPage({ page: 1, size: 10, ...query }),
		);
	const everybody: Fault = {
		kind: 'text',
		body: '{"code":10000,"data":{"total":1,"list":[{"mchUuid":"JT1","KYCStatus":"Approved"}]}}',
	};

	it.each<[string, Partial<PageQuery>, string]>([
		['by its status', { KYCStatus: ['Rejected'] }, "'KYC Status'"],
		['by its ID', { mchUuidList: ['JT2'] }, "'Merchant User IDs'"],
	])('is never passed on: %s', async (_what, query, filter) => {
		const { result, requests } = await ask(query, [everybody]);
		expect(requests).toHaveLength(1);
		expect(failureOf(result)).toMatchObject({
			kind: 'filterIgnored',
			detail: expect.stringContaining(filter),
		});
	});

	it('is nothing of what the server filters by itself', async () => {
		expect((await ask({ KYCStatus: ['Approved'] }, [])).result).toMatchObject({ ok: true });
		expect((await ask({ KYCStatus: ['Approved'] }, [everybody])).result).toMatchObject({
			ok: true,
		});
	});
});

describe('how long the server asks to wait', () => {
	it('stays with the failure, in ms', async () => {
		const { result } = await ask({ faults: [{ ...unwell, retryAfter: 45 }], maxRetries: 0 });
		expect(failureOf(result)).toMatchObject({ kind: 'temporaryError', retryAfterMs: 45_000 });
		const { result: silent } = await ask({ faults: [unwell], maxRetries: 0 });
		expect(failureOf(silent).retryAfterMs).toBeUndefined();
	});
});

describe('a page that is too much at once', () => {
	it.each([
		['never answered', { kind: 'neverAnswer', ...every }, 'timedOut'],
		['too large', { kind: 'httpStatus', status: 413, ...every }, 'tooLarge'],
	] as const)('is left to the caller to cut: %s', async (_what, fault, kind) => {
		const { result, requests } = await ask({ faults: [fault] }, 501);
		expect(requests).toHaveLength(1);
		expect(failureOf(result)).toMatchObject({ kind, tries: { count: 1 } });
		expect(failureOf(result).detail).toBeUndefined();
	});

	it.each([
		['timedOut', 501, true],
		['tooLarge', 501, true],
		['timedOut', 500, false],
		['tooLarge', 500, false],
		['temporaryError', 501, false],
	] as const)('is told by kind and size: %s at %i rows, %s', (kind, size, expected) => {
		expect(isTooMuchAtOnce({ kind }, size)).toBe(expected);
	});

	it('is not one that met a temporary failure', async () => {
		const faults: Fault[] = [{ kind: 'resetBeforeHeaders' }];
		expect((await ask({ faults }, 501)).requests).toHaveLength(2);
	});

	it('is tried again when it is not to be cut any smaller', async () => {
		const { requests } = await ask({ faults: [{ kind: 'neverAnswer', ...every }] }, 500);
		expect(requests).toHaveLength(3);
	});
});

describe('what only the client can explain', () => {
	const refused: Fault = { kind: 'vendorCode', code: 21008, ...every };

	it.each([
		[-600_000, 'The clock of this n8n server is 10 minutes ahead of the clock of JT Wallet.'],
		[90_000, 'The clock of this n8n server is 90 seconds behind the clock of JT Wallet.'],
	])('whose clock is ahead by how much: %i ms', async (ms, sentence) => {
		const { result, requests } = await ask({
			faults: [refused, { kind: 'dateOffset', ms, ...every }],
		});
		expect(requests).toHaveLength(2);
		expect(failureOf(result).detail).toBe(sentence);
	});

	it('which parameters were sent, of many ids only how many', async () => {
		const { result } = await simulate(
			around.server,
			{ users: 1, faults: [{ kind: 'vendorCode', code: 21002 }] },
			async (client) =>
				await client.fetchPage({
					page: 3,
					size: 7,
					mchUuidList: ['JT1', 'JT2'],
					KYCStatus: ['Pending', 'Rejected'],
				}),
		);
		expect(failureOf(result).detail).toBe(
			'The request contained page: 3, size: 7, KYCStatus: Pending,Rejected, mchUuidList: 2 IDs.',
		);
		const plain = await ask({ faults: [{ kind: 'vendorCode', code: 21002 }] });
		expect(failureOf(plain.result).detail).toBe('The request contained page: 2, size: 10.');
	});
});
