/** Users added page by page, against sums over BigInt. */
import fc from 'fast-check';
import { type JsonObject, ROW_AMOUNTS } from '../../wallet-api/contract';
import { GROUP_FIELDS, GroupedTotals } from '../../wallet-api/reading/groupedTotals';
import { asSent, long } from '../support/longs';

/** Amounts of everyday size, and of any: in one group many of them go beyond what a number holds. */
const amount = fc.oneof(
	fc.bigInt({ min: -10_000n, max: 10_000_000n }),
	fc.constantFrom(2n ** 53n - 1n, -(2n ** 53n) + 1n, 2n ** 52n),
	long,
);

const user: fc.Arbitrary<JsonObject> = fc
	.record(
		{
			branchNo: fc.constantFrom('A1', 'A2', 'a1', 7, '7', null),
			centerNo: fc.constantFrom('A1', 'C,1', ''),
			KYCStatus: fc.constantFrom('Approved', 'Rejected'),
			userStatus: fc.constantFrom('Active', 'Deactivated'),
			amounts: fc.array(amount, { minLength: 6, maxLength: 6 }),
		},
		{ requiredKeys: ['amounts'] },
	)
	.map(({ amounts, ...fields }) => ({
		...fields,
		...Object.fromEntries(ROW_AMOUNTS.map((name, index) => [name, asSent(amounts[index] ?? 0n)])),
	}));

const sumOf = (users: readonly JsonObject[], field: string): bigint =>
	users.reduce((sum, row) => sum + BigInt(String(row[field])), 0n);

describe('users added page by page', () => {
	it('are the sums of each group, whatever is grouped by, largest balance first', () => {
		const pages = fc.array(fc.array(user, { maxLength: 8 }), { maxLength: 8 });
		fc.assert(
			fc.property(pages, fc.subarray([...GROUP_FIELDS]), (users, groupBy) => {
				const totals = new GroupedTotals(groupBy);
				for (const page of users) totals.add(page);

				const groups = new Map<string, JsonObject[]>();
				if (groupBy.length === 0) groups.set('[]', []);
				for (const row of users.flat()) {
					const key = JSON.stringify(groupBy.map((field) => row[field] ?? null));
					groups.set(key, [...(groups.get(key) ?? []), row]);
				}
				const found = totals.totals();
				expect(found).toHaveLength(groups.size);
				for (const group of found) {
					const key = JSON.stringify(groupBy.map((field) => group[field]));
					const rows = groups.get(key) ?? [];
					expect(group).toEqual({
						...Object.fromEntries(groupBy.map((field) => [field, group[field]])),
						users: rows.length,
						totalBalance: asSent(sumOf(rows, 'balance')),
						totalBaseBalance: asSent(sumOf(rows, 'baseBalance')),
						totalCodBalance: asSent(sumOf(rows, 'codBalance')),
						totalWithdrawThreshold: asSent(sumOf(rows, 'withdrawThreshold')),
						totalUnclearBillAmountDue: asSent(sumOf(rows, 'unclearBillAmountDue')),
						totalUnclearBillAmount: asSent(sumOf(rows, 'unclearBillAmount')),
					});
				}
				const balances = found.map(({ totalBalance }) => BigInt(String(totalBalance)));
				expect(
					balances.every((each, index) => index === 0 || each <= (balances[index - 1] ?? each)),
				).toBe(true);
				expect(totals.unreadable).toBeUndefined();
				expect(totals.lacking.size).toBe(0);
			}),
			{ numRuns: 500 },
		);
	});

	it('come out in the same order, whichever order they came in', () => {
		fc.assert(
			fc.property(
				fc.array(user, { maxLength: 20 }),
				fc.subarray([...GROUP_FIELDS]),
				(users, groupBy) => {
					const [forward, backward] = [new GroupedTotals(groupBy), new GroupedTotals(groupBy)];
					forward.add(users);
					backward.add([...users].reverse());
					expect(backward.totals()).toEqual(forward.totals());
				},
			),
		);
	});
});
