import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { WalletClient } from '../../../wallet-api/calling/client';
import { type Circumstances, simulate } from '../../support/reading';
import { useWalletServer } from '../../support/useWalletServer';

const around = useWalletServer();

/** Asks for 12 pages at once, and sees how many requests are under way whenever one starts. */
async function askForMany(circumstances: Circumstances) {
	const underWay: number[] = [];
	const hooks = () => ({ onStart: (count: number) => underWay.push(count) });
	const outcome = await simulate(
		around.server,
		{ users: 12, parallelRequests: 5, ...circumstances, hooks },
		async (client) => await pages(client, 12),
	);
	return { ...outcome, underWay };
}

async function pages(client: WalletClient, count: number, stop?: AbortSignal) {
	const numbers = Array.from({ length: count }, (_, index) => index + 1);
	return await Promise.all(
		numbers.map(async (page) => await client.fetchPage({ page, size: 1 }, stop)),
	);
}

describe('many pages', () => {
	it('are asked for as many at once as is allowed', async () => {
		const { result, underWay } = await askForMany({});
		expect(result).toHaveLength(12);
		expect(underWay.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 5]);
		expect(Math.max(...underWay)).toBe(5);
	});

	it.each([
		['HTTP 429', { kind: 'httpStatus', status: 429 }],
		['a code', { kind: 'vendorCode', code: 21020 }],
	] as const)(
		'are asked for one by one from the moment of throttling: %s',
		async (_what, fault) => {
			const throttled: Fault = { ...fault, when: { times: 5 } };
			const { result, underWay, requests } = await askForMany({ faults: [throttled] });
			expect(result).toHaveLength(12);
			expect(requests).toHaveLength(17);
			expect(underWay.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
			expect(underWay.slice(5)).toEqual(Array(12).fill(1));
		},
	);

	it('stay as many after any other fault', async () => {
		const fault: Fault = { kind: 'httpStatus', status: 503, when: { times: 5 } };
		const { underWay } = await askForMany({ faults: [fault] });
		expect(Math.max(...underWay.slice(5))).toBeGreaterThan(1);
	});
});

describe('a cancel', () => {
	const patience: Fault = {
		kind: 'httpStatus',
		status: 503,
		retryAfter: 60,
		when: { every: true },
	};
	const silence: Fault = { kind: 'neverAnswer', when: { every: true } };
	const AT_ONCE = { ms: 0, requests: 0 };

	it.each([
		['before anything was sent', 0, [], 0],
		['while requests are under way', 1, [], 0],
		['while the server is silent', 1_000, [silence], 5],
		['in a wait', 30_000, [patience], 5],
	] as const)('ends all of it at once: %s', async (_when, cancelAfterMs, faults, served) => {
		const { result, requests, afterCancel } = await askForMany({ cancelAfterMs, faults });
		expect(result).toBe('cancelled');
		expect(afterCancel).toEqual(AT_ONCE);
		expect(requests.length).toBeLessThanOrEqual(served);
	});

	it('that comes after the last answer changes nothing', async () => {
		const { result } = await askForMany({ cancelAfterMs: 60_000 });
		expect(result).toHaveLength(12);
	});
});

describe('a stop of some pages only', () => {
	it('lets no further request start for them, and is thrown', async () => {
		const stop = new AbortController();
		const reason = new Error('no longer wanted');
		const work = async (client: WalletClient) => {
			const others = client.fetchPage({ page: 1, size: 1 });
			const stopped = pages(client, 12, stop.signal).catch((error: unknown) => error);
			stop.abort(reason);
			return { stopped: await stopped, others: await others };
		};
		const { result, requests } = await simulate(around.server, { users: 12 }, work);
		expect(result).toMatchObject({ stopped: reason, others: { ok: true } });
		expect(requests).toHaveLength(1);
	});

	it('ends the requests that are under way for them at once, and no others', async () => {
		const silence: Fault = { kind: 'neverAnswer', when: { page: 3, every: true } };
		const stop = new AbortController();
		const reason = new Error('no longer wanted');
		const work = async (client: WalletClient) => {
			const hanging = client.fetchPage({ page: 3, size: 1 }, stop.signal);
			const stopped = hanging.catch((error: unknown) => error);
			const others = await client.fetchPage({ page: 1, size: 1 });
			stop.abort(reason);
			return { others, stopped: await stopped };
		};
		const { result, tookMs } = await simulate(
			around.server,
			{ users: 12, parallelRequests: 2, timeoutMs: 3_600_000, faults: [silence] },
			work,
		);
		expect(result).toMatchObject({ stopped: reason, others: { ok: true } });
		expect(tookMs).toBeLessThan(1_000);
	});
});
