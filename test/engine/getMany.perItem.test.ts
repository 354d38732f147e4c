import { STATUS_VALUES } from '../../wallet-api/contract';
import { idsOf, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 300, seed: 11 });

const perItem = {
	operation: 'getAll',
	limit: '={{ $json.limit }}',
	filters: { KYCStatus: '={{ $json.kyc }}' },
	options: { pageSize: '={{ $json.pageSize }}' },
};

const EVERY_STATUS = [...STATUS_VALUES.KYCStatus];

const BAD_LIMIT = 'Limit is 0, but it has to be a whole number of 1 or more.';

describe('several input items', () => {
	it('are each asked for with their own parameters, and linked to what they gave', async () => {
		const { items } = await node.run(perItem, {
			input: inputOf(
				{ limit: 3, kyc: ['Approved'], pageSize: 2 },
				{ limit: 2, kyc: ['Pending'], pageSize: 100 },
				{ limit: 1, kyc: EVERY_STATUS, pageSize: 100 },
			),
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 0, 1, 1, 2].map((item) => ({ item })),
		);
		const rows = node.sandbox.merchant.rows();
		const approved = rows.filter(({ KYCStatus }) => KYCStatus === 'Approved').slice(0, 3);
		const pending = rows.filter(({ KYCStatus }) => KYCStatus === 'Pending').slice(0, 2);
		expect(idsOf(items)).toEqual(idsOf([...approved, ...pending, ...rows.slice(0, 1)]));
		expect(node.asked()).toEqual([
			{ page: 1, size: 2, KYCStatus: ['Approved'] },
			{ page: 3, size: 1, KYCStatus: ['Approved'] },
			// Pages of two hardly overlap: this one shows that nobody stands between them.
			{ page: 1, size: 12, KYCStatus: ['Approved'] },
			{ page: 1, size: 2, KYCStatus: ['Pending'] },
			{ page: 1, size: 1, KYCStatus: EVERY_STATUS },
		]);
	});
});

describe('an item that fails', () => {
	const input = inputOf(
		{ limit: 2, kyc: EVERY_STATUS, pageSize: 10 },
		{ limit: 0, kyc: EVERY_STATUS, pageSize: 10 },
		{ limit: 1, kyc: EVERY_STATUS, pageSize: 10 },
	);

	it('ends the run, and the error names the item', async () => {
		const { items, error, status } = await node.run(perItem, { input });
		expect(status).toBe('error');
		expect(items).toEqual([]);
		expect(error).toMatchObject({ message: BAD_LIMIT, context: { itemIndex: 1 } });
	});

	it('gives one linked error item, and the others go on, where the node continues', async () => {
		const { items, status } = await node.run(perItem, { input, onError: 'continueRegularOutput' });
		expect(status).toBe('success');
		const [first, second, third] = idsOf(node.sandbox.merchant.rows());
		expect(third).toBeDefined();
		expect(idsOf(items)).toEqual([first, second, undefined, first]);
		expect(items[2]).toEqual({ json: { error: BAD_LIMIT }, pairedItem: { item: 1 } });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 2].map((item) => ({ item })),
		);
	});

	it('leaves by the error output with its input, where the node has one', async () => {
		const { outputs } = await node.run(perItem, { input, onError: 'continueErrorOutput' });
		const [succeeded = [], failed = []] = outputs;
		expect(succeeded.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 2].map((item) => ({ item })),
		);
		expect(failed.map(({ json }) => json)).toEqual([
			{ limit: 0, kyc: EVERY_STATUS, pageSize: 10, error: BAD_LIMIT },
		]);
	});

	it('says what happened and what to do, where JT Wallet refused it', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 1004, when: { request: 2 } }]);
		const { items } = await node.run(
			{ operation: 'getAll', limit: 1 },
			{ input: inputOf({}, {}, {}), onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.error)).toEqual([
			undefined,
			'JT Wallet refused the merchant',
			undefined,
		]);
		expect(items[1]).toEqual({
			json: {
				error: 'JT Wallet refused the merchant',
				message:
					'The merchant is disabled at JT Wallet. Ask BluePay support to enable it. JT Wallet returned code 1004: "code 1004".',
			},
			pairedItem: { item: 1 },
		});
	});

	it('goes to the error output with its advice, too', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 1004, when: { request: 2 } }]);
		const { outputs } = await node.run(
			{ operation: 'getAll', limit: 1 },
			{ input: inputOf({ a: 1 }, { a: 2 }), onError: 'continueErrorOutput' },
		);
		expect(outputs.map((items) => items.length)).toEqual([1, 1]);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			a: 2,
			error: 'JT Wallet refused the merchant',
			message: expect.stringContaining('Ask BluePay support'),
		});
	});

	it('is the run’s error with both, where the node stops', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 1004, message: 'merchant off' }]);
		const { error } = await node.run({ operation: 'getAll' });
		expect(wordsOf(error)).toEqual({
			title: 'JT Wallet refused the merchant',
			advice: expect.stringContaining('returned code 1004: "merchant off".'),
		});
	});
});
