/** The credential signs what n8n hands to it, in every way n8n does that. */
import { verifierOf } from '../../../sandbox/verify';
import { JtWalletApi } from '../../../credentials/JtWalletApi.credentials';
import type { Envelope } from '../../../wallet-api/envelope';
import { bareOf, pemOf, publicBareOf, rsaKey } from '../../support/keys';

const ORIGIN = 'https://api.example.com';
const PATH = '/open-api/jt/wallet/balance';
const key = rsaKey('2048');
const verify = verifierOf(publicBareOf(key));
const CREDENTIALS = {
	baseUrl: ORIGIN,
	appId: 'app-1',
	privateKey: bareOf(key, 'pkcs8'),
	signatureAlgorithm: 'RSA-SHA256',
};

interface SignedRequest {
	body: Envelope | string;
	headers: object;
	[option: string]: unknown;
}

// n8n takes the function out of the class and calls it on its own.
const { authenticate: detached } = new JtWalletApi();
const authenticate = async (
	request: object,
	credentials: object = CREDENTIALS,
): Promise<SignedRequest> => await Reflect.apply(detached, undefined, [credentials, request]);

const envelopeOf = ({ body }: SignedRequest): Envelope =>
	typeof body === 'string' ? JSON.parse(body) : body;

const now = Date.UTC(2024, 10, 22);
beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

describe('signs', () => {
	it.each<[string, object]>([
		['a request of our nodes', { url: `${ORIGIN}${PATH}`, body: { page: 1 } }],
		['a request with a base address', { baseURL: ORIGIN, url: PATH, body: { page: 1 } }],
		[
			'one with slashes too many',
			{ baseURL: `${ORIGIN}//`, url: `/${PATH.slice(1)}`, body: { page: 1 } },
		],
		['one with slashes too few', { baseURL: ORIGIN, url: PATH.slice(1), body: { page: 1 } }],
		[
			'an absolute address beside a base',
			{ baseURL: 'https://x.org', url: `${ORIGIN}/`, body: { page: 1 } },
		],
		["the HTTP Request node's", { uri: `${ORIGIN}${PATH}`, body: { page: 1 } }],
		["the HTTP Request node's raw text", { uri: `${ORIGIN}${PATH}`, body: '{"page":1}' }],
		['an address with a query', { url: `${ORIGIN}${PATH}?a=b`, body: { page: 1 } }],
	])('%s', async (_, request) => {
		const signed = await authenticate(request);
		const { appId, param, sign } = envelopeOf(signed);
		expect([appId, param]).toEqual(['app-1', `{"timestamp":${now},"page":1}`]);
		expect(verify(param, sign, 'RSA-SHA256')).toBe(true);
		expect(typeof signed.body).toBe('body' in request ? typeof request.body : 'never');
	});

	it('again, freshly, what it signed before, as n8n asks after HTTP 401', async () => {
		for (const body of [{ page: 1 }, '{"page":1}']) {
			const first = await authenticate({ url: `${ORIGIN}${PATH}`, body });
			jest.spyOn(Date, 'now').mockReturnValue(now + 1_000);
			const again = await authenticate(first);
			const { param, sign } = envelopeOf(again);
			expect(param).toBe(`{"timestamp":${now + 1_000},"page":1}`);
			expect(verify(param, sign, 'RSA-SHA256')).toBe(true);
			expect({ ...again, body: undefined }).toEqual({ ...first, body: undefined });
			jest.spyOn(Date, 'now').mockReturnValue(now);
		}
	});

	it.each(['RSA-SHA256', 'RSA-SHA1', 'RSA-SHA512'] as const)(
		'with %s',
		async (signatureAlgorithm) => {
			const request = { url: ORIGIN, body: {} };
			const { param, sign } = envelopeOf(
				await authenticate(request, { ...CREDENTIALS, signatureAlgorithm }),
			);
			expect(verify(param, sign, signatureAlgorithm)).toBe(true);
		},
	);

	it('with a credential as older forms and expressions leave it', async () => {
		const credentials = { ...CREDENTIALS, appId: 12345, signatureAlgorithm: undefined };
		const envelope = envelopeOf(await authenticate({ url: ORIGIN, body: {} }, credentials));
		expect(envelope.appId).toBe('12345');
		expect(verify(envelope.param, envelope.sign, 'RSA-SHA256')).toBe(true);
	});

	it('for this machine over plain http', async () => {
		const baseUrl = 'http://127.0.0.1:8787';
		const request = { url: `${baseUrl}${PATH}`, body: {} };
		expect(envelopeOf(await authenticate(request, { ...CREDENTIALS, baseUrl })).sign).toHaveLength(
			344,
		);
	});
});

describe('hands on', () => {
	it('every other option, and never the request it was given', async () => {
		const request = {
			url: `${ORIGIN}${PATH}`,
			method: 'POST',
			timeout: 7,
			json: true,
			body: { a: 1 },
		};
		const copy = structuredClone(request);
		expect(await authenticate(request)).toMatchObject({ ...copy, body: expect.anything() });
		expect(request).toEqual(copy);
	});

	it.each<[string, object, object]>([
		['none for an object, as n8n adds its own', { body: {} }, {}],
		['JSON for a text', { body: '{}' }, { 'Content-Type': 'application/json' }],
		['what was set', { body: '{}', headers: { 'content-type': 'a/b' } }, { 'content-type': 'a/b' }],
		[
			'others as well',
			{ body: '{}', headers: { X: '1' } },
			{ X: '1', 'Content-Type': 'application/json' },
		],
	])('the content type: %s', async (_, request, headers) => {
		expect((await authenticate({ url: ORIGIN, ...request })).headers).toEqual(headers);
	});

	it('no redirects, which would take the signature elsewhere', async () => {
		const follow = { followRedirect: true, followAllRedirects: true, disableFollowRedirect: false };
		expect(
			await authenticate({ uri: ORIGIN, body: {}, ...follow, maxRedirects: 21 }),
		).toMatchObject({
			followRedirect: false,
			followAllRedirects: false,
			disableFollowRedirect: true,
		});
	});
});

const refused: ReadonlyArray<readonly [string, object, string, object?]> = [
	['another host', { url: 'https://evil.com/' }, 'signs only for its own Base URL'],
	['another port', { url: `${ORIGIN}:8443/` }, 'signs only for its own Base URL'],
	['another protocol', { url: ORIGIN.replace('https', 'http') }, 'signs only for its own Base URL'],
	['another base', { baseURL: 'https://evil.com', url: PATH }, 'signs only for its own Base URL'],
	[
		'an address without protocol',
		{ baseURL: ORIGIN, url: '//evil.com/' },
		'signs only for its own',
	],
	[
		'another protocol beside a base',
		{ baseURL: ORIGIN, url: 'ftp://evil.com/' },
		'signs only for its own',
	],
	[
		'an empty address beside a base',
		{ baseURL: 'https://evil.com', url: '', uri: ORIGIN },
		'https://evil.com',
	],
	['no address', { url: undefined }, 'an address that cannot be read'],
	['a list', { body: [1] }, 'not a JSON object'],
	['no body', { body: undefined }, 'not a JSON object'],
	['a text', { body: 'page=1' }, 'not a JSON object'],
	['a form', { body: new URLSearchParams('a=1') }, 'not a JSON object'],
	['a buffer', { body: Buffer.from('{}') }, 'not a JSON object'],
	['http on a public host', {}, 'is not secure', { baseUrl: 'http://api.example.com' }],
	['no Base URL', {}, 'Base URL is empty', { baseUrl: undefined }],
	['no App ID', {}, 'App ID is empty', { appId: null }],
	['no key', {}, 'Private Key is empty', { privateKey: '' }],
	['a weak key', {}, '1024 bits', { privateKey: pemOf(rsaKey('1024'), { type: 'pkcs8' }) }],
];

it.each(refused)(
	'refuses %s by an error without a code, which n8n would show instead',
	async (_, request, words, access) => {
		const attempt = authenticate(
			{ url: `${ORIGIN}${PATH}`, body: {}, ...request },
			{ ...CREDENTIALS, ...access },
		);
		await expect(attempt).rejects.toThrow(words);
		await expect(attempt).rejects.not.toHaveProperty('code');
	},
);
