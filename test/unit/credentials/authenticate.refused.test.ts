/** What the credential does not sign. */
import { authenticate, CREDENTIALS, ORIGIN, PATH } from '../../support/credential';
import { keyFile } from '../../support/keys';

const own = 'signs only for its own Base URL';
const noObject = 'not a JSON object';

it.each<{ what: string; request?: object; access?: object; words: string }>([
	{ what: 'another host', request: { url: 'https://evil.com/' }, words: own },
	{ what: 'another port', request: { url: `${ORIGIN}:8443/` }, words: own },
	{ what: 'another protocol', request: { url: 'http://api.example.com/' }, words: own },
	{ what: 'another base', request: { baseURL: 'https://evil.com', url: PATH }, words: own },
	{ what: 'no protocol', request: { baseURL: ORIGIN, url: '//evil.com/' }, words: own },
	{ what: 'ftp', request: { baseURL: ORIGIN, url: 'ftp://evil.com/' }, words: own },
	{
		what: 'a protocol with a digit',
		request: { baseURL: ORIGIN, url: 's3://evil.com/' },
		words: own,
	},
	{
		what: 'the base alone',
		request: { baseURL: 'https://evil.com', url: '', uri: ORIGIN },
		words: own,
	},
	{ what: 'no address', request: { url: undefined }, words: 'an address that cannot be read' },
	{ what: 'a list', request: { body: [1] }, words: noObject },
	{ what: 'no body', request: { body: undefined }, words: noObject },
	{ what: 'a text', request: { body: 'page=1' }, words: noObject },
	{ what: 'a form', request: { body: new URLSearchParams('a=1') }, words: noObject },
	{ what: 'a buffer', request: { body: Buffer.from('{}') }, words: noObject },
	{ what: 'http', access: { baseUrl: 'http://api.example.com' }, words: 'is not secure' },
	{ what: 'no Base URL', access: { baseUrl: undefined }, words: 'Base URL is empty' },
	{ what: 'no App ID', access: { appId: null }, words: 'App ID is empty' },
	{
		what: 'a key as App ID',
		access: { appId: CREDENTIALS.privateKey },
		words: 'App ID holds a key',
	},
	{ what: 'no scheme', access: { baseUrl: 'api.example.com' }, words: 'put https:// in front' },
	{ what: 'one slash', access: { baseUrl: 'http:/localhost' }, words: 'put // after http:' },
	{ what: 'no key', access: { privateKey: '' }, words: 'Private Key is empty' },
	{ what: 'a weak key', access: { privateKey: keyFile('rsa-1024.pem') }, words: '1024 bits' },
])(
	'refuses $what, by an error without a code, which n8n would show instead',
	async ({ request, access, words }) => {
		const attempt = authenticate(
			{ url: `${ORIGIN}${PATH}`, body: {}, ...request },
			{ ...CREDENTIALS, ...access },
		);
		await expect(attempt).rejects.toThrow(words);
		await expect(attempt).rejects.not.toHaveProperty('code');
	},
);
