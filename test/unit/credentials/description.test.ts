/** What the operator sees of the credential, and what saved credentials depend on. */
import { JtWalletApi } from '../../../credentials/JtWalletApi.credentials';
import { FAILURE_KINDS, ruleOf } from '../../../wallet-api/failureTable';

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

	it('are all looked at by the hidden one that tells whether any holds an expression', () => {
		const hidden = credential.properties.filter((field) => !shownFields.includes(field));
		expect(hidden.map(({ name }) => name)).toEqual(['holdsExpressions']);
		const names = JSON.stringify(shownFields.map(({ name }) => name)).replaceAll(',', ', ');
		expect(hidden[0]?.default).toContain(`={{ ${names}.some(`);
	});

	it.each(shownFields)(
		'$displayName is described',
		({ description, placeholder, type, required }) => {
			expect(description).toMatch(/^[A-Z].{30,}[^.\s]$/);
			if (type === 'string') expect([required, placeholder?.slice(0, 5)]).toEqual([true, 'e.g. ']);
		},
	);

	it('say what a bare code in the test of the credential means', () => {
		const field = credential.properties.find(({ name }) => name === 'baseUrl');
		expect(field?.hint).toMatch(/ECONNREFUSED or ENOTFOUND, n8n could not connect to this address/);
	});

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

describe('the test', () => {
	const rules = (credential.test.rules ?? []).flatMap((rule) =>
		rule.type === 'responseSuccessBody' ? [rule.properties] : [],
	);

	it('asks for one row, in JSON, at the Base URL without stray spaces', () => {
		expect(credential.test.request).toEqual({
			baseURL: '={{$credentials.baseUrl.trim()}}',
			method: 'POST',
			url: '/open-api/jt/wallet/balance',
			body: { page: 1, size: 1 },
			json: true,
			ignoreHttpStatusErrors: true,
		});
	});

	const codes = FAILURE_KINDS.flatMap((kind) => ruleOf(kind).codes.map((code) => ({ kind, code })));

	it.each(codes)('says what happened and what to do at code $code', ({ kind, code }) => {
		const messages = rules.filter(
			({ key, value }) => key === 'code' && String(value) === `${code}`,
		);
		const { title, advice, adviceWithoutPageSize = advice } = ruleOf(kind);
		const message = `${title}. ${adviceWithoutPageSize} JT Wallet returned code ${code}.`;
		expect(messages.map(({ value }) => value)).toEqual([code, `${code}`]);
		expect(messages.map((rule) => rule.message)).toEqual([message, message]);
	});

	it('calls nothing a success that has no code, no list or no total', () => {
		const others = rules.filter(({ value }) => value === undefined || value === null);
		expect(others.map(({ key, value }) => [key, value])).toEqual([
			['code', undefined],
			['data.list.length', undefined],
			['data.total', undefined],
			['data.total', null],
		]);
		for (const { message } of others) expect(message).toMatch(/^(The server|JT Wallet) .+\.$/);
	});

	it('fails at no success', () => {
		const values = rules.filter(({ key }) => key === 'code').map(({ value }) => value);
		expect(values).not.toContain(10_000);
		expect(values).not.toContain('10000');
		expect(values).toHaveLength(new Set(values).size);
	});
});
