import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../sandbox/faults/faultSchema';
import { type Around, inputOf, useBalanceNode } from './support/balanceNode';
import { formsOf, keyForms, leaks as leaksIn } from './support/leaks';

const node = useBalanceNode({ users: 30 });

/** What of the secrets is in the data of a run. */
function leaks(text: string, privateKey: string): string[] {
	return leaksIn(text, privateKey, node.sandbox.requests);
}

const every = (fault: Fault): Fault => ({ ...fault, when: { every: true } });

const failures: Array<[what: string, fault: Fault]> = [
	['a refused signature', { kind: 'vendorCode', code: 21001 }],
	['refused parameters', { kind: 'vendorCode', code: 21002, message: 'bad' }],
	['throttling', { kind: 'vendorCode', code: 21020 }],
	['an unknown code', { kind: 'vendorCode', code: 77 }],
	['a web page', { kind: 'html' }],
	['no body', { kind: 'emptyBody' }],
	['a cut-off body', { kind: 'cutOffJson' }],
	['HTTP 401', { kind: 'httpStatus', status: 401 }],
	['HTTP 500', { kind: 'httpStatus', status: 500 }],
	['a redirect', { kind: 'httpStatus', status: 307, location: 'http://127.0.0.1:9/' }],
	['a lost connection', { kind: 'resetBeforeHeaders' }],
	['a lost answer', { kind: 'resetInBody' }],
];

const operations: Array<[operation: string, more: INodeParameters]> = [
	['getAll', { filters: { KYCStatus: ['Approved'] } }],
	['getTotals', { filters: { mchUuidList: 'JT1' } }],
	['lookUp', { mchUuid: 'JT1' }],
];

const options = { maxRetries: 0, timeout: 1 };

describe.each(operations)('the data of a run of %s', (operation, more) => {
	it.each(failures)('holds no secret after %s', async (_what, fault) => {
		node.sandbox.faults.set([every(fault)]);
		const { serialised, status } = await node.run({ operation, options, ...more });
		expect(status).toBe('error');
		expect(node.sandbox.requests.length).toBeGreaterThan(0);
		expect(leaks(serialised(), node.sandbox.credentials.privateKey)).toEqual([]);
	});

	it('holds no secret after a failure that the node goes on from, nor after a success', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 21001 }]);
		const { serialised, status } = await node.run(
			{ operation, options, ...more },
			{ input: inputOf({}, {}), onError: 'continueRegularOutput' },
		);
		expect(status).toBe('success');
		expect(leaks(serialised(), node.sandbox.credentials.privateKey)).toEqual([]);
	});
});

describe('a credential that cannot be used', () => {
	const spoilt: Array<[what: string, spoil: (key: string) => object]> = [
		['half of a key', (key) => ({ privateKey: key.slice(0, key.length / 2) })],
		['an altered key', (key) => ({ privateKey: key.replace(/.{8}$/, 'AAAAAAAA') })],
		['two keys', (key) => ({ privateKey: `${key}\n${key}` })],
		['a key in the App ID', (key) => ({ appId: key, privateKey: '' })],
		['a key in the Base URL', (key) => ({ baseUrl: key })],
		['a key as the algorithm', (key) => ({ signatureAlgorithm: key })],
		['no server', () => ({ baseUrl: 'http://127.0.0.1:9' })],
		['another host over http', () => ({ baseUrl: 'http://api.example.com' })],
	];

	it.each(spoilt)('leaves no secret behind: %s', async (_what, spoil) => {
		const { privateKey } = node.sandbox.credentials;
		const around: Around = {
			credentials: { jtWalletApi: { ...node.sandbox.credentials, ...spoil(privateKey) } },
		};
		const { serialised, status } = await node.run({ operation: 'getAll', options }, around);
		expect(status).toBe('error');
		expect(leaks(serialised(), privateKey)).toEqual([]);
	});
});

it('a secret that is there would be found', async () => {
	await node.run({ operation: 'getAll' });
	const { privateKey } = node.sandbox.credentials;
	const [request] = node.sandbox.requests;
	const secrets = [...keyForms(privateKey), ...formsOf(request?.sign ?? '')];
	for (const secret of secrets) {
		expect(leaks(`{"error":"x ${secret.slice(40, 60)} y"}`, privateKey)).not.toEqual([]);
	}
	for (const form of formsOf(request?.param ?? '')) {
		expect(leaks(`{"body":"${form}"}`, privateKey)).not.toEqual([]);
	}
});
