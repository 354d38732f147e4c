import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({
	rows: [
		{ mchUuid: 'JT1', balance: 123456, createTime: '2024-11-22 00:00:00', KYCStatus: 'Pending' },
		{ mchUuid: 'JT2', balance: -5, createTime: '2024-11-21 23:59:59', KYCStatus: 'Approved' },
	],
});

const input = inputOf(
	{ mchUuid: 'JT2', row: 1 },
	{ mchUuid: 'nobody', row: 2 },
	{ mchUuid: 'JT1', row: 3 },
);

const run = async (options: { [name: string]: string | string[] }, continues = false) =>
	await node.run(
		{ operation: 'lookUp', output: 'selected', fields: ['balance'], options },
		{ input, ...(continues ? { onError: 'continueRegularOutput' } : {}) },
	);

const jt1 = { mchUuid: 'JT1', balance: 123456, found: true };
const jt2 = { mchUuid: 'JT2', balance: -5, found: true };

describe('When Not Found', () => {
	it.each([[{}], [{ whenNotFound: 'returnId' }]])(
		'%j: the id, with found: false',
		async (options) => {
			const { items } = await run(options);
			expect(items).toEqual([
				{ json: jt2, pairedItem: { item: 0 } },
				{ json: { mchUuid: 'nobody', found: false }, pairedItem: { item: 1 } },
				{ json: jt1, pairedItem: { item: 2 } },
			]);
		},
	);

	it('Skip: no item, and the others keep their links', async () => {
		const { items } = await run({ whenNotFound: 'skip' });
		expect(items).toEqual([
			{ json: jt2, pairedItem: { item: 0 } },
			{ json: jt1, pairedItem: { item: 2 } },
		]);
	});

	it('Fail: the run ends, naming the ids', async () => {
		const { error, items } = await node.run(
			{ operation: 'lookUp', options: { whenNotFound: 'fail' } },
			{ input: inputOf({ mchUuid: 'x' }, { mchUuid: 'JT1' }, { mchUuid: 'y' }, { mchUuid: 'x' }) },
		);
		expect(items).toEqual([]);
		expect(wordsOf(error)).toEqual({
			title: 'Some wallet users were not found',
			advice:
				'No wallet user has the ID x, y. Correct the input, or choose another When Not Found.',
		});
	});

	it('Fail: not more ids than can be read', async () => {
		const { error } = await node.run(
			{ operation: 'lookUp', options: { whenNotFound: 'fail' } },
			{ input: inputOf(...Array.from({ length: 1_000 }, (_, i) => ({ mchUuid: `x${i}` }))) },
		);
		expect(wordsOf(error).advice).toContain('x0, x1, ');
		expect(wordsOf(error).advice).toContain('x19 and 980 more.');
	});

	it('Fail: only the item of that id, where the node continues', async () => {
		const { items } = await run({ whenNotFound: 'fail' }, true);
		expect(items).toEqual([
			{ json: jt2, pairedItem: { item: 0 } },
			{
				json: { error: 'No wallet user has the merchant user ID "nobody".' },
				pairedItem: { item: 1 },
			},
			{ json: jt1, pairedItem: { item: 2 } },
		]);
	});
});

describe('Keep Input Fields', () => {
	it('puts the wallet user under a name beside the fields of the input', async () => {
		const { items } = await run({ keepInputFields: 'wallet' });
		expect(items.map(({ json }) => json)).toEqual([
			{ mchUuid: 'JT2', row: 1, wallet: jt2 },
			{ mchUuid: 'nobody', row: 2, wallet: { mchUuid: 'nobody', found: false } },
			{ mchUuid: 'JT1', row: 3, wallet: jt1 },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});

	it('takes the name without the spaces around it', async () => {
		const { items } = await run({ keepInputFields: ' wallet ' });
		expect(items[0]?.json).toEqual({ mchUuid: 'JT2', row: 1, wallet: jt2 });
	});

	it('refuses a name that the input has already', async () => {
		const { error, items } = await run({ keepInputFields: 'row' });
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			message:
				'Keep Input Fields is "row", but the input item has a field of that name already. Choose another name.',
			context: { itemIndex: 0 },
		});
	});

	it('refuses it for the items that have it, where the node continues', async () => {
		const { items } = await node.run(
			{
				operation: 'lookUp',
				output: 'selected',
				fields: ['balance'],
				options: { keepInputFields: 'wallet' },
			},
			{
				input: inputOf({ mchUuid: 'JT1', wallet: 'leather' }, { mchUuid: 'JT2' }),
				onError: 'continueRegularOutput',
			},
		);
		expect(items.map(({ json }) => json)).toEqual([
			{ error: expect.stringContaining('has a field of that name already') },
			{ mchUuid: 'JT2', wallet: jt2 },
		]);
	});
});

describe('the options about items', () => {
	it('hold for Look Up, each item with its own', async () => {
		const { items } = await node.run(
			{
				operation: 'lookUp',
				amounts: '={{ $json.form }}',
				options: { times: { form: { format: 'iso', timeZone: 'Asia/Tokyo' } } },
			},
			{
				input: inputOf(
					{ mchUuid: 'JT1', form: 'bahtText' },
					{ mchUuid: 'JT2', form: 'bahtNumber' },
					{ mchUuid: 'JT2', form: 'satang' },
				),
			},
		);
		expect(items.map(({ json }) => [json.balance, json.createTime])).toEqual([
			['1234.56', '2024-11-22T00:00:00+09:00'],
			[-0.05, '2024-11-21T23:59:59+09:00'],
			[-5, '2024-11-21T23:59:59+09:00'],
		]);
	});
});
