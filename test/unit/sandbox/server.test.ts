import { generateKeyPairSync } from 'node:crypto';
import type { Json } from '../../../wallet-api/contract';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { answer, ask, data, envelope, exchange, type Twist } from './support/ask';
import { VENDOR_ROWS } from './support/vendorExample';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, rows: VENDOR_ROWS });
});
beforeEach(() => sandbox.reset({ rows: VENDOR_ROWS }));
afterAll(async () => await sandbox.close());

describe('an accepted request', () => {
	it("is answered like the vendor's example, field by field and in the same order", async () => {
		const { text, status, headers } = await ask(sandbox);
		expect(status).toBe(200);
		expect(headers['content-type']).toBe('application/json;charset=UTF-8');
		expect(text).toBe(
			JSON.stringify({
				code: 10000,
				message: 'Success',
				data: {
					total: 2,
					size: 15,
					current: 1,
					totalBalance: 720000,
					totalBaseBalance: 400000,
					totalCodBalance: 320000,
					totalUnclearBillAmountDue: 100000,
					totalUnclearBillAmount: 120000,
					totalWithdrawThreshold: 40000,
					list: VENDOR_ROWS,
				},
			}),
		);
	});

	it('is logged with what was received and answered', async () => {
		await ask(sandbox, { page: 1, mchUuidList: ['JT1095595801938341101'] });
		expect(sandbox.requests).toHaveLength(1);
		expect(sandbox.requests[0]).toMatchObject({
			number: 1,
			path: '/open-api/jt/wallet/balance',
			remoteAddress: '127.0.0.1',
			appId: sandbox.credentials.appId,
			param: expect.stringContaining('"page":1'),
			parameters: { page: 1, mchUuidList: ['JT1095595801938341101'] },
			signatureVerified: true,
			faults: [],
			answeredCode: 10000,
			httpStatus: 200,
		});
		expect(sandbox.counters).toEqual({ requests: 1, verified: 1, refused: 0 });
	});

	it('may hold any Unicode text', async () => {
		const ids = ['ผู้ใช้', '😀', '"\\/\u0000\u2028', '\ud800'];
		expect((await data(sandbox, { mchUuidList: ids })).list).toEqual([]);
	});

	it.each(['RSA-SHA1', 'RSA-SHA512'] as const)('can be signed with %s', async (algorithm) => {
		sandbox.settings.signatureAlgorithm = algorithm;
		await data(sandbox);
		expect(await answer(sandbox, {}, { algorithm: 'RSA-SHA256' })).toMatchObject({ code: 21001 });
	});
});

describe('a refused request', () => {
	const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
		.privateKey.export({ format: 'der', type: 'pkcs8' })
		.toString('base64');
	const now = Date.now();
	const bad: Array<[string, number, Twist]> = [
		['another key', 21001, { privateKey: foreignKey }],
		['another digest', 21001, { algorithm: 'RSA-SHA1' }],
		['a signature over other bytes', 21001, { signed: `{"timestamp": ${now}}` }],
		['an empty signature', 21001, { sign: '' }],
		['a signature that is no Base64', 21001, { sign: '@@@@' }],
		['a signature in the URL alphabet', 21001, { sign: '-_-_' }],
		['a signature that is too short', 21001, { sign: 'QUJD' }],
		['another App ID', 21003, { appId: 'somebody-else' }],
		['a timestamp in seconds', 21008, { param: `{"timestamp":${Math.floor(now / 1000)}}` }],
		['a timestamp in quotes', 21002, { param: `{"timestamp":"${now}"}` }],
		['no timestamp', 21002, { param: '{}' }],
		['a param that is a list', 21002, { param: '[]' }],
		['a param that is no JSON', 21002, { param: 'timestamp=1' }],
		['a body that is no JSON', 21002, { body: 'hello' }],
		['an empty body', 21002, { body: '' }],
		['a body that is a list', 21002, { body: '[]' }],
		['a body that is null', 21002, { body: 'null' }],
		['a param that is an object', 21002, { body: '{"appId":"a","param":{},"sign":"x"}' }],
		['no sign', 21002, { body: '{"appId":"a","param":"{}"}' }],
		['another content type', 21002, { contentType: 'text/plain' }],
	];

	it.each(bad)('%s: code %i, with HTTP 200 and no data', async (_name, code, twist) => {
		const { status, text } = await ask(sandbox, {}, twist);
		expect(status).toBe(200);
		expect(JSON.parse(text)).toEqual({ code, message: expect.any(String) });
		expect(sandbox.counters).toMatchObject({ requests: 1, refused: 1 });
		expect(sandbox.requests[0]).toMatchObject({
			answeredCode: code,
			signatureVerified: code !== 21001 && twist.body === undefined,
		});
	});

	it.each([
		['a line break', (sign: string) => `${sign.slice(0, 76)}\n${sign.slice(76)}`],
		['no padding', (sign: string) => sign.replace(/=+$/, '')],
		['more after it', (sign: string) => `${sign} `],
	])('the right signature, but with %s: Java takes no such Base64', async (_name, spoil) => {
		const good = JSON.parse(envelope(sandbox, {}));
		const body = JSON.stringify({ ...good, sign: spoil(good.sign) });
		expect(await answer(sandbox, {}, { body })).toMatchObject({ code: 21001 });
		await data(sandbox, {}, { body: JSON.stringify(good) });
	});

	const badParameters: Array<[field: string, value: Json]> = [
		['size', 0],
		['size', 10001],
		['size', 1.5],
		['size', '15'],
		['page', 0],
		['page', -1],
		['page', 2 ** 31],
		['KYCStatus', ['approved']],
		['KYCStatus', 'Approved'],
		['KYCStatus', []],
		['authorizationStatus', ['Verified']],
		['mobileVerificationStatus', [null]],
		['userStatus', ['Active', 'Gone']],
		['mchUuidList', []],
		['mchUuidList', 'JT1'],
		['mchUuidList', [1]],
	];

	it.each(badParameters)('%s %j: code 21002, naming the field', async (field, value) => {
		const { code, message } = await answer(sandbox, { [field]: value });
		expect(code).toBe(21002);
		expect(message).toContain(`parameter error: ${field}`);
	});

	it('refuses more than 5,000 ids', async () => {
		const mchUuidList = Array.from({ length: 5001 }, (_, i) => `JT${i}`);
		expect(await answer(sandbox, { mchUuidList })).toMatchObject({ code: 21002 });
	});

	it('takes the largest page and the longest list of ids', async () => {
		const mchUuidList = Array.from({ length: 5000 }, (_, i) => `JT109559580193834${1100 + i}`);
		expect(await data(sandbox, { size: 10000, mchUuidList })).toMatchObject({
			total: 2,
			size: 10000,
		});
	});

	it("an address not on the list: the vendor's own words", async () => {
		sandbox.settings.allowedAddresses = ['203.0.113.7'];
		expect(await answer(sandbox)).toEqual({ code: 1002, message: 'merchant white ip forbidden' });
		sandbox.settings.allowedAddresses = ['203.0.113.7', '127.0.0.1'];
		await data(sandbox);
	});

	it('a disabled merchant', async () => {
		sandbox.settings.merchantDisabled = true;
		expect(await answer(sandbox)).toMatchObject({ code: 21004 });
	});
});

describe('the clock', () => {
	it('decides to the millisecond whether a timestamp is too old or too new', async () => {
		const clocked = await startSandbox({ port: 0, users: 0, clock: () => 1_000_000_000_000 });
		const code = async (timestamp: number) => (await answer(clocked, { timestamp })).code;
		expect(await code(1_000_000_000_000 - 300_000)).toBe(10000);
		expect(await code(1_000_000_000_000 + 300_000)).toBe(10000);
		expect(await code(1_000_000_000_000 - 300_001)).toBe(21008);
		expect(await code(1_000_000_000_000 + 300_001)).toBe(21008);
		clocked.settings.timestampWindow = 1000;
		expect(await code(1_000_000_000_000 - 1001)).toBe(21008);
		clocked.settings.clockOffset = -3_600_000;
		expect(await code(1_000_000_000_000)).toBe(21008);
		const { headers } = await ask(clocked);
		expect(headers.date).toBe('Sun, 09 Sep 2001 00:46:40 GMT');
		await clocked.close();
	});
});

describe('other addresses', () => {
	it('lists transactions in pages, in the same envelope', async () => {
		const path = '/open-api/jt/wallet/transactions';
		sandbox.reset({ users: 10 });
		const all = await data(sandbox, { size: 100 }, { path });
		expect(all).toMatchObject({ total: 20, size: 100, current: 1 });
		expect(new Set(all.list.map((row: { transactionNo: string }) => row.transactionNo)).size).toBe(
			20,
		);
		const pages = [1, 2, 3, 4].map(
			async (page) => await data(sandbox, { size: 7, page }, { path }),
		);
		const lists = (await Promise.all(pages)).map(({ list }) => list);
		expect(lists.map((list) => list.length)).toEqual([7, 7, 6, 0]);
		expect(lists.flat()).toEqual(all.list);
		expect(await answer(sandbox, {}, { path, sign: 'QUJD' })).toMatchObject({ code: 21001 });
	});

	it('shows at any other address of the API what it received, if the signature is right', async () => {
		const path = '/open-api/jt/anything?x=1';
		const timestamp = Date.now();
		expect(await data(sandbox, { timestamp, a: ['b'] }, { path })).toEqual({
			path: '/open-api/jt/anything',
			parameters: { timestamp, a: ['b'] },
		});
		expect(await answer(sandbox, {}, { path, appId: 'x' })).toMatchObject({ code: 21003 });
	});

	it('knows nothing else, and only POST', async () => {
		expect((await exchange(`${sandbox.url}/elsewhere`, 'POST', '{}')).status).toBe(404);
		expect((await exchange(`${sandbox.url}/open-api/jt/wallet/balance`, 'GET')).status).toBe(404);
	});
});
