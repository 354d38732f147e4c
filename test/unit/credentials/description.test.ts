/** What the operator sees of the credential, and what saved credentials depend on. */
import { JtWalletApi } from '../../../credentials/JtWalletApi.credentials';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { testJtWallet } from '../../../nodes/shared/http/credentialTest';

const credential = new JtWalletApi();

const shownFields = credential.properties.filter(({ type }) => type !== 'hidden');

it('has the name that saved credentials and nodes refer to', () => {
	expect([credential.name, credential.displayName]).toEqual(['jtWalletApi', 'JT Wallet API']);
	expect(credential.documentationUrl).toMatch(/^https:.+\/docs\/credential\.md$/);
});

it('has its picture beside the code, for light and for dark', () => {
	expect(credential.icon).toEqual({
		light: 'file:../icons/jtWallet.svg',
		dark: 'file:../icons/jtWallet.dark.svg',
	});
});

describe('the fields', () => {
	it('have the names and defaults that saved credentials depend on', () => {
		expect(shownFields.map(({ name, default: value }) => [name, value])).toEqual([
			['baseUrl', ''],
			['appId', ''],
			['privateKey', ''],
			['signatureAlgorithm', 'RSA-SHA256'],
		]);
	});

	it('are called by what they hold, and typed or chosen', () => {
		expect(shownFields.map(({ displayName, type }) => [displayName, type])).toEqual([
			['Base URL', 'string'],
			['App ID', 'string'],
			['Private Key', 'string'],
			['Signature Algorithm', 'options'],
		]);
	});

	it.each(shownFields)(
		'$displayName is described',
		({ description, placeholder, type, required }) => {
			expect(description).toMatch(/^[A-Z].{30,}[^.\s]$/);
			if (type === 'string') expect([required, placeholder?.slice(0, 5)]).toEqual([true, 'e.g. ']);
		},
	);

	it('hide the key while it is typed', () => {
		const field = credential.properties.find(({ name }) => name === 'privateKey');
		expect(field?.typeOptions).toEqual({ password: true, rows: 4 });
	});

	it('offer the digests under their usual names', () => {
		const field = credential.properties.find(({ name }) => name === 'signatureAlgorithm');
		expect(field?.options).toEqual([
			{ name: 'SHA-1', value: 'RSA-SHA1' },
			{ name: 'SHA-256', value: 'RSA-SHA256' },
			{ name: 'SHA-512', value: 'RSA-SHA512' },
		]);
	});
});

it('is tested by the nodes, for n8n’s own test can only tell equal from not equal', () => {
	expect(credential).not.toHaveProperty('test');
	for (const node of [new JtWalletBalance(), new JtWalletBalanceTrigger()]) {
		expect(node.description.credentials).toEqual([
			{ name: credential.name, required: true, testedBy: 'testJtWallet' },
		]);
		expect(node.methods.credentialTest).toEqual({ testJtWallet });
	}
});
