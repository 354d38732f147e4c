/** Signed requests go to the merchant's own server, safely; and what is said about an address shows no password. */
import fc from 'fast-check';
import { originOf, parseBaseUrl } from '../../wallet-api/signing/baseUrl';
import { merchantOf } from '../../wallet-api/signing/signRequest';

const problemOf = (text: string): string => {
	const reading = parseBaseUrl(text);
	return reading.ok ? '' : reading.failure;
};

const port = fc.option(
	fc.integer({ min: 1, max: 65_535 }).map((number) => `:${number}`),
	{ nil: '' },
);
const slashes = fc.constantFrom('', '/', '//');

it('takes any host over https, and its origin is the one requests go to', () => {
	fc.assert(
		fc.property(fc.domain(), port, slashes, (host, portText, end) => {
			const reading = parseBaseUrl(` https://${host}${portText}${end}\n`);
			const origin = originOf(`https://${host}${portText}/open-api?a=b`);
			expect(reading).toEqual({ ok: true, value: { origin, url: origin } });
		}),
	);
});

it('has one form of a merchant, however its Base URL was typed', () => {
	const path = fc.constantFrom('', '/th', '/th/v1');
	const invisible = fc.constantFrom('', '\u200B', '\uFEFF', '\u00A0', ' ', '\n');
	const end = fc.constantFrom('', '/', '//', ' /', '/open-api', '/open-api/jt/wallet/balance');
	fc.assert(
		fc.property(fc.domain(), port, path, invisible, end, (host, portText, folder, mark, last) => {
			const plain = `https://${host}${portText}${folder}`;
			const typed = `${mark}${plain.replace('https', 'HTTPS')}${last}${mark}`;
			const appId = 'app-1';
			expect(merchantOf({ baseUrl: typed, appId: `${mark} app-1` })).toBe(
				merchantOf({ baseUrl: plain, appId }),
			);
			expect(merchantOf({ baseUrl: `${plain}x`, appId })).not.toBe(
				merchantOf({ baseUrl: plain, appId }),
			);
		}),
	);
});

it('takes no public host over http', () => {
	fc.assert(
		fc.property(fc.domain(), port, (host, portText) => {
			expect(problemOf(`http://${host}${portText}`)).toContain('not secure');
		}),
	);
});

it('takes an IPv4 address over http only when it is this machine', () => {
	const octets = fc.oneof(
		fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)),
		fc.tuple(fc.constantFrom(127, 10, 192, 0, 126, 128), fc.nat(255), fc.nat(255), fc.nat(255)),
	);
	fc.assert(
		fc.property(octets, (numbers) => {
			expect(parseBaseUrl(`http://${numbers.join('.')}`).ok).toBe(numbers[0] === 127);
		}),
	);
});

it('never shows a password, however the address is broken', () => {
	const start = fc.constantFrom(
		'https://',
		'http://',
		'ftp://',
		'//',
		'',
		'https:/',
		'https:',
		'http//',
	);
	const password = fc
		.string({ minLength: 6, maxLength: 20 })
		.map((text) => `pw${text.trim()}${text.length}`);
	const host = fc.constantFrom('api.example.com', 'localhost', '10.0.0.1', '[::1', 'a b', '');
	fc.assert(
		fc.property(start, password, host, port, (scheme, secret, name, portText) => {
			const problem = problemOf(`${scheme}user:${secret}@${name}${portText}`);
			expect(problem).not.toBe('');
			expect(problem).not.toContain(secret);
		}),
		{ numRuns: 1_000 },
	);
});

it('answers any text with a sentence or an origin, without an exception', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
			const reading = parseBaseUrl(text);
			if (reading.ok) expect(reading.value.origin).toBe(originOf(reading.value.url));
			else expect(reading.failure).toMatch(/^Base URL .+, e\.g\. https:\/\/api\.example\.com\.$/);
		}),
		{ numRuns: 500 },
	);
});
