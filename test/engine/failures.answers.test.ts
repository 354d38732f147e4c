import type { Fault } from '../../sandbox/faults/faultSchema';
import { useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 30 });

type Case = [what: string, fault: Fault, title: string, advice: RegExp];

const json = (body: string): Fault => ({ kind: 'text', body });

const status = (code: number): Fault => ({ kind: 'httpStatus', status: code });

const WEB_PAGE = 'The server answered with a web page instead of data';
const CUT_OFF = 'The response of JT Wallet was cut off';
const NO_JSON = 'The server answered with something that is not JSON';
const NO_LIST = 'The response of JT Wallet does not hold a list of wallet users';
const REFUSED = 'The server refused the request';
const PASSING = 'JT Wallet is temporarily unavailable';
const LOST = 'JT Wallet could not be reached, or the connection was lost';

const bodies: Case[] = [
	['a login page', { kind: 'html' }, WEB_PAGE, /Base URL .* no proxy or login page/],
	['no body', { kind: 'emptyBody' }, NO_JSON, /Check that the Base URL/],
	['half of the JSON', { kind: 'cutOffJson' }, CUT_OFF, /lower Page Size/],
	['one byte', { kind: 'cutOffJson', bytes: 1 }, CUT_OFF, /Run the workflow again/],
	['plain text', { kind: 'text' }, NO_JSON, /Check that the Base URL/],
	['a JSON list', json('[]'), NO_JSON, /Check that the Base URL/],
	['JSON null', json('null'), NO_JSON, /Check that the Base URL/],
	['JSON without a code', json('{"status":"UP"}'), NO_LIST, /The answer has no code\./],
	['success without data', json('{"code":10000}'), NO_LIST, /It has no "data"\./],
	['a list that is null', { kind: 'nullList' }, NO_LIST, /It has no "data\.list"\./],
	[
		'a row that is none',
		json('{"code":10000,"data":{"total":1,"list":[null]}}'),
		NO_LIST,
		/Row 1 is not a wallet user\./,
	],
	[
		'no total',
		{ kind: 'missingFields', of: 'data', fields: ['total'] },
		NO_LIST,
		/It has no "data\.total"/,
	],
];

const statuses: Case[] = [
	[
		'HTTP 400',
		status(400),
		REFUSED,
		/Base URL .* without a path\. The server returned HTTP status 400: "400 Bad Request"\./,
	],
	['HTTP 401', status(401), REFUSED, /HTTP status 401/],
	[
		'HTTP 403',
		status(403),
		'An IP white list or a firewall refused the request',
		/HTTP status 403/,
	],
	['HTTP 407', status(407), 'The proxy in between wants a login', /HTTPS_PROXY.*HTTP status 407/],
	['HTTP 404', status(404), REFUSED, /HTTP status 404/],
	[
		'HTTP 413',
		status(413),
		'The request or the response was too large for the server',
		/Page Size/,
	],
	['HTTP 429', status(429), 'JT Wallet is rate limiting requests', /HTTP status 429/],
	['HTTP 500', status(500), PASSING, /HTTP status 500/],
	['HTTP 502', status(502), PASSING, /HTTP status 502/],
	['HTTP 503', status(503), PASSING, /HTTP status 503/],
	['HTTP 504', status(504), 'JT Wallet did not answer in time', /Raise Timeout/],
	[
		'a redirect',
		{ kind: 'httpStatus', status: 302, location: 'http://127.0.0.1:9/' },
		'The server sent the request to another address',
		/Signed requests are not sent on/,
	],
];

const lines: Case[] = [
	['a connection that breaks', { kind: 'resetBeforeHeaders' }, LOST, /ECONNRESET/],
	['a connection that breaks in the answer', { kind: 'resetInBody' }, LOST, /network code was/],
	['silence', { kind: 'neverAnswer' }, 'JT Wallet did not answer in time', /Raise Timeout/],
];

it.each([...bodies, ...statuses, ...lines])('%s', async (_what, fault, title, advice) => {
	node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
	const { error, items } = await node.run({
		operation: 'getAll',
		options: { maxRetries: 0, timeout: 1 },
	});
	expect(items).toEqual([]);
	expect(wordsOf(error)).toEqual({ title, advice: expect.stringMatching(advice) });
});

it.each(bodies)('Get Totals: %s', async (_what, fault, title) => {
	node.sandbox.faults.set([{ ...fault, when: { every: true } }]);
	const { error } = await node.run({ operation: 'getTotals', options: { maxRetries: 0 } });
	expect(wordsOf(error).title).toBe(title);
});

describe('nothing is sent', () => {
	const local: Array<[string, object, string, RegExp]> = [
		[
			'with no key',
			{ privateKey: '' },
			'The request could not be signed',
			/^Private Key is empty\./,
		],
		[
			'with something else as the key',
			{ privateKey: 'correct horse battery staple' },
			'The request could not be signed',
			/^Private Key is not a key\..*Correct the JT Wallet API credential\.$/,
		],
		[
			'without an App ID',
			{ appId: ' ' },
			'The request could not be signed',
			/^App ID is empty\. Enter the one that JT Wallet issued\./,
		],
		[
			'over plain http to another machine',
			{ baseUrl: 'http://api.example.com' },
			'The request could not be signed',
			/^Base URL "http:\/\/api\.example\.com" is not secure: use https/,
		],
	];

	it.each(local)('%s', async (_what, wrong, title, advice) => {
		const { error } = await node.run(
			{ operation: 'getAll' },
			{ credentials: { jtWalletApi: { ...node.sandbox.credentials, ...wrong } } },
		);
		expect(wordsOf(error)).toEqual({ title, advice: expect.stringMatching(advice) });
		expect(node.sandbox.requests).toEqual([]);
	});
});

it('a server that is not there: the Base URL is to be checked', async () => {
	const { error } = await node.run(
		{ operation: 'getAll', options: { maxRetries: 0 } },
		{
			credentials: { jtWalletApi: { ...node.sandbox.credentials, baseUrl: 'http://127.0.0.1:9' } },
		},
	);
	expect(wordsOf(error)).toEqual({ title: LOST, advice: expect.stringMatching(/ECONNREFUSED/) });
});
