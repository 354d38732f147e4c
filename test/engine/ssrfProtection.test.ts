import './support/ssrfProtection';
import { testCredential } from './harness';
import { useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 3 });

describe("n8n's SSRF protection", () => {
	it.each([
		['a private address', () => node.sandbox.url, 'SsrfBlockedIpError'],
		[
			'a name of one',
			() => node.sandbox.url.replace('127.0.0.1', 'localhost'),
			'SsrfBlockedIpError',
		],
		['a host on the list', () => 'https://blocked.example.com', 'SsrfBlockedHostnameError'],
	])('is named, with the setting that allows it: %s', async (_what, baseUrl, name) => {
		const jtWalletApi = { ...node.sandbox.credentials, baseUrl: baseUrl() };
		const { error, items } = await node.run(
			{ operation: 'getAll' },
			{ credentials: { jtWalletApi } },
		);
		expect(items).toEqual([]);
		expect(wordsOf(error)).toEqual({
			title: 'The SSRF protection of n8n blocked the request',
			advice: `The Base URL leads to an address that this n8n may not call. Correct the Base URL, or ask your n8n administrator to allow its host name in N8N_SSRF_ALLOWED_HOSTNAMES or its IP address in N8N_SSRF_ALLOWED_IP_RANGES. The network code was ${name}.`,
		});
		expect(error).toMatchObject({ failure: { cause: 'configuration-invalid' } });
		expect(node.sandbox.requests).toEqual([]);
	});

	it('shows in the test of the credential', async () => {
		const { status, message } = await testCredential({ ...node.sandbox.credentials });
		expect(status).toBe('Error');
		expect(message).toMatch(
			/^The SSRF protection of n8n blocked the request\. The Base URL leads to/,
		);
	});
});
