import { gzipSync } from 'node:zlib';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { FAILURE_KINDS, type FailureKind, ruleOf } from '../../wallet-api/failureTable';
import { testJtWallet } from '../../nodes/shared/http/credentialTest';
import { testCredential } from './support/testCredential';
import { useBalanceNode } from './support/balanceNode';
import { useEchoServer } from './support/echoServer';

const node = useBalanceNode({ users: 30 });
const server = useEchoServer();

const verdict = async (changed: object = {}) =>
	await testCredential({ ...node.sandbox.credentials, ...changed });

const afterFault = async (fault: Fault) => {
	node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
	return await verdict();
};

const SUCCESS = '{"code":10000,"data":{"total":0,"list":[]}}';
const gzipped = gzipSync(SUCCESS);
const flipped = gzipped.map((byte, place) => (place === 20 ? byte ^ 0xff : byte));

describe('success', () => {
	const OK = { status: 'OK', message: 'Connection successful!' };

	it('needs one signed request for one row', async () => {
		expect(await verdict()).toEqual(OK);
		expect(node.asked()).toEqual([{ page: 1, size: 1 }]);
		expect(node.sandbox.counters).toEqual({ requests: 1, verified: 1, refused: 0 });
	});

	it('needs no users', async () => {
		node.serve({ users: 0 });
		expect(await verdict()).toEqual(OK);
	});

	it('may come compressed', async () => {
		server.answer((_request, response) =>
			response.setHeader('content-encoding', 'gzip').end(gzipped),
		);
		expect(await verdict({ baseUrl: server.url })).toEqual(OK);
	});

	it.each(['/', '//', ' ', '\n'])('survives %j after the Base URL', async (end) => {
		expect(await verdict({ baseUrl: node.sandbox.url + end })).toEqual(OK);
	});

	it.each(['RSA-SHA1', 'RSA-SHA512'] as const)('with %s, where that is used', async (algorithm) => {
		node.sandbox.settings.signatureAlgorithm = algorithm;
		expect(await verdict({ signatureAlgorithm: algorithm })).toEqual(OK);
		expect((await verdict({ signatureAlgorithm: 'RSA-SHA256' })).status).toBe('Error');
	});
});

describe('every code of the table', () => {
	const codes = FAILURE_KINDS.flatMap((kind) =>
		ruleOf(kind).codes.map((code) => [code, ruleOf(kind)] as const),
	);

	it.each(codes)(
		'%i says what to do, with the code and JT Wallet’s message',
		async (code, rule) => {
			const { title, advice, adviceWithoutPageSize = advice } = rule;
			const said = `JT Wallet returned code ${code}: "as text".`;
			for (const sent of [code, String(code)]) {
				const body = JSON.stringify({ code: sent, message: 'as text' });
				const { status, message } = await afterFault({ kind: 'text', body });
				expect(status).toBe('Error');
				expect(message.startsWith(`${title}. `)).toBe(true);
				expect(message).toContain(adviceWithoutPageSize);
				expect(message).toContain(said);
			}
		},
	);
});

describe('a code that is not known', () => {
	const PAGE = { total: 1, list: [{ mchUuid: 'JT1' }] };

	it.each([0, -1, 200, 401, 500, 1005, 4711, 21005, 99_999, 10_001])(
		'%i is no success, even with users, and is shown with its message',
		async (code) => {
			for (const sent of [code, String(code)]) {
				const body = JSON.stringify({ code: sent, message: 'Try tomorrow', data: PAGE });
				expect(await afterFault({ kind: 'text', body })).toEqual({
					status: 'Error',
					message: `JT Wallet refused the request. Ask BluePay support what this code means. JT Wallet returned code ${code}: "Try tomorrow".`,
				});
			}
		},
	);

	it.each([null, true, 'OK', '10000.5', 10_000.5, [], {}])(
		'what is no code is no success: %j',
		async (code) => {
			const body = JSON.stringify({ code, data: PAGE });
			expect(await afterFault({ kind: 'text', body })).toMatchObject({ status: 'Error' });
		},
	);
});

describe('what the nodes take for a success', () => {
	const bodies: Array<[what: string, body: object]> = [
		['the code as a text', { code: '10000', data: { list: [], total: 0 } }],
		['no list with a total of nobody', { code: 10_000, data: { list: null, total: 0 } }],
		['the data as a JSON text', { code: 10_000, data: '{"list":[],"total":0}' }],
		['the total as a text', { code: 10_000, data: { list: [], total: '0' } }],
	];

	it.each(bodies)('%s', async (_what, body) => {
		expect(await afterFault({ kind: 'text', body: JSON.stringify(body) })).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});
});

describe('what is no success', () => {
	const answers: Array<[what: string, fault: Fault, kind: FailureKind, shows: string]> = [
		['a list that is null beside users', { kind: 'nullList' }, 'notBalances', 'no "data.list"'],
		['no list', { kind: 'text', body: '{"code":10000,"data":{}}' }, 'notBalances', 'data.list'],
		[
			'no total',
			{ kind: 'text', body: '{"code":10000,"data":{"list":[]}}' },
			'notBalances',
			'data.total',
		],
		[
			'a total that is null',
			{ kind: 'text', body: '{"code":10000,"data":{"list":[],"total":null}}' },
			'notBalances',
			'data.total',
		],
		['success without data', { kind: 'text', body: '{"code":10000}' }, 'notBalances', '"data"'],
		['JSON of something else', { kind: 'text', body: '{"status":"UP"}' }, 'notBalances', 'no code'],
		['a login page', { kind: 'html' }, 'webPage', ''],
		['nothing', { kind: 'emptyBody' }, 'notJson', ''],
		['plain text', { kind: 'text' }, 'notJson', ''],
		['half of the JSON', { kind: 'cutOffJson' }, 'cutOff', ''],
		['a closed connection', { kind: 'resetBeforeHeaders' }, 'connectionLost', 'ECONNRESET'],
		['HTTP 403', { kind: 'httpStatus', status: 403, body: 'No entry' }, 'forbidden', 'No entry'],
		['HTTP 404', { kind: 'httpStatus', status: 404 }, 'statusRefused', '404'],
		['HTTP 407', { kind: 'httpStatus', status: 407 }, 'proxyLogin', '407'],
		['HTTP 500', { kind: 'httpStatus', status: 500 }, 'temporaryError', '500'],
		[
			'a redirect',
			{ kind: 'httpStatus', status: 302, location: 'http://127.0.0.1:9/' },
			'redirected',
			'302',
		],
	];

	it.each(answers)('%s', async (_what, fault, kind, shows) => {
		const { status, message } = await afterFault(fault);
		const { title, advice, adviceWithoutPageSize = advice } = ruleOf(kind);
		expect(status).toBe('Error');
		expect(message.startsWith(`${title}. `)).toBe(true);
		expect(message).toContain(adviceWithoutPageSize);
		expect(message).toContain(shows);
	});

	it.each([
		['a changed byte in a compressed body', flipped, 'damaged'],
		['a compressed body that is none', Buffer.from(SUCCESS), 'damaged'],
		['a compressed body that ends too early', gzipped.subarray(0, 20), 'cutOff'],
	] as const)('%s', async (_what, body, kind) => {
		server.answer((_request, response) => response.setHeader('content-encoding', 'gzip').end(body));
		const { status, message } = await verdict({ baseUrl: server.url });
		expect(status).toBe('Error');
		expect(message.startsWith(`${ruleOf(kind).title}. `)).toBe(true);
	});

	it('HTTP 401: one request with one envelope', async () => {
		expect(await afterFault({ kind: 'httpStatus', status: 401 })).toMatchObject({
			status: 'Error',
		});
		const { requests } = node.sandbox;
		expect(requests).toHaveLength(1);
		expect(requests.every(({ signatureVerified }) => signatureVerified)).toBe(true);
		expect(requests.every(({ parameters }) => parameters?.size === 1)).toBe(true);
	});

	it.each([
		['http://127.0.0.1:9', 'ECONNREFUSED'],
		['https://wallet.invalid', /ENOTFOUND|EAI_AGAIN/],
	])('a server that is not there, %s: the sentence and the code', async (baseUrl, code) => {
		const { status, message } = await verdict({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toMatch(/^[A-Z].+\. .+The network code was [A-Z_]+\.$/);
		expect(message).toMatch(code);
	});
});

it('no answer in time is no reason to look for an option, which the dialog has none of', async () => {
	const request = jest.fn().mockRejectedValue(Object.assign(new Error(), { code: 'ECONNABORTED' }));
	const context = Object.assign(Object.create(null), { helpers: { request } });
	const data = { ...node.sandbox.credentials };
	const details = { id: '1', name: 'JT Wallet', type: 'jtWalletApi' };
	expect(await testJtWallet.call(context, { ...details, data })).toEqual({
		status: 'Error',
		message:
			'JT Wallet did not answer in time. Check the Base URL, and that a firewall lets n8n connect to it.',
	});
	expect(request).toHaveBeenCalledTimes(1);
});

describe('a credential that is filled wrongly: the sentence, and no request', () => {
	const wrong: Array<[changed: object, message: RegExp]> = [
		[{ baseUrl: '' }, /^Base URL is empty\./],
		[{ baseUrl: 'api.example.com' }, /^Base URL "api\.example\.com" is not a web address/],
		[{ baseUrl: 'http://api.example.com' }, /is not secure: use https instead of http/],
		[{ baseUrl: 'https://me:secret@api.example.com' }, /may hold no user name, password/],
		[{ appId: '' }, /^App ID is empty\./],
		[{ privateKey: '' }, /^Private Key is empty\./],
		[{ privateKey: 'hunter2' }, /^Private Key is not a key\./],
		[{ signatureAlgorithm: 'MD5' }, /^Signature Algorithm is not known\./],
	];

	it.each(wrong)('%j', async (changed, message) => {
		const { status, message: said } = await verdict(changed);
		expect(status).toBe('Error');
		expect(said).toMatch(message);
		expect(said).not.toMatch(/hunter2|secret/);
		expect(node.sandbox.requests).toEqual([]);
	});
});
