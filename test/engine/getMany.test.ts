import { idsOf, inputOf, useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 1_000, seed: 7 });

const everyone = () => idsOf(node.sandbox.merchant.rows());

describe('Return All', () => {
	it("brings every user once, in the vendor's order, over many pages", async () => {
		const { items, error, hints } = await node.run({
			operation: 'getAll',
			returnAll: true,
			options: { pageSize: 30, parallelRequests: 3 },
		});
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
		expect(items.map(({ json }) => json)).toEqual(node.sandbox.merchant.rows());
		const pages = node.asked().map(({ page }) => Number(page));
		expect(pages.sort((a, b) => a - b)).toEqual(Array.from({ length: 34 }, (_, i) => i + 1));
		expect(node.sandbox.counters).toEqual({ requests: 34, verified: 34, refused: 0 });
	});

	it("asks for the vendor's largest page unless told otherwise", async () => {
		node.serve({ users: 25_000 });
		const { items } = await node.run({ operation: 'getAll', returnAll: true });
		expect(idsOf(items)).toEqual(everyone());
		expect(node.asked()).toHaveLength(3);
		expect(node.asked()).toEqual(
			expect.arrayContaining([1, 2, 3].map((page) => ({ page, size: 10_000 }))),
		);
	});

	it('needs one request where a page holds exactly everyone', async () => {
		const { items } = await node.run({
			operation: 'getAll',
			returnAll: true,
			options: { pageSize: 1_000 },
		});
		expect(items).toHaveLength(1_000);
		expect(node.asked()).toEqual([{ page: 1, size: 1_000 }]);
	});
});

describe('Limit', () => {
	it('is 50 unless told otherwise, from one request for 50', async () => {
		const { items } = await node.run({ operation: 'getAll' });
		expect(idsOf(items)).toEqual(everyone().slice(0, 50));
		expect(node.asked()).toEqual([{ page: 1, size: 50 }]);
	});

	// Few requests come first, then small ones.
	const cases: Array<[limit: number, users: number, pageSize: number, sizes: number[]]> = [
		[12_000, 30_000, 10_000, [6_000, 6_000]],
		[10_001, 12_000, 10_000, [5_001, 5_001]],
		[1_000, 1_000, 1_000, [1_000]],
		[1, 1_000, 10_000, [1]],
		[100, 1_000, 30, [25, 25, 25, 25]],
		[101, 1_000, 100, [51, 51]],
	];

	it.each(cases)('%i of %i users, at most %i on a page: pages of %j', async (...row) => {
		const [limit, users, pageSize, sizes] = row;
		node.serve({ users });
		const { items, error } = await node.run({ operation: 'getAll', limit, options: { pageSize } });
		expect(error).toBeUndefined();
		expect(idsOf(items)).toEqual(everyone().slice(0, limit));
		const asked = node.asked().sort((a, b) => Number(a.page) - Number(b.page));
		expect(asked).toEqual(sizes.map((size, index) => ({ page: index + 1, size })));
	});

	it('above the number of users brings everyone', async () => {
		const { items } = await node.run({ operation: 'getAll', limit: 5_000 });
		expect(idsOf(items)).toEqual(everyone());
		expect(node.asked()).toEqual([{ page: 1, size: 5_000 }]);
	});
});

describe('nobody', () => {
	it('gives no items and a hint that says so', async () => {
		node.serve({ users: 0 });
		const { items, status, hints } = await node.run({ operation: 'getAll', returnAll: true });
		expect({ items, status }).toEqual({ items: [], status: 'success' });
		expect(hints.map(({ message }) => message)).toEqual([
			'JT Wallet has no wallet users for this merchant.',
		]);
	});

	it('gives a hint that names the filters in use', async () => {
		const { items, hints } = await node.run({
			operation: 'getAll',
			filters: { KYCStatus: ['Rejected', 'Pending'], mchUuidList: 'nobody, no-one' },
		});
		expect(items).toEqual([]);
		expect(hints).toEqual([
			expect.objectContaining({
				message:
					'No wallet user matches the filters (KYC Status: Rejected or Pending; Merchant User IDs: 2 IDs).',
				location: 'outputPane',
			}),
		]);
	});

	it('is no output either, where there is no input item', async () => {
		const { items, status } = await node.run({ operation: 'getAll' }, { input: inputOf() });
		expect({ items, status }).toEqual({ items: [], status: 'success' });
		expect(node.sandbox.requests).toEqual([]);
	});
});
