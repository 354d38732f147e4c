import { startSandbox, type Sandbox } from '../../sandbox/server';
import { runNode, testCredential } from './harness';

describe('probe', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ users: 250, seed: 7, port: 0 });
	});
	afterAll(async () => await sandbox.close());

	it('runs', async () => {
		const result = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'getAll', returnAll: true, filters: {}, options: { pageSize: 30 } },
			credentials: { jtWalletApi: sandbox.credentials },
		});
		console.log(result.items.length, JSON.stringify(result.items[0]), result.error, result.hints);
		const bad = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'getAll', limit: 0 },
			credentials: { jtWalletApi: sandbox.credentials },
		});
		console.log(bad.error?.message);
		const wrong = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'getAll' },
			credentials: { jtWalletApi: { ...sandbox.credentials, appId: 'nope' } },
		});
		console.log(wrong.error?.message, wrong.error && 'description' in wrong.error ? wrong.error.description : '');
		const key = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'getAll' },
			credentials: { jtWalletApi: { ...sandbox.credentials, privateKey: 'nope' } },
		});
		console.log(key.error?.message, key.error && 'description' in key.error ? key.error.description : '');
		const down = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'getAll', options: { maxRetries: 1 } },
			credentials: { jtWalletApi: { ...sandbox.credentials, baseUrl: 'http://127.0.0.1:9' } },
		});
		console.log(down.error?.message, down.error && 'description' in down.error ? down.error.description : '');
		console.log(
			await testCredential(sandbox.credentials),
			await testCredential({ ...sandbox.credentials, appId: 'x' }),
			await testCredential({ ...sandbox.credentials, privateKey: 'x' }),
			await testCredential({ ...sandbox.credentials, baseUrl: 'http://127.0.0.1:9' }),
			await testCredential({ ...sandbox.credentials, baseUrl: '' }),
		);
		const totals = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'getTotals', options: { amounts: 'bahtText' } },
			credentials: { jtWalletApi: sandbox.credentials },
		});
		console.log(JSON.stringify(totals.items), totals.error);
		const lookUp = await runNode({
			nodeType: 'jtWalletBalance',
			parameters: { operation: 'lookUp', mchUuid: '={{ $json.mchUuid }}', options: { fields: ['balance'], keepInputFields: 'w', amounts: 'bahtNumber' } },
			input: [{ json: { mchUuid: result.items[5]?.json.mchUuid, a: 1 } }, { json: { mchUuid: 'unknown' } }],
			credentials: { jtWalletApi: sandbox.credentials },
		});
		console.log(JSON.stringify(lookUp.items), lookUp.error);
	});
});
