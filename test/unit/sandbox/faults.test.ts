import type { JsonObject } from '../../../wallet-api/contract';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { answer, ask, data, idsOn } from './support/ask';

const START = Date.UTC(2026, 0, 1);
let sandbox: Sandbox;
let slept: number[] = [];

beforeAll(async () => {
	sandbox = await startSandbox({
		port: 0,
		users: 0,
		clock: () => START,
		sleep: async (milliseconds) => {
			slept.push(milliseconds);
			await Promise.resolve();
		},
	});
});
beforeEach(() => {
	slept = [];
	sandbox.reset({ users: 40, seed: 3 });
});
afterAll(async () => await sandbox.close());

const timestamp = START;
const get = async (parameters: JsonObject = {}) => await ask(sandbox, { timestamp, ...parameters });
const page = async (parameters: JsonObject = {}) =>
	await data(sandbox, { timestamp, ...parameters });
const ids = async (parameters: JsonObject = {}) =>
	await idsOn(sandbox, { timestamp, ...parameters });

describe('on the line', () => {
	it('delay: the answer comes later', async () => {
		sandbox.faults.set([{ kind: 'delay', ms: 1234 }]);
		expect(await page()).toMatchObject({ total: 40 });
		expect(slept).toEqual([1234]);
	});

	it('resetBeforeHeaders: the connection breaks before a byte is answered', async () => {
		sandbox.faults.set([{ kind: 'resetBeforeHeaders' }]);
		expect(await get()).toEqual({ status: undefined, headers: {}, text: '', broken: 'ECONNRESET' });
		expect(sandbox.requests[0]).toMatchObject({
			faults: ['resetBeforeHeaders'],
			httpStatus: undefined,
			answeredCode: undefined,
		});
	});

	it('resetInBody: headers and a part of the body come, then the connection breaks', async () => {
		const whole = await get();
		sandbox.faults.set([
			{ kind: 'resetInBody', when: { request: 1 } },
			{ kind: 'resetInBody', afterBytes: 10, when: { request: 2 } },
		]);
		const half = await get();
		expect(half).toMatchObject({ status: 200, broken: 'ECONNRESET' });
		expect(half.headers['content-length']).toBe(whole.headers['content-length']);
		expect(half.text).toBe(whole.text.slice(0, Math.ceil(whole.text.length / 2)));
		expect(await get()).toMatchObject({ text: whole.text.slice(0, 10), broken: 'ECONNRESET' });
	});

	it('silenceInBody: headers and a part of the body come, and nothing more until somebody hangs up', async () => {
		const whole = await get();
		sandbox.faults.set([{ kind: 'silenceInBody', afterBytes: 10 }]);
		const silence = get();
		expect(await get()).toMatchObject({ text: whole.text, broken: undefined });
		sandbox.reset({ users: 0 });
		expect(await silence).toMatchObject({
			status: 200,
			text: whole.text.slice(0, 10),
			broken: 'ECONNRESET',
		});
	});

	it('neverAnswer: nothing comes until somebody hangs up', async () => {
		sandbox.faults.set([{ kind: 'neverAnswer' }]);
		const silence = get();
		const next = await get();
		expect(next.status).toBe(200);
		sandbox.reset({ users: 0 });
		expect(await silence).toMatchObject({ status: undefined, broken: 'ECONNRESET' });
	});

	it('cutOffJson: a complete HTTP answer with half a JSON', async () => {
		const whole = await get();
		sandbox.faults.set([
			{ kind: 'cutOffJson', when: { request: 1 } },
			{ kind: 'cutOffJson', bytes: 25, when: { request: 2 } },
			{ kind: 'cutOffJson', bytes: 1e9, when: { request: 3 } },
		]);
		const half = await get();
		expect(half).toMatchObject({ status: 200, broken: undefined });
		expect(half.text).toBe(whole.text.slice(0, Math.ceil(whole.text.length / 2)));
		expect((await get()).text).toBe(whole.text.slice(0, 25));
		expect((await get()).text).toBe(whole.text.slice(0, -1));
	});

	it('html, emptyBody, text: HTTP 200 with something else', async () => {
		sandbox.faults.set([
			{ kind: 'html' },
			{ kind: 'html', body: '<b>hi</b>' },
			{ kind: 'emptyBody' },
			{ kind: 'text' },
			{ kind: 'text', body: 'busy' },
		]);
		const html = await get();
		expect(html.headers['content-type']).toContain('text/html');
		expect(html.text).toContain('<!DOCTYPE html>');
		expect(await get()).toMatchObject({ status: 200, text: '<b>hi</b>' });
		expect(await get()).toMatchObject({ status: 200, text: '' });
		expect((await get()).text).toBe('upstream is warming up');
		expect(await get()).toMatchObject({ status: 200, text: 'busy' });
		expect(await page()).toMatchObject({ total: 40 });
	});

	it('httpStatus: a gateway answers, with or without headers that say what to do', async () => {
		sandbox.faults.set([
			{ kind: 'httpStatus', status: 503 },
			{ kind: 'httpStatus', status: 429, retryAfter: 7, body: 'slow down' },
			{ kind: 'httpStatus', status: 503, retryAfter: 60, retryAfterAsDate: true },
			{ kind: 'httpStatus', status: 503, retryAfter: 'soon' },
			{ kind: 'httpStatus', status: 302, location: 'https://example.com/login' },
		]);
		const plain = await get();
		expect(plain.status).toBe(503);
		expect(plain.headers['retry-after']).toBeUndefined();
		expect(plain.text).toContain('503 Service Unavailable');
		expect(await get()).toMatchObject({
			status: 429,
			headers: { 'retry-after': '7' },
			text: 'slow down',
		});
		expect((await get()).headers['retry-after']).toBe('Thu, 01 Jan 2026 00:01:00 GMT');
		expect((await get()).headers['retry-after']).toBe('soon');
		expect(await get()).toMatchObject({
			status: 302,
			headers: { location: 'https://example.com/login' },
		});
		expect(sandbox.requests.map(({ httpStatus }) => httpStatus)).toEqual([503, 429, 503, 503, 302]);
	});

	it('dateOffset: the server seems to have another time', async () => {
		sandbox.faults.set([{ kind: 'dateOffset', ms: -3_600_000 }]);
		expect((await get()).headers.date).toBe('Wed, 31 Dec 2025 23:00:00 GMT');
		expect((await get()).headers.date).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
	});
});

describe('in what the API says', () => {
	it('vendorCode: any code, with HTTP 200 and no data', async () => {
		sandbox.faults.set([
			{ kind: 'vendorCode', code: 21020, message: 'too many requests' },
			{ kind: 'vendorCode', code: 4711 },
		]);
		expect(await answer(sandbox, { timestamp })).toEqual({
			code: 21020,
			message: 'too many requests',
		});
		expect(await answer(sandbox, { timestamp })).toEqual({ code: 4711, message: 'code 4711' });
		expect(sandbox.requests[0]).toMatchObject({ answeredCode: 21020, httpStatus: 200 });
		expect(sandbox.counters.refused).toBe(0);
	});

	it('wrongCurrent, wrongSize, wrongTotal: another number beside the right list', async () => {
		const right = await page();
		const wrong = async (...faults: Fault[]) => {
			sandbox.faults.set(faults);
			return await page();
		};
		expect(await wrong({ kind: 'wrongCurrent' })).toEqual({ ...right, current: 2 });
		expect(await wrong({ kind: 'wrongSize', by: -5 })).toEqual({ ...right, size: 10 });
		expect(await wrong({ kind: 'wrongTotal', value: '40' })).toEqual({ ...right, total: '40' });
		expect(await wrong({ kind: 'wrongTotal', value: null }, { kind: 'wrongSize' })).toEqual({
			...right,
			total: null,
			size: 16,
		});
	});

	it('repeatedPage: one page, whatever is asked', async () => {
		const second = await ids({ page: 2, size: 10 });
		sandbox.faults.set([{ kind: 'repeatedPage', page: 2, when: { every: true } }]);
		expect(await ids({ page: 3, size: 10 })).toEqual(second);
		expect(await page({ page: 4, size: 10 })).toMatchObject({ current: 4, total: 40 });
		sandbox.faults.set([{ kind: 'repeatedPage', current: 'served' }]);
		expect(await page({ page: 4, size: 10 })).toMatchObject({ current: 1 });
	});

	it('cappedSize: never more rows than that on a page', async () => {
		const all = await ids({ size: 100 });
		sandbox.faults.set([
			{ kind: 'cappedSize', size: 8, when: { times: 3 } },
			{ kind: 'cappedSize', size: 8, report: 'asked' },
		]);
		expect(await ids({ page: 2, size: 10 })).toEqual(all.slice(8, 16));
		expect(await page({ size: 10 })).toMatchObject({ size: 8, current: 1, total: 40 });
		expect(await ids({ size: 5 })).toEqual(all.slice(0, 5));
		const asked = await page({ size: 10 });
		expect(asked.size).toBe(10);
		expect(asked.list).toHaveLength(8);
	});

	it('emptyPage, shortPage, nullList: rows are not there', async () => {
		const right = await page();
		sandbox.faults.set([
			{ kind: 'emptyPage', when: { request: 1 } },
			{ kind: 'shortPage', when: { request: 2 } },
			{ kind: 'shortPage', missing: 100, when: { request: 3 } },
			{ kind: 'nullList', when: { request: 4 } },
		]);
		expect(await page()).toEqual({ ...right, list: [] });
		expect(await page()).toEqual({ ...right, list: right.list.slice(0, -1) });
		expect(await page()).toEqual({ ...right, list: [] });
		expect(await page()).toEqual({ ...right, list: null });
	});

	it('longAmounts: nineteen digits, each of them on the line', async () => {
		sandbox.faults.set([{ kind: 'longAmounts' }, { kind: 'longAmounts', fields: ['codBalance'] }]);
		const { text } = await get({ size: 2 });
		expect(text.match(/"balance":\d+/g)).toEqual([
			'"balance":9223372036854775807',
			'"balance":9223372036854775806',
		]);
		expect(text).toContain('"totalWithdrawThreshold":9223372036854775807');
		const one = (await get({ size: 1 })).text;
		expect(one).toContain('"codBalance":9223372036854775807');
		expect(one.match(/Balance":\d{19}/g)).toHaveLength(4);
	});

	it('unknownFields, missingFields: rows with more or less than the vendor documents', async () => {
		const [right] = (await page({ size: 1 })).list;
		sandbox.faults.set([
			{ kind: 'unknownFields', when: { request: 1 } },
			{ kind: 'unknownFields', fields: { tier: 2n ** 62n }, when: { request: 2 } },
			{ kind: 'missingFields', fields: ['mchUuid', 'balance'], when: { request: 3 } },
			{ kind: 'missingFields', fields: ['total'], of: 'data', when: { request: 4 } },
		]);
		expect((await page({ size: 1 })).list[0]).toMatchObject({ ...right, loyaltyTier: 'Gold' });
		expect((await get({ size: 1 })).text).toContain('"tier":4611686018427387904}');
		const [poor] = (await page({ size: 1 })).list;
		expect(poor).toEqual({ ...right, mchUuid: undefined, balance: undefined });
		expect(Object.keys(poor)).toHaveLength(Object.keys(right).length - 2);
		expect(await page({ size: 1 })).not.toHaveProperty('total');
	});
});

describe('in the list', () => {
	it('usersCreated: after a page was served, or before', async () => {
		const [first] = await ids();
		sandbox.faults.set([
			{ kind: 'usersCreated', rows: [{ mchUuid: 'JTnew', balance: 5 }], when: { page: 1 } },
			{ kind: 'usersCreated', count: 2, at: 'before', when: { page: 3 } },
		]);
		expect(await page({ size: 10 })).toMatchObject({
			total: 40,
			list: [{ mchUuid: first }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
		});
		expect(await page({ size: 10, page: 2 })).toMatchObject({ total: 41 });
		expect(await page({ size: 10, page: 3 })).toMatchObject({ total: 43 });
		expect(sandbox.merchant.find('JTnew')).toMatchObject({
			balance: 5,
			KYCStatus: expect.any(String),
		});
		sandbox.faults.set([{ kind: 'usersCreated', rows: [{ mchUuid: 'JTnew' }] }]);
		await page();
		expect(sandbox.merchant.size).toBe(43);
	});

	it('usersRemoved: by id or by place', async () => {
		const before = await ids({ size: 100 });
		sandbox.faults.set([
			{ kind: 'usersRemoved', ids: [before[5] ?? '', 'nobody'] },
			{ kind: 'usersRemoved', position: 1, count: 2 },
		]);
		expect(await ids({ size: 100 })).toEqual(before);
		const gone = new Set([before[0], before[1], before[5]]);
		expect(await ids({ size: 100 })).toEqual(before.filter((id) => !gone.has(id)));
	});

	it('usersChanged: so that they leave the filter', async () => {
		const active = { userStatus: ['Active'], size: 100 };
		const before = await ids(active);
		sandbox.faults.set([
			{ kind: 'usersChanged', ids: [before[0] ?? ''], set: { userStatus: 'Deactivated' } },
		]);
		expect(await ids(active)).toEqual(before);
		expect(await ids(active)).toEqual(before.slice(1));
	});
});
