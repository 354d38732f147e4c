import type { JsonObject } from '../../../wallet-api/contract';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { FAULT_KINDS } from '../../../sandbox/faults/faults';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { answer, ask, data, idsOn } from './support/ask';

let sandbox: Sandbox;

beforeAll(async () => {
	const sleep = async () => await Promise.resolve();
	sandbox = await startSandbox({ port: 0, users: 0, sleep });
});
beforeEach(() => sandbox.reset({ users: 40, seed: 3 }));
afterAll(async () => await sandbox.close());

describe('the script of faults', () => {
	const empty: Fault = { kind: 'emptyPage' };
	const isEmpty = async (parameters: JsonObject = {}) =>
		(await idsOn(sandbox, parameters)).length === 0;

	it('befalls the next request only, unless it says more', async () => {
		sandbox.faults.set([empty]);
		expect([await isEmpty(), await isEmpty()]).toEqual([true, false]);
		sandbox.faults.set([{ ...empty, when: { times: 2 } }]);
		expect([await isEmpty(), await isEmpty(), await isEmpty()]).toEqual([true, true, false]);
		sandbox.faults.set([{ ...empty, when: { every: true } }]);
		expect([await isEmpty(), await isEmpty(), await isEmpty()]).toEqual([true, true, true]);
		sandbox.faults.set([{ ...empty, when: { request: 2 } }]);
		expect([await isEmpty(), await isEmpty(), await isEmpty()]).toEqual([false, true, false]);
		sandbox.faults.set([{ ...empty, when: { page: 2, times: 2 } }]);
		expect([await isEmpty(), await isEmpty({ page: 2, size: 5 })]).toEqual([false, true]);
		sandbox.faults.set([{ ...empty, when: { page: 1, request: 3 } }]);
		expect([await isEmpty(), await isEmpty(), await isEmpty()]).toEqual([false, false, true]);
	});

	it('takes one answer in the API’s stead at a time, and keeps the page’s faults for a page', async () => {
		sandbox.faults.set([
			empty,
			{ kind: 'usersRemoved' },
			{ kind: 'httpStatus', status: 502 },
			{ kind: 'delay', ms: 5 },
			{ kind: 'httpStatus', status: 503 },
		]);
		expect((await ask(sandbox)).status).toBe(502);
		expect((await ask(sandbox)).status).toBe(503);
		expect(sandbox.merchant.size).toBe(40);
		expect(await isEmpty()).toBe(true);
		expect(sandbox.merchant.size).toBe(39);
		expect(sandbox.requests.map(({ faults }) => faults)).toEqual([
			['httpStatus', 'delay'],
			['httpStatus'],
			['emptyPage', 'usersRemoved'],
		]);
		expect(sandbox.faults.list.map(({ applied }) => applied)).toEqual([1, 1, 1, 1, 1]);
	});

	it('spends on a refused request only what can befall any connection', async () => {
		sandbox.faults.set([{ kind: 'vendorCode', code: 1 }, empty, { kind: 'delay', ms: 1 }]);
		expect(await answer(sandbox, { size: 0 })).toMatchObject({ code: 21002 });
		expect(sandbox.faults.list.map(({ applied }) => applied)).toEqual([0, 0, 1]);
		sandbox.faults.set([{ kind: 'httpStatus', status: 500 }]);
		expect((await ask(sandbox, {}, { sign: 'QUJD' })).status).toBe(500);
	});

	it('can be added to, shortened and cleared', async () => {
		sandbox.faults.set([empty]);
		sandbox.faults.add({ kind: 'html' }, { kind: 'text' });
		expect(sandbox.faults.remove(1)).toBe(true);
		expect(sandbox.faults.remove(7)).toBe(false);
		expect(sandbox.faults.list.map(({ fault }) => fault.kind)).toEqual(['emptyPage', 'text']);
		sandbox.faults.clear();
		expect(await data(sandbox)).toMatchObject({ total: 40 });
	});

	it('can be given at the start', async () => {
		const other = await startSandbox({ port: 0, users: 0, faults: [{ kind: 'emptyBody' }] });
		expect((await ask(other)).text).toBe('');
		await other.close();
	});

	it('is off unless asked for', () => {
		expect(sandbox.faults.list).toEqual([]);
		expect(FAULT_KINDS).toHaveLength(27);
	});
});
