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

/** Now and then a user has no such amount, or null. */
const perhaps = fc.oneof(
	{ weight: 8, arbitrary: amount.map(asSent) },
	{ weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);

const user: fc.Arbitrary<JsonObject> = fc
	.record(
		{
			branchNo: fc.constantFrom('A1', 'A2', 'a1', 7, '7', null),
			centerNo: fc.constantFrom('A1', 'C,1', ''),
			KYCStatus: fc.constantFrom('Approved', 'Rejected'),
			userStatus: fc.constantFrom('Active', 'Deactivated'),
			amounts: fc.array(perhaps, { minLength: 6, maxLength: 6 }),
		},
		{ requiredKeys: ['amounts'] },
	)
	.map(({ amounts, ...fields }) => ({
		...fields,
		...Object.fromEntries(
			ROW_AMOUNTS.flatMap((name, index) => {
				const value = amounts[index];
				return value === undefined ? [] : [[name, value]];
			}),
		),
	}));

const amountsOf = (users: readonly JsonObject[], field: string): bigint[] =>
	users.flatMap((row) =>
		row[field] === undefined || row[field] === null ? [] : [BigInt(String(row[field]))],
	);

/** The sums under the vendor's names; none of an amount that nobody has, unless there is nobody. */
const sumsOf = (users: readonly JsonObject[]) =>
	Object.fromEntries(
		ROW_AMOUNTS.flatMap((field) => {
			const values = amountsOf(users, field);
			if (values.length === 0 && users.length > 0) return [];
			const name = `total${field.charAt(0).toUpperCase()}${field.slice(1)}`;
			return [[name, asSent(values.reduce((sum, value) => sum + value, 0n))]];
		}),
	);

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
						...sumsOf(rows),
					});
				}
				const balances = found.map(({ totalBalance }) => BigInt(String(totalBalance ?? 0)));
				expect(
					balances.every((each, index) => index === 0 || each <= (balances[index - 1] ?? each)),
				).toBe(true);
				expect(totals.unreadable).toBeUndefined();
				const all = users.flat();
				expect(Object.fromEntries(totals.lacking)).toEqual(
					Object.fromEntries(
						ROW_AMOUNTS.flatMap((field) => {
							const count = all.length - amountsOf(all, field).length;
							return count === 0 ? [] : [[field, count]];
						}),
					),
				);
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
