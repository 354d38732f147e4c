import type {
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeParameters,
} from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { storedCredential, textsOf } from './plainCredential';
import { send } from './send';

const { testJtWallet } = new JtWalletBalance().methods.credentialTest;

/** Tests a credential with the test out of this source, as `testCredential` does in n8n's engine. */
export async function testPlainly(values: INodeParameters): Promise<INodeCredentialTestResult> {
	const helpers = {
		request: async ({ uri, ...options }: { readonly uri: string }) =>
			await send({ ...options, url: uri }),
	};
	const context: ICredentialTestFunctions = Object.assign(Object.create(null), { helpers });
	const data = textsOf(storedCredential(values));
	return await testJtWallet.call(context, {
		id: '1',
		name: 'JT Wallet',
		type: 'jtWalletApi',
		data,
	});
}
