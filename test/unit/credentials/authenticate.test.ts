/** The credential signs what n8n hands to it, in every way n8n does that. */
import { verifierOf } from '../../../sandbox/api/verify';
import type { Envelope } from '../../../wallet-api/signing/envelope';
import {
	authenticate,
	CREDENTIALS,
	ORIGIN,
	PATH,
	type SignedRequest,
} from '../../support/credential';
import { publicBareOf, rsaKey } from '../../support/keys';

const verify = verifierOf(publicBareOf(rsaKey('2048')));

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
			'a path that holds another address',
			{ baseURL: ORIGIN, url: `${PATH}?from=https://x.org/`, body: { page: 1 } },
		],
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

describe('the Base URL of a request', () => {
	it.each([`${ORIGIN}/open-api`, `${ORIGIN}/th/`, `${ORIGIN}//`])(
		'stays as it is: %j',
		async (baseURL) => {
			const request = { baseURL, url: 'jt/wallet/other', body: {} };
			expect(await authenticate(request)).toMatchObject({ baseURL });
		},
	);

	it('is not added where the request has none', async () => {
		expect(await authenticate({ url: ORIGIN, body: {} })).not.toHaveProperty('baseURL');
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
		[
			'what was set in capitals',
			{ body: '{}', headers: { 'CONTENT-TYPE': 'a/b' } },
			{ 'CONTENT-TYPE': 'a/b' },
		],
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
