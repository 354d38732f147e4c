import type { Fault } from '../../sandbox/faults/faultSchema';
import { FAILURE_KINDS, ruleOf } from '../../wallet-api/failureTable';
import { testCredential } from './harness';
import { useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 30 });

const verdict = async (changed: object = {}) =>
	await testCredential({ ...node.sandbox.credentials, ...changed });

const afterFault = async (fault: Fault) => {
	node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
	return await verdict();
};

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

	it.each(codes)('%i has a message of its own, with what to do', async (code, rule) => {
		const { title, advice, adviceWithoutPageSize = advice } = rule;
		const message = `${title}. ${adviceWithoutPageSize} JT Wallet returned code ${code}.`;
		expect(await afterFault({ kind: 'vendorCode', code })).toEqual({ status: 'Error', message });
		const body = JSON.stringify({ code: String(code), message: 'as text' });
		expect(await afterFault({ kind: 'text', body })).toEqual({ status: 'Error', message });
	});
});

describe('a code that is not known', () => {
	it.each([0, -1, 200, 401, 500, 1005, 1049, 21005, 21049])('%i is shown', async (code) => {
		const message = `JT Wallet refused the request. Ask BluePay support what this code means. JT Wallet returned code ${code}.`;
		expect(await afterFault({ kind: 'vendorCode', code })).toEqual({ status: 'Error', message });
	});

	it.each([0, '0', 500, '500', 1005, '1005'])(
		'is no success, even with users: %j',
		async (code) => {
			const body = JSON.stringify({ code, data: { total: 1, list: [{ mchUuid: 'JT1' }] } });
			expect(await afterFault({ kind: 'text', body })).toMatchObject({ status: 'Error' });
		},
	);
});

describe('what is no success', () => {
	const NOT_JT = /^The server did not answer as JT Wallet does\. Check that the Base URL/;
	const NO_LIST = /^JT Wallet answered without a list of wallet users/;

	const answers: Array<[what: string, fault: Fault, message: RegExp]> = [
		['a code that nobody knows', { kind: 'vendorCode', code: 4711 }, NO_LIST],
		['a list that is null', { kind: 'nullList' }, NO_LIST],
		['a list that is missing', { kind: 'text', body: '{"code":10000,"data":{}}' }, NO_LIST],
		[
			'a total that is missing',
			{ kind: 'text', body: '{"code":10000,"data":{"list":[]}}' },
			NO_LIST,
		],
		[
			'a total that is null',
			{ kind: 'text', body: '{"code":10000,"data":{"list":[],"total":null}}' },
			NO_LIST,
		],
		['success without data', { kind: 'text', body: '{"code":10000}' }, NO_LIST],
		['JSON of something else', { kind: 'text', body: '{"status":"UP"}' }, NOT_JT],
		['a login page', { kind: 'html' }, NOT_JT],
		['nothing', { kind: 'emptyBody' }, NOT_JT],
		['plain text', { kind: 'text' }, NOT_JT],
		['half of the JSON', { kind: 'cutOffJson' }, NOT_JT],
		['HTTP 403', { kind: 'httpStatus', status: 403 }, NOT_JT],
		['HTTP 404', { kind: 'httpStatus', status: 404 }, NOT_JT],
		['HTTP 404 with JSON', { kind: 'httpStatus', status: 404, body: '{"path":"/"}' }, NOT_JT],
		['HTTP 500', { kind: 'httpStatus', status: 500 }, NOT_JT],
		['a redirect', { kind: 'httpStatus', status: 302, location: 'http://127.0.0.1:9/' }, NOT_JT],
	];

	it.each(answers)('%s', async (_what, fault, message) => {
		expect(await afterFault(fault)).toEqual({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});

	it('HTTP 401, where n8n signs again: one envelope, not one in another', async () => {
		expect(await afterFault({ kind: 'httpStatus', status: 401 })).toMatchObject({
			status: 'Error',
		});
		const { requests } = node.sandbox;
		expect(requests.every(({ signatureVerified }) => signatureVerified)).toBe(true);
		expect(requests.every(({ parameters }) => parameters?.size === 1)).toBe(true);
	});

	it('a server that is not there', async () => {
		expect(await verdict({ baseUrl: 'http://127.0.0.1:9' })).toEqual({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});
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
