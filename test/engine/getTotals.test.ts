import type { Row } from '../../sandbox/merchant/rows';
import { TOTAL_AMOUNTS } from '../../wallet-api/contract';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 400, seed: 9 });

const LARGEST_LONG = 9223372036854775807n;

/** So many users with these amounts each, and their ids. */
function crowd(count: number, amounts: { [field: string]: bigint }) {
	const rows = Array.from(
		{ length: count },
		(_, index): Row => ({ mchUuid: `JT${index}`, ...amounts }),
	);
	return { rows, ids: rows.map(({ mchUuid }) => mchUuid) };
}

const allOf = async (ids: string[], options = {}) =>
	await node.run(
		{ operation: 'getTotals', filters: { mchUuidList: '={{ $json.ids }}' }, options },
		{ input: inputOf({ ids }) },
	);

/** A sum over the rows, for a filter found the plain way. */
const sumOf = (field: string, status?: string) =>
	node.sandbox.merchant
		.rows()
		.filter(({ KYCStatus }) => status === undefined || KYCStatus === status)
		.reduce((sum, row) => sum + Number(row[field]), 0);

describe('the totals', () => {
	it('are one item from one request for one row: the number of users and every sum', async () => {
		const { items, error } = await node.run({ operation: 'getTotals' });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: {
					total: 400,
					totalBalance: sumOf('balance'),
					totalBaseBalance: sumOf('baseBalance'),
					totalCodBalance: sumOf('codBalance'),
					totalUnclearBillAmountDue: sumOf('unclearBillAmountDue'),
					totalUnclearBillAmount: sumOf('unclearBillAmount'),
					totalWithdrawThreshold: sumOf('withdrawThreshold'),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(node.asked()).toEqual([{ page: 1, size: 1 }]);
	});

	it('are asked for with the filters of each input item, and linked to it', async () => {
		const { items } = await node.run(
			{ operation: 'getTotals', filters: { KYCStatus: '={{ $json.kyc }}' } },
			{ input: inputOf({ kyc: 'Approved' }, { kyc: 'Rejected' }) },
		);
		const statuses = ['Approved', 'Rejected'];
		expect(items.map(({ json }) => json.totalBalance)).toEqual(
			statuses.map((status) => sumOf('balance', status)),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(node.asked()).toEqual(
			statuses.map((status) => ({ page: 1, size: 1, KYCStatus: [status] })),
		);
	});

	it('are those of nobody where nobody matches', async () => {
		const { items } = await node.run({
			operation: 'getTotals',
			filters: { mchUuidList: 'nobody' },
		});
		expect(items.map(({ json }) => json)).toEqual([
			{ total: 0, ...Object.fromEntries(TOTAL_AMOUNTS.map((name) => [name, 0])) },
		]);
	});

	it('are only those that the vendor sends', async () => {
		const fields = TOTAL_AMOUNTS.filter((name) => name !== 'totalBalance');
		node.sandbox.faults.set([{ kind: 'missingFields', of: 'data', fields }]);
		const { items } = await node.run({ operation: 'getTotals' });
		expect(items.map(({ json }) => json)).toEqual([{ total: 400, totalBalance: sumOf('balance') }]);
	});
});

describe('with more ids than the vendor takes in one request', () => {
	it('the parts are added', async () => {
		const { rows, ids } = crowd(5_001, { balance: 7n });
		node.serve({ rows });
		const { items } = await allOf([...ids, ...ids.slice(0, 100)]);
		expect(items[0]?.json).toMatchObject({ total: 5_001, totalBalance: 35_007 });
		expect(node.asked()).toHaveLength(2);
		expect(node.asked().every(({ page, size }) => page === 1 && size === 1)).toBe(true);
	});

	it('longs of 19 digits are added exactly, as text', async () => {
		const amounts = { balance: 1844674407370955n, baseBalance: -1844674407370955n, codBalance: 1n };
		const { rows, ids } = crowd(5_001, amounts);
		node.serve({ rows });
		const { items } = await allOf(ids);
		expect(items[0]?.json).toMatchObject({
			total: 5_001,
			totalBalance: String(5_001n * 1844674407370955n),
			totalBaseBalance: String(-5_001n * 1844674407370955n),
			totalCodBalance: 5_001,
		});
	});

	it('a sum that no long can hold is exact, too', async () => {
		const { rows, ids } = crowd(5_001, { balance: LARGEST_LONG });
		node.serve({ rows });
		const { items } = await allOf(ids);
		expect(items[0]?.json.totalBalance).toBe(String(5_001n * LARGEST_LONG));
	});

	it('spellings that differ in case are asked for together, so that nobody is counted twice', async () => {
		const { rows, ids } = crowd(5_001, { balance: 7n });
		node.serve({ rows });
		await allOf([...ids, 'jt0']);
		const lists = node.asked().map(({ mchUuidList }) => mchUuidList);
		expect(lists.filter((list) => JSON.stringify(list).includes('"jt0"'))).toEqual([
			expect.arrayContaining(['JT0', 'jt0']),
		]);
	});

	it('one part that fails fails the whole: half a sum would be wrong', async () => {
		const { rows, ids } = crowd(5_001, { balance: 7n });
		node.serve({ rows });
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 21002, when: { request: 2 } }]);
		const { items, error } = await allOf(ids);
		expect(items).toEqual([]);
		expect(wordsOf(error).title).toBe('JT Wallet refused the parameters of the request');
	});

	it('a sum that one part lacks is left out, and a hint says so', async () => {
		const { rows, ids } = crowd(5_001, { balance: 7n });
		node.serve({ rows });
		const fields = ['totalBalance'];
		node.sandbox.faults.set([{ kind: 'missingFields', of: 'data', fields, when: { request: 2 } }]);
		const { items, hints } = await allOf(ids);
		expect(items[0]?.json).toMatchObject({ total: 5_001, totalBaseBalance: 0 });
		expect(items[0]?.json).not.toHaveProperty('totalBalance');
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^Left out: totalBalance\. More than 5,000 Merchant User IDs/),
		]);
	});

	it('sums over the whole merchant are not added up, and a hint says so', async () => {
		const { rows, ids } = crowd(6_000, { balance: 7n });
		node.serve({ rows });
		node.sandbox.settings.totalsOver = 'merchant';
		const { items, hints } = await allOf(ids);
		expect(items[0]?.json).toEqual({
			total: 6_000,
			...Object.fromEntries(
				TOTAL_AMOUNTS.filter((name) => name !== 'totalBalance').map((name) => [name, 0]),
			),
		});
		expect(hints).toHaveLength(1);
		// One request is the vendor's own word, whatever it is over.
		const { items: asSent, hints: none } = await allOf(ids.slice(0, 5_000));
		expect(asSent[0]?.json).toMatchObject({ total: 5_000, totalBalance: 42_000 });
		expect(none).toEqual([]);
	});
});

describe('in baht', () => {
	it.each([
		['bahtText', 1234567n, '12345.67'],
		['bahtNumber', 1234567n, 12345.67],
		['bahtNumber', LARGEST_LONG, '92233720368547758.07'],
		['bahtText', -5n, '-0.05'],
		['satang', 1234567n, 1234567],
	])('%s: %s satang are %j, and the number of users stays', async (amounts, satang, expected) => {
		node.serve({ rows: [{ mchUuid: 'JT1', balance: satang }] });
		const { items } = await node.run({ operation: 'getTotals', amounts });
		expect(items[0]?.json).toMatchObject({ total: 1, totalBalance: expected });
	});
});
