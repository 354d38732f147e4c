import { verifierOf } from '../../../sandbox/api/verify';
import {
	merchantOf,
	type MerchantAccess,
	signRequest,
} from '../../../wallet-api/signing/signRequest';
import { bareOf, pemOf, publicBareOf, rsaKey } from '../../support/keys';
import { piecesShown } from '../../support/refusedKeys';

const NOW = 1_732_233_600_000;
const key = rsaKey('2048');
const ACCESS: MerchantAccess = {
	baseUrl: 'https://api.example.com/th/',
	appId: ' app-1 ',
	privateKey: bareOf(key, 'pkcs8'),
	signatureAlgorithm: 'RSA-SHA256',
};
const ADDRESS = 'https://api.example.com/th/open-api/jt/wallet/balance';

/** The message that something is refused with; empty when it is not. */
const refusalOf = async (attempted: Promise<unknown>): Promise<string> =>
	await attempted.then(
		() => '',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);

const attempt = async (
	access: Partial<MerchantAccess>,
	address = ADDRESS,
	body: unknown = { page: 1 },
) => await signRequest({ ...ACCESS, ...access }, address, body, NOW);

it('signs for the own server, with the App ID without spaces', async () => {
	const envelope = await attempt({});
	expect(envelope).toEqual({
		appId: 'app-1',
		param: `{"timestamp":${NOW},"page":1}`,
		sign: expect.any(String),
	});
	expect(verifierOf(publicBareOf(key))(envelope.param, envelope.sign, 'RSA-SHA256')).toBe(true);
});

it.each([
	'app-1',
	' app-1\n',
	'"app-1"',
	'“app-1”',
	'\uFEFFapp-1\u200B',
	'app\u00AD-\u20601',
	'\u202Aapp-1\u202C',
])('signs with the App ID app-1 of %j', async (appId) => {
	expect((await attempt({ appId })).appId).toBe('app-1');
});

it.each([
	'733b887a4a784708bb369524db5b6ded',
	'a'.repeat(200),
	'MI5',
	'MIxed-case_App.Id',
	`x${'MI'.repeat(30)}`,
])('takes any App ID that is no key: %s', async (appId) => {
	expect((await attempt({ appId })).appId).toBe(appId);
});

describe('a key in the App ID', () => {
	const bare = bareOf(key, 'pkcs8');
	const pem = pemOf(key, { type: 'pkcs8' });
	const lines = pem.split('\n');

	it.each<[string, string]>([
		['bare', bare],
		['bare PKCS#1', bareOf(key, 'pkcs1')],
		['PEM', pem],
		['in quotes', `"${bare}"`],
		['with a mark that nobody sees', `\uFEFF${bare}`],
		['its first line', lines[1] ?? ''],
		['the first 40 characters', bare.slice(0, 40)],
		['several lines of it', lines.slice(5, 9).join('')],
		['its BEGIN line', lines[0] ?? ''],
		['its last line and what ends it', lines.slice(-2).join(' ')],
		['percent-encoded', encodeURIComponent(pem)],
		['Base64 of a PEM', Buffer.from(pem).toString('base64')],
		['the public key', publicBareOf(key)],
		['an encrypted one', pemOf(key, { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })],
	])('is refused, and none of it is shown: %s', async (_, appId) => {
		const refusal = await refusalOf(attempt({ appId }));
		expect(refusal).toBe(
			'App ID holds a key, or a part of one. Enter the App ID that JT Wallet issued, and paste the key into Private Key.',
		);
		expect(piecesShown(refusal, appId)).toEqual([]);
	});
});

describe('the merchant of a credential', () => {
	const merchant = { baseUrl: 'https://api.example.com', appId: 'app-1' };

	it.each<[string, string]>([
		['https://api.example.com/', 'app-1'],
		[' https://api.example.com ', ' app-1 '],
		['HTTPS://API.example.com:443//', 'app-1\u200B'],
		['https://api.example.com/open-api/', '"app-1"'],
	])('is the same for %j and %j', (baseUrl, appId) => {
		expect(merchantOf({ baseUrl, appId })).toBe(merchantOf(merchant));
	});

	it.each<[string, string]>([
		['https://api.example.com/th', 'app-1'],
		['https://api.example.com:8443', 'app-1'],
		['http://api.example.com', 'app-1'],
		['https://api.example.co', 'app-1'],
		['https://api.example.com', 'app-2'],
		['https://api.example.com', 'APP-1'],
		['', 'app-1'],
	])('is another for %j and %j', (baseUrl, appId) => {
		expect(merchantOf({ baseUrl, appId })).not.toBe(merchantOf(merchant));
	});
});

it.each([
	'https://api.example.com/another/path?with=query',
	'https://API.EXAMPLE.COM:443/',
	'https://api.example.com',
])('signs for another path of it: %s', async (address) => {
	expect((await attempt({}, address)).appId).toBe('app-1');
});

it.each([
	['https://api.example.com.evil.com/', 'https://api.example.com.evil.com'],
	['https://evil.com/?https://api.example.com', 'https://evil.com'],
	['https://api.example.com@evil.com/', 'https://evil.com'],
	['https://user:hunter22@evil.com/', 'https://evil.com'],
	['https://example.com/', 'https://example.com'],
	['https://api.example.com:8443/', 'https://api.example.com:8443'],
	['http://api.example.com/', 'http://api.example.com'],
	['//api.example.com/', 'an address that cannot be read'],
	['/open-api', 'an address that cannot be read'],
	['', 'an address that cannot be read'],
])('does not sign for %j, and says so', async (address, shown) => {
	await expect(attempt({}, address)).rejects.toThrow(
		new Error(
			`The request goes to ${shown}, but this credential signs only for its own Base URL https://api.example.com. Send the request there, or use another credential.`,
		),
	);
});

it.each<[Partial<MerchantAccess>, RegExp]>([
	[{ baseUrl: '' }, /^Base URL is empty/],
	[{ baseUrl: 'http://api.example.com' }, /^Base URL .* is not secure/],
	[{ appId: '' }, /^App ID is empty/],
	[{ appId: ' \n' }, /^App ID is empty/],
	[{ privateKey: '' }, /^Private Key is empty/],
	[{ privateKey: 'nonsense' }, /^Private Key is not a key/],
	[
		{ privateKey: pemOf(rsaKey('1024'), { type: 'pkcs8' }) },
		/^Private Key is an RSA key of 1024 bits/,
	],
	[
		{ signatureAlgorithm: 'RSA-MD5' },
		/^Signature Algorithm is not known. Choose one of RSA-SHA256, RSA-SHA1, RSA-SHA512\.$/,
	],
	[{ signatureAlgorithm: '' }, /^Signature Algorithm is not known/],
])('refuses %j in its own words', async (access, words) => {
	await expect(attempt(access)).rejects.toThrow(words);
});

it('refuses a body that is no object', async () => {
	await expect(attempt({}, ADDRESS, [])).rejects.toThrow('not a JSON object');
});

it('shows no piece of a key in a refusal, whichever field it was pasted into', async () => {
	const secret = bareOf(key, 'pkcs8');
	const misplaced: Array<Partial<MerchantAccess>> = [
		{ baseUrl: secret },
		{ baseUrl: secret.slice(0, 64) },
		{ baseUrl: `https://${secret}` },
		{ baseUrl: `http://api.example.com/${secret}` },
		{ baseUrl: `https:/${secret.slice(0, 50)}` },
		{ baseUrl: pemOf(key, { type: 'pkcs8' }) },
		{ appId: secret },
		{ signatureAlgorithm: secret },
		{ privateKey: secret.slice(1) },
		{ privateKey: `${secret}${secret}` },
	];
	for (const access of misplaced) {
		const refusal = await refusalOf(attempt(access));
		expect(refusal).toMatch(/^(Base URL|App ID|Signature Algorithm|Private Key) /);
		expect(piecesShown(refusal, secret)).toEqual([]);
	}
});
