import { idsOf, inputOf, useBalanceNode } from './support/balanceNode';

const node = useBalanceNode({ users: 1_000, seed: 7 });

const everyone = () => idsOf(node.sandbox.merchant.rows());

/** The pages as `page of size`, in the order in which they end. */
const pages = () =>
	node
		.asked()
		.map(({ page, size }) => ({ page: Number(page), size: Number(size) }))
		.sort((a, b) => a.page * a.size - b.page * b.size)
		.map(({ page, size }) => `${page} of ${size}`);

describe('Return All', () => {
	it("brings every user once, in the vendor's order, over many pages", async () => {
		const { items, error, hints } = await node.run({
			operation: 'getAll',
			returnAll: true,
			options: { pageSize: 300, parallelRequests: 3 },
		});
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
		expect(items.map(({ json }) => json)).toEqual(node.sandbox.merchant.rows());
		// Each begins a little before the one before it ends.
		expect(pages()).toEqual(['1 of 300', '2 of 290', '3 of 285', '6 of 169']);
		expect(node.sandbox.counters).toEqual({ requests: 4, verified: 4, refused: 0 });
	});

	it("asks for the vendor's largest page by default", async () => {
		node.serve({ users: 25_000 });
		const { items } = await node.run({ operation: 'getAll', returnAll: true });
		expect(idsOf(items)).toEqual(everyone());
		expect(pages()).toEqual(['1 of 10000', '2 of 9990', '4 of 6253']);
	});

	it('looks past the end once where a page holds exactly everyone: a total may be too low', async () => {
		const { items } = await node.run({
			operation: 'getAll',
			returnAll: true,
			options: { pageSize: 1_000 },
		});
		expect(items).toHaveLength(1_000);
		expect(pages()).toEqual(['1 of 1000', '46 of 22']);
	});

	it('needs one request where a page shows the end', async () => {
		const { items } = await node.run({
			operation: 'getAll',
			returnAll: true,
			options: { pageSize: 1_001 },
		});
		expect(items).toHaveLength(1_000);
		expect(pages()).toEqual(['1 of 1001']);
	});
});

describe('Limit', () => {
	it('is 50 by default, from one request for 50', async () => {
		const { items } = await node.run({ operation: 'getAll' });
		expect(idsOf(items)).toEqual(everyone().slice(0, 50));
		expect(node.asked()).toEqual([{ page: 1, size: 50 }]);
	});

	// Few requests come first, then small ones. The last page is the smallest that joins the others and reaches the limit.
	const cases: Array<[limit: number, users: number, pageSize: number, asked: string[]]> = [
		[12_000, 30_000, 10_000, ['1 of 10000', '5 of 2400']],
		[10_001, 12_000, 10_000, ['1 of 10000', '667 of 15']],
		[1_000, 1_000, 1_000, ['1 of 1000']],
		[1, 1_000, 10_000, ['1 of 1']],
		[100, 1_000, 30, ['1 of 30', '2 of 20', '2 of 30', '3 of 25', '3 of 30', '5 of 20']],
		[101, 1_000, 100, ['1 of 100', '7 of 15']],
	];

	it.each(cases)('%i of %i users, at most %i on a page: %j', async (...row) => {
		const [limit, users, pageSize, asked] = row;
		node.serve({ users });
		const { items, error } = await node.run({ operation: 'getAll', limit, options: { pageSize } });
		expect(error).toBeUndefined();
		expect(idsOf(items)).toEqual(everyone().slice(0, limit));
		expect(pages()).toEqual(asked);
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
