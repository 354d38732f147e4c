/** Sums over everybody who is read, group by group, against the same over BigInt. */
import type { INodeParameters } from 'n8n-workflow';
import type { Row } from '../../sandbox/merchant/rows';
import { inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 700, seed: 11 });

const SUMS = {
	totalBalance: 'balance',
	totalBaseBalance: 'baseBalance',
	totalCodBalance: 'codBalance',
	totalWithdrawThreshold: 'withdrawThreshold',
	totalUnclearBillAmountDue: 'unclearBillAmountDue',
	totalUnclearBillAmount: 'unclearBillAmount',
} as const;

/** The groups found the plain way, by the JSON of what they share. */
function groupsOf(rows: readonly Row[], groupBy: readonly string[]) {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const key = JSON.stringify(groupBy.map((field) => row[field] ?? null));
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return new Map([...groups].map(([key, users]) => [key, totalsOf(users)]));
}

const totalsOf = (users: readonly Row[]) => ({
	users: users.length,
	...Object.fromEntries(
		Object.entries(SUMS).map(([name, field]) => [
			name,
			Number(users.reduce((sum, row) => sum + BigInt(String(row[field])), 0n)),
		]),
	),
});

const add = async (parameters: INodeParameters = {}) => {
	const result = await node.run({ operation: 'getTotals', totalsFrom: 'added', ...parameters });
	expect(result.error).toBeUndefined();
	return result;
};

describe('added up', () => {
	it('are one item for all, whatever the vendor states', async () => {
		node.sandbox.settings.totalsOver = 'merchant';
		const { items } = await add({
			filters: { KYCStatus: ['Rejected'] },
			options: { pageSize: 40 },
		});
		const rejected = node.sandbox.merchant
			.rows()
			.filter(({ KYCStatus }) => KYCStatus === 'Rejected');
		expect(items).toEqual([{ json: totalsOf(rejected), pairedItem: { item: 0 } }]);
		expect(node.asked().every(({ size }) => Number(size) <= 40)).toBe(true);
	});

	it.each([[['branchNo']], [['KYCStatus', 'userStatus']], [['codEnableStatus']]])(
		'by %j are one item per group, largest balance first',
		async (groupBy) => {
			const { items } = await add({ groupBy });
			const expected = groupsOf(node.sandbox.merchant.rows(), groupBy);
			const found = items.map(({ json }): [string, unknown] => {
				const { users, ...others } = json;
				const sums = Object.fromEntries(
					Object.entries(others).filter(([name]) => !groupBy.includes(name)),
				);
				return [JSON.stringify(groupBy.map((field) => json[field])), { users, ...sums }];
			});
			expect(new Map(found)).toEqual(expected);
			expect(expected.size).toBe(items.length);
			const balances = items.map(({ json }) => Number(json.totalBalance));
			expect(balances).toEqual([...balances].sort((a, b) => b - a));
		},
	);

	it('follow conditions, and the form of amounts', async () => {
		const { items } = await add({
			amounts: 'bahtText',
			filters: { amountConditions: { condition: [{ comparison: 'below', amount: '100' }] } },
		});
		const low = node.sandbox.merchant.rows().filter(({ balance }) => Number(balance) < 10_000);
		expect(items[0]?.json.users).toBe(low.length);
		const satang = low.reduce((sum, { balance }) => sum + Number(balance), 0);
		expect(items[0]?.json.totalBalance).toBe((satang / 100).toFixed(2));
	});

	it('are exact beyond what numbers hold', async () => {
		const balance = 9223372036854775807n;
		node.serve({ rows: [1, 2, 3].map((index) => ({ mchUuid: `JT${index}`, balance })) });
		const { items, hints } = await add();
		expect(items[0]?.json).toEqual({ users: 3, totalBalance: String(3n * balance) });
		expect(hints.map(({ message }) => message)).toContain(
			'3 wallet users have no COD Balance and are not in the sum of it.',
		);
	});

	it('of nobody are zero, or no group, and a hint says so', async () => {
		const filters = { branchNos: 'nowhere' };
		const { items, hints } = await add({ filters });
		expect(items[0]?.json).toMatchObject({ users: 0, totalBalance: 0 });
		expect(hints.map(({ message }) => message)).toEqual([
			'No wallet user matches the filters (Branch Numbers: nowhere).',
		]);
		expect((await add({ filters, groupBy: ['KYCStatus'] })).items).toEqual([]);
	});

	it('are asked for by each input item', async () => {
		const { items } = await node.run(
			{ operation: 'getTotals', totalsFrom: 'added', filters: { KYCStatus: '={{ $json.kyc }}' } },
			{ input: inputOf({ kyc: 'Approved' }, { kyc: 'Rejected' }) },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		const users = items.reduce((sum, { json }) => sum + Number(json.users), 0);
		const both = ['Approved', 'Rejected'];
		expect(users).toBe(
			node.sandbox.merchant.rows().filter((row) => both.includes(String(row.KYCStatus))).length,
		);
	});
});

describe('what would make a sum wrong', () => {
	it('is no amount: the node fails, and names the user', async () => {
		node.serve({
			rows: [
				{ mchUuid: 'JT1', balance: 5 },
				{ mchUuid: 'JT2', balance: 'much' },
			],
		});
		const { error, items } = await node.run({ operation: 'getTotals', totalsFrom: 'added' });
		expect(items).toEqual([]);
		expect(wordsOf(error).title).toContain(
			'"balance" of the wallet user JT2 is "much", which is not a whole number of satang and cannot be added up.',
		);
	});

	it('is a page that fails: there is no sum of the others', async () => {
		node.sandbox.faults.set([{ kind: 'vendorCode', code: 21002, when: { page: 3 } }]);
		const { error, items } = await node.run({
			operation: 'getTotals',
			totalsFrom: 'added',
			options: { pageSize: 100 },
		});
		expect([items, wordsOf(error).title]).toEqual([
			[],
			'JT Wallet refused the parameters of the request',
		]);
	});

	it('is a condition with stated totals, which is refused before anything is sent', async () => {
		const { error } = await node.run({
			operation: 'getTotals',
			filters: { branchNos: 'A1', createdAfter: '2026-01-01' },
		});
		expect(wordsOf(error).title).toBe(
			"Totals From is As Stated by JT Wallet, but JT Wallet cannot filter by Branch Numbers: A1, Created After: 2026-01-01. Set 'Totals From' to Added Up From All Users, or remove the filter.",
		);
		expect(node.sandbox.requests).toEqual([]);
	});

	it('is a group that an expression leaves out', async () => {
		const { error } = await node.run({
			operation: 'getTotals',
			totalsFrom: 'added',
			groupBy: '={{ $json.by }}',
		});
		expect(wordsOf(error).title).toBe(
			'Group By has an expression that returned undefined. Correct the expression, or clear the field to add up all wallet users.',
		);
	});
});
