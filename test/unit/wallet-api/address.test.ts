import { originOf, readBaseUrl } from '../../../wallet-api/signing/baseUrl';

const problemOf = (text: string): string => {
	const reading = readBaseUrl(text);
	return reading.ok ? '' : reading.problem;
};

describe('a Base URL that is taken', () => {
	it.each([
		['https://api.example.com', 'https://api.example.com', 'https://api.example.com'],
		['  https://api.example.com// \n', 'https://api.example.com', 'https://api.example.com'],
		['HTTPS://API.Example.com', 'https://api.example.com', 'HTTPS://API.Example.com'],
		['https://api.example.com:443/', 'https://api.example.com', 'https://api.example.com:443'],
		[
			'https://api.example.com:8443/th/',
			'https://api.example.com:8443',
			'https://api.example.com:8443/th',
		],
		['https://10.0.0.1', 'https://10.0.0.1', 'https://10.0.0.1'],
		['http://localhost:8787', 'http://localhost:8787', 'http://localhost:8787'],
		['http://127.0.0.1', 'http://127.0.0.1', 'http://127.0.0.1'],
		['http://127.8.9.10:1', 'http://127.8.9.10:1', 'http://127.8.9.10:1'],
		['http://2130706433', 'http://127.0.0.1', 'http://2130706433'],
		['http://[::1]:8787', 'http://[::1]:8787', 'http://[::1]:8787'],
		['http://sandbox:8787', 'http://sandbox:8787', 'http://sandbox:8787'],
		['http://jt_wallet-2', 'http://jt_wallet-2', 'http://jt_wallet-2'],
		['http://wallet.corp.internal', 'http://wallet.corp.internal', 'http://wallet.corp.internal'],
		['http://wallet.local', 'http://wallet.local', 'http://wallet.local'],
		['http://a.localhost', 'http://a.localhost', 'http://a.localhost'],
	])('%j', (text, origin, url) => {
		expect(readBaseUrl(text)).toEqual({ ok: true, origin, url });
	});
});

describe('a Base URL that is refused', () => {
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
		['api.example.com', notAnAddress],
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
