import { join } from 'node:path';

import { totalsTable, usersTable } from '../../../scripts/demo/tables';
import { isAmount, sumOf, whatIsWrong } from '../../../scripts/demo/verdict';
import { readWorkflow } from '../../../scripts/n8n/importExamples';
import { connectCredential } from '../../../scripts/n8n/workflows';

const users = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ mchUuid: `JT${index}`, balance: 150 }));

describe('what the demo accepts', () => {
	const truth = {
		users: 5,
		transactions: 2,
		requests: 3,
		verified: 3,
		refused: 0,
		repeatedSignatures: 0,
	};
	const sums = {
		total: 5,
		totalBalance: 750,
		totalBaseBalance: 0,
		totalCodBalance: 0,
		totalWithdrawThreshold: 0,
		totalUnclearBillAmountDue: 0,
		totalUnclearBillAmount: 0,
	};
	const output = {
		users: users(5),
		lookedUp: users(5),
		low: users(5),
		branches: [{ branchNo: null, users: 5, totalBalance: 750 }],
		fileRows: users(5),
		totals: [sums],
		transactions: [{ transactionNo: 'a' }, { transactionNo: 'b' }],
		error: undefined,
	};

	it('is everything once and every request verified', () => {
		expect(whatIsWrong(output, truth)).toBeUndefined();
	});

	it.each([
		['a user too few', { users: users(4) }, {}, 'Get Many gave 4 items, but there are 5'],
		['a user twice', { users: [...users(4), ...users(1)] }, {}, 'only 4 different'],
		['a user not looked up', { lookedUp: users(4) }, {}, 'Look Up gave 4 items'],
		['a row too few', { transactions: [{ transactionNo: 'a' }] }, {}, 'HTTP Request gave 1 items'],
		['a wrong count', { totals: [{ ...sums, total: 4 }] }, {}, 'counts 4 users'],
		[
			'a wrong sum',
			{ totals: [{ ...sums, totalBalance: 751 }] },
			{},
			'totalBalance is not the sum',
		],
		['a user whom the condition lost', { low: users(4) }, {}, 'The condition let 4 users'],
		[
			'a wrong sum of a branch',
			{ branches: [{ branchNo: null, users: 5, totalBalance: 749 }] },
			{},
			'The totals of branch null are wrong',
		],
		['a branch too few', { branches: [] }, {}, 'The branches have 0 users together'],
		['a row too few in the file', { fileRows: users(4) }, {}, 'Export to File gave 4 items'],
		[
			'a changed digit in the file',
			{ fileRows: [...users(4), { mchUuid: 'JT4', balance: 151 }] },
			{},
			"The file's row of JT4",
		],
		['an error', { error: 'no network' }, {}, 'A workflow failed: no network'],
		['a bad signature', {}, { verified: 2 }, 'only 2 of 3 requests'],
		['a refusal', {}, { refused: 1 }, 'refused 1 of 3 requests'],
		['a signature twice', {}, { repeatedSignatures: 1 }, '1 requests were not signed again'],
		['no request', {}, { requests: 0, verified: 0 }, 'sent no request'],
	])('is not %s', (_what, given, counted, sentence) => {
		expect(whatIsWrong({ ...output, ...given }, { ...truth, ...counted })).toContain(sentence);
	});
});

it('adds money without losing a satang, text and missing fields included', () => {
	const items = [{ balance: '9223372036854775807' }, { balance: 1 }, {}, { balance: null }];
	expect(sumOf(items, 'balance')).toBe('9223372036854775808');
	expect(sumOf([], 'balance')).toBe(0);
	expect([isAmount('12.5'), isAmount(''), isAmount(null), isAmount('-7')]).toEqual([
		false,
		false,
		false,
		true,
	]);
});

it('shows the first users, how many more, and totals', () => {
	const table = usersTable(users(1_012));
	expect(table).toContain('JT9');
	expect(table).not.toContain('JT10');
	expect(table).toContain('… and 1,002 more');
	expect(usersTable(users(10))).not.toContain('more');
	expect(totalsTable(users(1_012))).toMatch(/Total of 1,012 users.*\n.*Balance +│ +1,518\.00/);
});

it('connects a workflow to a stored credential and changes nothing else', () => {
	const demo = readWorkflow(join(__dirname, '../../../examples/demo.json'));
	const connected = connectCredential(demo, { jtWalletApi: { id: '7', name: 'Mine' } });
	const mine = { jtWalletApi: { id: '7', name: 'Mine' } };
	expect(connected.nodes.map(({ credentials }) => credentials)).toEqual([
		undefined,
		mine,
		mine,
		mine,
		mine,
		mine,
		mine,
		undefined,
		undefined,
	]);
	expect(connectCredential(demo, { otherApi: { id: '7', name: 'Mine' } })).toEqual(demo);
});
