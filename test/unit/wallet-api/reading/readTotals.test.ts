import { setTimeout as wait } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../../../sandbox/server';
import { WalletClient } from '../../../../wallet-api/calling/client';
import { BALANCE_PATH, type JsonObject } from '../../../../wallet-api/contract';
import { readTotals } from '../../../../wallet-api/reading/readTotals';
import { signRequest } from '../../../../wallet-api/signing/signRequest';
import { hangUp, post } from '../../../support/simulation/wire';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, users: 0 });
});
beforeEach(() => sandbox.reset({ rows: [{ mchUuid: 'JT1', balance: 9007199254740993n }] }));
afterAll(async () => {
	hangUp();
	await sandbox.close();
});

const client = (cancelled = new AbortController().signal) =>
	new WalletClient(
		{
			transport: async (parameters) => {
				const url = `${sandbox.url}${BALANCE_PATH}`;
				const envelope = await signRequest(sandbox.credentials, url, parameters, Date.now());
				const answer = await post(url, JSON.stringify(envelope), new AbortController().signal);
				if (answer === 'given up') throw new Error('Nobody gave up');
				return answer;
			},
			now: Date.now,
			sleep: async (_ms, signal) => await wait(0, undefined, { signal }),
			random: () => 0,
			cancelled,
		},
		{ maxRetries: 2, timeoutMs: 10_000, parallelRequests: 2 },
	);

const ids = (count: number) => Array.from({ length: count }, (_, index) => `JT${index}`);

const ZEROS = {
	totalBaseBalance: 0,
	totalCodBalance: 0,
	totalUnclearBillAmountDue: 0,
	totalUnclearBillAmount: 0,
	totalWithdrawThreshold: 0,
};

/** Everything that comes out where nothing had to be left out. */
const whole = (totals: JsonObject) => ({ ok: true, value: { totals, leftOut: [] } });

describe('totals', () => {
	const cases: Array<[ids: number, requests: number]> = [
		[0, 1],
		[2, 1],
		[5_000, 1],
		[5_001, 2],
		[15_000, 4],
	];

	it.each(cases)('for %i ids are the sums of %i requests', async (count, requests) => {
		const filters = count === 0 ? {} : { mchUuidList: ids(count) };
		expect(await readTotals(client(), filters)).toEqual(
			whole({ total: 1, totalBalance: '9007199254740993', ...ZEROS }),
		);
		expect(sandbox.counters).toEqual({ requests, verified: requests, refused: 0 });
	});

	it('are what the vendor sends beside the list, without what is about the page', async () => {
		sandbox.faults.set([
			{ kind: 'wrongTotal', value: 12 },
			{ kind: 'missingFields', of: 'data', fields: Object.keys(ZEROS) },
		]);
		const answer = await readTotals(client(), {});
		expect(answer).toEqual(whole({ total: 12, totalBalance: '9007199254740993' }));
	});

	it('of one part wait for those of another that has to be tried again', async () => {
		sandbox.faults.set([{ kind: 'vendorCode', code: 21000, when: { request: 2, times: 1 } }]);
		const answer = await readTotals(client(), { mchUuidList: ids(5_001) });
		expect(answer).toMatchObject({ value: { totals: { total: 1 } } });
		expect(sandbox.counters.requests).toBe(3);
	});

	it('come after a temporary failure', async () => {
		sandbox.faults.set([{ kind: 'vendorCode', code: 21000, when: { times: 2 } }]);
		expect(await readTotals(client(), {})).toMatchObject({ value: { totals: { total: 1 } } });
		expect(sandbox.counters.requests).toBe(3);
	});

	it('are a failure, where one of the parts is', async () => {
		sandbox.faults.set([{ kind: 'vendorCode', code: 1002, when: { request: 2 } }]);
		expect(await readTotals(client(), { mchUuidList: ids(9_000) })).toMatchObject({
			ok: false,
			failure: { kind: 'addressNotAllowed', code: 1002 },
		});
	});

	it('are not asked for any further, once one of many parts failed', async () => {
		sandbox.faults.set([{ kind: 'vendorCode', code: 1002, when: { every: true } }]);
		await readTotals(client(), { mchUuidList: ids(100_000) });
		expect(sandbox.counters.requests).toBeLessThanOrEqual(3);
	});

	it('are counted from texts of digits, too, as Java services write longs', async () => {
		sandbox.reset({ rows: [] });
		sandbox.faults.set([{ kind: 'wrongTotal', value: '7', when: { every: true } }]);
		expect(await readTotals(client(), { mchUuidList: ids(5_001) })).toMatchObject({
			value: { totals: { total: 14 } },
		});
	});

	it('are asked for by a page of one user', async () => {
		await readTotals(client(), { userStatus: ['Active'] });
		expect(sandbox.requests.map(({ parameters }) => parameters)).toEqual([
			{ timestamp: expect.any(Number), page: 1, size: 1, userStatus: ['Active'] },
		]);
	});

	it('of one request come as they were sent, whatever they are', async () => {
		sandbox.faults.set([
			{ kind: 'wrongTotal', value: '7' },
			{ kind: 'missingFields', of: 'data', fields: Object.keys(ZEROS) },
		]);
		expect(await readTotals(client(), {})).toEqual(
			whole({ total: '7', totalBalance: '9007199254740993' }),
		);
	});

	it('are no sum where one of the parts lacks one', async () => {
		const fields = ['totalBalance'];
		sandbox.faults.set([{ kind: 'missingFields', of: 'data', fields, when: { request: 2 } }]);
		expect(await readTotals(client(), { mchUuidList: ids(5_001) })).toEqual({
			ok: true,
			value: { totals: { total: 1, ...ZEROS }, leftOut: ['totalBalance'] },
		});
	});

	it('count everyone whom a server takes an ID for, and show all of their rows', async () => {
		const rows = ['JT5000', 'jt5000'].map((mchUuid, place) => ({ mchUuid, balance: 5 + place }));
		sandbox.reset({ rows, world: { idCase: 'ignored' } });
		expect(await readTotals(client(), { mchUuidList: ids(5_001) })).toEqual(
			whole({ total: 2, totalBalance: 11, ...ZEROS }),
		);
		// One more request, for all rows of the one who is there twice, before or after that for the other IDs.
		const asked = sandbox.requests.map(({ parameters }) => parameters);
		expect(asked.map((parameters) => parameters?.size).sort()).toEqual([1, 1, 2]);
		expect(asked.find((parameters) => parameters?.size === 2)).toMatchObject({
			mchUuidList: ['JT5000'],
		});
	});

	it('are not asked for once the run is cancelled', async () => {
		const reason = new Error('stopped');
		await expect(readTotals(client(AbortSignal.abort(reason)), {})).rejects.toBe(reason);
		expect(sandbox.requests).toEqual([]);
	});
});
