import { idsOf, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 60, seed: 5 });

const rows = () => node.sandbox.merchant.rows();

/** Some users in an order that is not the vendor's, as items. */
const someUsers = () => [...rows()].filter((_, index) => index % 7 === 3).reverse();

describe('the ids of all input items', () => {
	it('are one request, and the users come in the order of the input, linked to it', async () => {
		const users = someUsers();
		const { items, error } = await node.run(
			{ operation: 'lookUp' },
			{ input: inputOf(...users.map(({ mchUuid }) => ({ mchUuid, note: 'of the sheet' }))) },
		);
		expect(error).toBeUndefined();
		expect(items).toEqual(
			users.map((user, item) => ({ json: { ...user, found: true }, pairedItem: { item } })),
		);
		expect(node.asked()).toEqual([{ page: 1, size: 10_000, mchUuidList: idsOf(users) }]);
	});

	it.each([
		'={{ $json.id }}',
		'={{$json.id}}',
		'={{ $json["id"] }}',
		'={{ $json.id.trim() }}',
		'{{ $json.id }}',
	])('come out of %s as n8n evaluates it', async (mchUuid) => {
		const users = someUsers();
		const { items, error } = await node.run(
			{ operation: 'lookUp', mchUuid },
			{ input: inputOf(...users.map(({ mchUuid: id }) => ({ id }))) },
		);
		expect(error).toBeUndefined();
		const isExpression = mchUuid.startsWith('=');
		expect(idsOf(items)).toEqual(isExpression ? idsOf(users) : users.map(() => mchUuid));
	});

	it('are 4 requests for 20,000 items', async () => {
		node.serve({ users: 18_000 });
		const known = idsOf(rows());
		const ids = Array.from(
			{ length: 20_000 },
			(_, item) => known[(item * 7) % 20_000] ?? `no${item}`,
		);
		const { items, error } = await node.run(
			{ operation: 'lookUp', mchUuid: '={{ $json.id }}' },
			{ input: inputOf(...ids.map((id) => ({ id }))) },
		);
		expect(error).toBeUndefined();
		expect(idsOf(items)).toEqual(ids);
		expect(items.every(({ pairedItem }, item) => Object(pairedItem).item === item)).toBe(true);
		expect(items.filter(({ json }) => json.found === false)).toHaveLength(2_000);
		expect(node.sandbox.counters).toEqual({ requests: 4, verified: 4, refused: 0 });
		const sizes = node
			.asked()
			.map(({ page, size, mchUuidList: list }) => [page, size, Array.isArray(list) && list.length]);
		expect(sizes).toEqual([1, 2, 3, 4].map(() => [1, 10_000, 5_000]));
	}, 120_000);

	it('cost one look-up where they repeat, and give as many items', async () => {
		const [first, second] = idsOf(rows());
		const { items } = await node.run(
			{ operation: 'lookUp' },
			{
				input: inputOf(
					...[first, second, first, ` ${String(first)}\n`].map((id) => ({ mchUuid: String(id) })),
				),
			},
		);
		expect(idsOf(items)).toEqual([first, second, first, first]);
		expect(node.asked().map(({ mchUuidList }) => mchUuidList)).toEqual([[first, second]]);
	});

	it('are none without input items, and nothing is asked', async () => {
		const { items, status } = await node.run({ operation: 'lookUp' }, { input: inputOf() });
		expect({ items, status }).toEqual({ items: [], status: 'success' });
		expect(node.sandbox.requests).toEqual([]);
	});

	it('may be the same for all items, typed in', async () => {
		const [first] = idsOf(rows());
		const { items } = await node.run(
			{ operation: 'lookUp', mchUuid: String(first) },
			{ input: inputOf({}, {}) },
		);
		expect(idsOf(items)).toEqual([first, first]);
	});
});

describe('an item without a usable id', () => {
	const input = () => {
		const [first, second] = idsOf(rows()).map(String);
		return inputOf({ mchUuid: first }, { mchUuid: '' }, { mchUuid: 7 }, {}, { mchUuid: second });
	};
	const refused = (value: string) =>
		`Merchant User ID is ${value}, but it has to be a text such as JT1095595801938341100.`;
	const nothing = (value: string, columns: string) =>
		`Merchant User ID is ${value}. Is the column called mchUuid? The input item has: ${columns}.`;

	it('ends the run before any request, and the error names the item', async () => {
		const { error, items } = await node.run({ operation: 'lookUp' }, { input: input() });
		expect(items).toEqual([]);
		expect(error).toMatchObject({ message: nothing('""', 'mchUuid'), context: { itemIndex: 1 } });
		expect(node.sandbox.requests).toEqual([]);
	});

	it('has the error alone, where the node continues', async () => {
		const { items } = await node.run(
			{ operation: 'lookUp' },
			{ input: input(), onError: 'continueRegularOutput' },
		);
		const [first, second] = rows();
		expect(items).toEqual([
			{ json: { ...first, found: true }, pairedItem: { item: 0 } },
			{ json: { error: nothing('""', 'mchUuid') }, pairedItem: { item: 1 } },
			{ json: { error: expect.stringContaining(refused('7')) }, pairedItem: { item: 2 } },
			{ json: { error: nothing('undefined', 'no columns') }, pairedItem: { item: 3 } },
			{ json: { ...second, found: true }, pairedItem: { item: 4 } },
		]);
		expect(node.sandbox.requests).toHaveLength(1);
	});

	it('asks nothing, where no item has one', async () => {
		const { items } = await node.run(
			{ operation: 'lookUp' },
			{ input: inputOf({}, {}), onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => Object.keys(json))).toEqual([['error'], ['error']]);
		expect(node.sandbox.requests).toEqual([]);
	});
});

describe('a request that fails', () => {
	const input = inputOf({ mchUuid: 'a' }, { mchUuid: 'b' }, { mchUuid: '' });

	it('ends the run', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 21003 }]);
		const { error, items } = await node.run({ operation: 'lookUp', mchUuid: 'a' });
		expect(items).toEqual([]);
		expect(wordsOf(error).title).toBe('JT Wallet does not know this App ID');
	});

	it('gives an error item for every input item, where the node continues', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 21003 }]);
		const { items } = await node.run(
			{ operation: 'lookUp' },
			{ input, onError: 'continueRegularOutput' },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		const said = {
			error: 'JT Wallet does not know this App ID',
			message: expect.stringContaining('JT Wallet returned code 21003'),
		};
		expect(items.slice(0, 2).map(({ json }) => json)).toEqual([said, said]);
		expect(items[2]?.json.error).toContain('Merchant User ID is ""');
	});

	it('sends every item to the error output, where the node has one', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 21003 }]);
		const { outputs } = await node.run(
			{ operation: 'lookUp' },
			{ input, onError: 'continueErrorOutput' },
		);
		expect(outputs.map((items) => items.length)).toEqual([0, 3]);
		expect(outputs[1]?.map(({ json }) => json.mchUuid)).toEqual(['a', 'b', '']);
	});
});
