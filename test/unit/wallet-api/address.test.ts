import { cleanBaseUrl, originOf, parseBaseUrl } from '../../../wallet-api/signing/baseUrl';

const problemOf = (text: string): string => {
	const reading = parseBaseUrl(text);
	return reading.ok ? '' : reading.failure;
};

describe('a Base URL that is taken', () => {
	it.each([
		['https://api.example.com', 'https://api.example.com', 'https://api.example.com'],
		['HTTPS://API.Example.com', 'https://api.example.com', 'https://api.example.com'],
		['https://api.example.com:443/', 'https://api.example.com', 'https://api.example.com'],
		[
			'https://api.example.com:8443/th/',
			'https://api.example.com:8443',
			'https://api.example.com:8443/th',
		],
		['https://10.0.0.1', 'https://10.0.0.1', 'https://10.0.0.1'],
		['http://localhost:8787', 'http://localhost:8787', 'http://localhost:8787'],
		['http://127.0.0.1', 'http://127.0.0.1', 'http://127.0.0.1'],
		['http://127.8.9.10:1', 'http://127.8.9.10:1', 'http://127.8.9.10:1'],
		['http://2130706433', 'http://127.0.0.1', 'http://127.0.0.1'],
		['http://[::1]:8787', 'http://[::1]:8787', 'http://[::1]:8787'],
		['http://sandbox:8787', 'http://sandbox:8787', 'http://sandbox:8787'],
		['http://jt_wallet-2', 'http://jt_wallet-2', 'http://jt_wallet-2'],
		['http://wallet.corp.internal', 'http://wallet.corp.internal', 'http://wallet.corp.internal'],
		['http://wallet.local', 'http://wallet.local', 'http://wallet.local'],
		['http://a.localhost', 'http://a.localhost', 'http://a.localhost'],
	])('%j', (text, origin, url) => {
		expect(parseBaseUrl(text)).toEqual({ ok: true, value: { origin, url } });
		expect(cleanBaseUrl(text)).toBe(url);
	});

	it.each([
		'  https://api.example.com// \n',
		'https://api.example.com / ',
		'\uFEFFhttps://api.example.com\u200B',
		'https://api.\u00ADexample.com\u200B/',
		'\u202Ahttps://api.example.com\u202C',
		'\u00A0https://api.example.com\u00A0',
		'"https://api.example.com"',
		'“https://api.example.com/”',
		'https：／／api.example.com',
		'https://api.example.com/open-api',
		'https://api.example.com/open-api/',
		'https://api.example.com//open-api/jt/wallet/balance',
		'https://api.example.com/Open-API/jt/wallet/balance ',
	])('%j is https://api.example.com', (text) => {
		expect(cleanBaseUrl(text)).toBe('https://api.example.com');
	});

	it.each([
		['https://a.co/th/open-api/jt/wallet/balance', 'https://a.co/th'],
		['https://a.co/open-apis', 'https://a.co/open-apis'],
		['https://a.co/my-open-api', 'https://a.co/my-open-api'],
		['https://open-api.a.co/v1', 'https://open-api.a.co/v1'],
	])('of %j the part of the API is cut off, and no other: %j', (text, url) => {
		expect(cleanBaseUrl(text)).toBe(url);
	});
});

describe('a Base URL that is refused', () => {
	const scheme = /is not a web address: put https:\/\/ in front of it/;
	const slashes = /is not a web address: put \/\/ after https?:/;
	const notSecure = /"http:.+" is not secure: use https/;
	const notAnAddress = /is not a web address/;
	const tooMuch = /may hold no user name, password/;

	it.each([
		['', /is empty/],
		[' \n ', /is empty/],
		['///', /is empty/],
		['http://api.example.com', notSecure],
		['http://10.0.0.1', notSecure],
		['http://192.168.1.1', notSecure],
		['http://0.0.0.0', notSecure],
		['http://10', notSecure],
		['http://128.0.0.1', notSecure],
		['http://127.0.0.1.evil.com', notSecure],
		['http://localhost.evil.com', notSecure],
		['http://localhost.', notSecure],
		['http://evil.com.internal.co', notSecure],
		['http://wallet.internal.evil.com', notSecure],
		['http://evillocal.com', notSecure],
		['http://[2001:db8::1]', notSecure],
		['http://[::ffff:127.0.0.1]', notSecure],
		['http://127.0.0.1@evil.com', tooMuch],
		['https://user:hunter22@api.example.com', tooMuch],
		['https://user@api.example.com', tooMuch],
		['https://:hunter22@api.example.com', tooMuch],
		['https:/user:hunter22@api.example.com', tooMuch],
		['https://api.example.com?a=b', tooMuch],
		['https://api.example.com/?', tooMuch],
		['https://api.example.com/#', tooMuch],
		['https://api.example.com\\th', tooMuch],
		['https:/api.example.com', slashes],
		['http:/api.example.com', slashes],
		['http:\\\\api.example.com', slashes],
		['https:\\\\api.example.com', slashes],
		['https:\\/api.example.com', slashes],
		['https:///api.example.com', slashes],
		['https:api.example.com', slashes],
		['http:localhost:8787', slashes],
		['api.example.com', scheme],
		['api.example.com:8443/th', scheme],
		['//api.example.com/open-api', scheme],
		['localhost:8787', scheme],
		['10.0.0.1', scheme],
		[`https://a.co/${'a'.repeat(2_000)}`, /is too long/],
		['user:hunter22@api.example.com', notAnAddress],
		['ftp://user:hunter22/3@api.example.com', notAnAddress],
		['file:///etc/passwd', notAnAddress],
		['shttp://api.example.com', notAnAddress],
		['https://', notAnAddress],
		['https://exa mple.com', notAnAddress],
		['javascript:alert(1)', notAnAddress],
	])('%j', (text, words) => {
		expect(problemOf(text)).toMatch(words);
		expect(problemOf(text)).toMatch(/^Base URL .+, e\.g\. https:\/\/api\.example\.com\.$/);
		expect(problemOf(text)).not.toContain('hunter22');
	});

	it('stays as it was entered where an address is needed all the same', () => {
		expect(cleanBaseUrl(' api.example.com ')).toBe('api.example.com');
	});

	it('is shown when it is harmless, so that the slip is seen', () => {
		expect(problemOf('api.example.com')).toContain('"api.example.com"');
	});

	it('is not shown when it may be a key in the wrong field', () => {
		const keyLike = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDvNo6gkdmbaC0N';
		expect(problemOf(keyLike)).not.toMatch(/MII|kqh/);
	});
});

describe('the origin of a request', () => {
	it.each([
		['https://API.example.com:443/a?b#c', 'https://api.example.com'],
		['https://user:pw@api.example.com/a', 'https://api.example.com'],
		['https://api.example.com\\@evil.com/', 'https://api.example.com'],
		['https://api.example.com@evil.com/', 'https://evil.com'],
		['http://api.example.com:443', 'http://api.example.com:443'],
		['/open-api', undefined],
		['//evil.com', undefined],
		['', undefined],
	])('of %j is %s', (address, origin) => {
		expect(originOf(address)).toBe(origin);
	});
});
