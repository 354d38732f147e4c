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
