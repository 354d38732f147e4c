import { join } from 'node:path';
import { baht, satang, sumOf } from '../../../scripts/demo/money';
import { totalsTable, usersTable } from '../../../scripts/demo/tables';
import { whatIsWrong } from '../../../scripts/demo/verdict';
import { readWorkflow } from '../../../scripts/n8n/importExamples';
import { connectCredential } from '../../../scripts/n8n/workflows';

const users = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ mchUuid: `JT${index}`, balance: 150 }));

describe('what the demo accepts', () => {
	const counted = { requests: 3, verified: 3, refused: 0 };

	it('is every user once and every request verified', () => {
		expect(whatIsWrong(users(5), 5, counted)).toBeUndefined();
	});

	it.each([
		['a user too few', users(4), counted, 'gave 4 items, but the sandbox has 5'],
		['a user twice', [...users(4), ...users(1)], counted, 'only 4 different users'],
		['a bad signature', users(5), { ...counted, verified: 2 }, 'only 2 of 3 requests'],
		['a refusal', users(5), { ...counted, refused: 1 }, 'refused 1 of 3 requests'],
		['no request', [], { requests: 0, verified: 0, refused: 0 }, 'sent no request'],
	])('is not %s', (_what, items, count, sentence) => {
		expect(whatIsWrong(items, 5, count)).toContain(sentence);
	});
});

describe('money', () => {
	it.each([
		[0n, '0.00'],
		[5n, '0.05'],
		[-5n, '-0.05'],
		[50_000n, '500.00'],
		[-123_456_789n, '-1,234,567.89'],
		[9_223_372_036_854_775_807n, '92,233,720,368,547,758.07'],
	])('%s satang are %s baht', (amount, text) => expect(baht(amount)).toBe(text));

	it('is added without losing a satang, text and missing fields included', () => {
		const items = [{ balance: '9223372036854775807' }, { balance: 1 }, {}, { balance: null }];
		expect(sumOf(items, 'balance')).toBe(9_223_372_036_854_775_808n);
		expect(satang('12.5')).toBeUndefined();
	});
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
	const connected = connectCredential(demo, 'jtWalletApi', { id: '7', name: 'Mine' });
	expect(connected.nodes.map(({ credentials }) => credentials)).toEqual([
		undefined,
		{ jtWalletApi: { id: '7', name: 'Mine' } },
		undefined,
	]);
	expect(connectCredential(demo, 'otherApi', { id: '7', name: 'Mine' })).toEqual(demo);
});
