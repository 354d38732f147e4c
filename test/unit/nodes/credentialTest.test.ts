import type { ICredentialTestFunctions } from 'n8n-workflow';
import { testJtWallet } from '../../../nodes/shared/http/credentialTest';
import { CREDENTIALS } from '../../support/credential';

afterEach(() => jest.useRealTimers());

it('does not wait for ever for a server that never ends its answer', async () => {
	jest.useFakeTimers();
	const endless = new Promise(() => {});
	const context = await new Promise<{ verdict: unknown }>((asked) => {
		const helpers = {
			request: async () => {
				asked({ verdict: running });
				return await endless;
			},
		};
		const functions: ICredentialTestFunctions = Object.assign(Object.create(null), { helpers });
		const running = testJtWallet.call(functions, {
			id: '1',
			name: 'JT Wallet',
			type: 'jtWalletApi',
			data: CREDENTIALS,
		});
	});
	jest.advanceTimersByTime(31_000);
	expect(await context.verdict).toEqual({
		status: 'Error',
		message:
			'JT Wallet did not answer in time. Check the Base URL, and that a firewall lets n8n connect to it.',
	});
});

it('asks for one wallet user, signed, and takes an answer whatever its status', async () => {
	const asked: object[] = [];
	const helpers = {
		request: async (options: object) => {
			asked.push(options);
			return { statusCode: 404, headers: {}, body: '' };
		},
	};
	const functions: ICredentialTestFunctions = Object.assign(Object.create(null), { helpers });
	const { status, message } = await testJtWallet.call(functions, {
		id: '1',
		name: 'JT Wallet',
		type: 'jtWalletApi',
		data: CREDENTIALS,
	});
	expect(asked).toEqual([
		{
			method: 'POST',
			uri: 'https://api.example.com/open-api/jt/wallet/balance',
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: expect.stringContaining('"appId":"app-1"'),
			timeout: 30_000,
			useStream: true,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
			followAllRedirects: false,
		},
	]);
	expect(status).toBe('Error');
	expect(message).not.toContain('Page Size');
});
