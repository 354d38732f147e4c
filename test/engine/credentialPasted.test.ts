/** What is pasted into a credential with marks that nobody sees works in n8n; a key in the wrong field is not sent. */
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';
import { testCredential } from './support/testCredential';

const node = useBalanceNode({ users: 3 });

const pasted = {
	'a byte order mark before it': (url: string) => `\uFEFF${url}`,
	'a zero-width space after it': (url: string) => `${url}\u200B`,
	'quotes around it': (url: string) => `"${url}"`,
	'the path of the API after it': (url: string) => `${url}/open-api/jt/wallet/balance`,
	'a slash and a space after it': (url: string) => `${url}/ `,
};

describe.each(Object.entries(pasted))('a Base URL with %s', (_, paste) => {
	const credential = () => ({
		...node.sandbox.credentials,
		baseUrl: paste(node.sandbox.url),
		appId: `${node.sandbox.credentials.appId}\u2060`,
	});

	it('passes the test of the credential', async () => {
		expect(await testCredential(credential())).toMatchObject({ status: 'OK' });
		expect(node.sandbox.counters).toEqual({ requests: 1, verified: 1, refused: 0 });
	});

	it('reads wallet users', async () => {
		const around = { credentials: { jtWalletApi: credential() } };
		const { items } = await node.run({ operation: 'getAll' }, around);
		expect(items).toHaveLength(3);
	});
});

it('a private key in the App ID is refused in a sentence, and nothing is sent', async () => {
	const { privateKey } = node.sandbox.credentials;
	const jtWalletApi = { ...node.sandbox.credentials, appId: privateKey };
	expect(await testCredential(jtWalletApi)).toMatchObject({
		status: 'Error',
		message: expect.stringMatching(/^App ID holds a key/),
	});
	const { error } = await node.run({ operation: 'getAll' }, { credentials: { jtWalletApi } });
	expect(Object.values(wordsOf(error)).join(' ')).toContain('App ID holds a key');
	expect(node.sandbox.requests).toEqual([]);
});

it('IDs out of a spreadsheet are asked for as IDs', async () => {
	await node.run({ operation: 'getAll', filters: { mchUuidList: '"JT1"\t"JT2"，\uFEFFJT3' } });
	expect(node.asked()).toEqual([expect.objectContaining({ mchUuidList: ['JT1', 'JT2', 'JT3'] })]);
});

it('so is one in Look Up', async () => {
	await node.run({ operation: 'lookUp' }, { input: inputOf({ mchUuid: '"JT1\u200B"' }) });
	expect(node.asked()).toEqual([expect.objectContaining({ mchUuidList: ['JT1'] })]);
});
