import { TOTAL_AMOUNTS } from '../../../wallet-api/contract';
import { GroupedTotals } from '../../../wallet-api/reading/groupedTotals';

const SUMS_OF_NOBODY = Object.fromEntries(TOTAL_AMOUNTS.map((name) => [name, 0]));

describe('nobody', () => {
	it('is one item of noughts where nothing is grouped by, and else no item', () => {
		expect(new GroupedTotals([]).totals()).toEqual([{ users: 0, ...SUMS_OF_NOBODY }]);
		expect(new GroupedTotals(['branchNo']).totals()).toEqual([]);
	});
});

describe('a group', () => {
	it('names the fields in the order they were chosen in, then users, then sums', () => {
		const totals = new GroupedTotals(['userStatus', 'branchNo']);
		totals.add([{ branchNo: 'A1', userStatus: 'Active', balance: 5, codBalance: 1 }]);
		expect(Object.keys(totals.totals()[0] ?? {})).toEqual([
			'userStatus',
			'branchNo',
			'users',
			'totalBalance',
			'totalCodBalance',
		]);
	});

	it('of those who lack the field, or have null there, has null', () => {
		const totals = new GroupedTotals(['branchNo']);
		totals.add([{ balance: 1 }, { branchNo: null, balance: 2 }, { branchNo: 'null', balance: 4 }]);
		expect(totals.totals()).toEqual([
			{ branchNo: 'null', users: 1, totalBalance: 4 },
			{ branchNo: null, users: 2, totalBalance: 3 },
		]);
	});
});

describe('an amount', () => {
	it('that users lack is in no sum, is counted, and makes no sum up', () => {
		const totals = new GroupedTotals([]);
		totals.add([{ balance: 1, codBalance: null }, { balance: null }, {}]);
		expect(totals.totals()).toEqual([{ users: 3, totalBalance: 1 }]);
		expect(totals.lacking.get('balance')).toBe(2);
		expect(totals.lacking.get('codBalance')).toBe(3);
		expect(totals.unreadable).toBeUndefined();
	});

	it.each(['12a', '', 1.5, true, []])(
		'that is %j is no amount: the first of them is named',
		(odd) => {
			const totals = new GroupedTotals([]);
			const row = { mchUuid: 'JT2', balance: odd };
			totals.add([{ mchUuid: 'JT1', balance: 1 }, row, { mchUuid: 'JT3', balance: 'x' }]);
			expect(totals.unreadable).toEqual({ field: 'balance', row });
		},
	);
});

describe('a sum', () => {
	const MOST = Number.MAX_SAFE_INTEGER;

	it.each<[string, Array<number | string>, number | string]>([
		['of numbers is exact above what a number can hold', [MOST, MOST, 2], '18014398509481984'],
		['comes back to a number', [MOST, MOST, -MOST], MOST],
		['of digits with 19 places is exact', ['9223372036854775806', 1], '9223372036854775807'],
		['takes debts off', ['9223372036854775807', '-9223372036854775800', -2], 5],
	])('%s', (_, amounts, sum) => {
		const totals = new GroupedTotals([]);
		totals.add(amounts.map((balance) => ({ balance })));
		expect(totals.totals()).toEqual([{ users: amounts.length, totalBalance: sum }]);
	});
});

it('groups come with the largest balance first, those of one balance by what they share', () => {
	const totals = new GroupedTotals(['branchNo']);
	const users = { B: 5, A: 5, D: -1, C: 90 };
	totals.add(Object.entries(users).map(([branchNo, balance]) => ({ branchNo, balance })));
	expect(totals.totals().map(({ branchNo }) => branchNo)).toEqual(['C', 'A', 'B', 'D']);
});
