/** Conditions, which JT Wallet cannot filter by: worked out in the node, against the same found the plain way. */
import type { INodeParameters } from 'n8n-workflow';
import type { Row } from '../../sandbox/merchant/rows';
import { idsOf, inputOf, useBalanceNode, wordsOf } from './support/balanceNode';

const node = useBalanceNode({ users: 900, seed: 6 });

const rows = () => node.sandbox.merchant.rows();
const someRow = () => rows()[40] ?? never();
const idsWhere = (holds: (row: Row) => boolean) => idsOf(rows().filter(holds));
const amount = (condition: INodeParameters): INodeParameters => ({
	amountConditions: { condition: [condition] },
});
const below = (baht: string) => amount({ field: 'balance', comparison: 'below', amount: baht });

const read = async (filters: INodeParameters, others: INodeParameters = {}) => {
	const result = await node.run({ operation: 'getAll', returnAll: true, filters, ...others });
	expect(result.error).toBeUndefined();
	return result;
};

const messagesOf = (hints: ReadonlyArray<{ message: string }>) =>
	hints.map(({ message }) => message);

describe('a condition', () => {
	type Case = { filters: INodeParameters; holds: (row: Row) => boolean };
	const cases: Array<[name: string, of: (example: Row) => Case]> = [
		[
			'amountConditions',
			() => ({ filters: below('100'), holds: ({ balance }) => Number(balance) < 10_000 }),
		],
		[
			'amountConditions, all of which hold',
			() => ({
				filters: {
					amountConditions: {
						condition: [
							{ field: 'balance', comparison: 'atLeast', amount: '10000', unit: 'satang' },
							{ field: 'codBalance', comparison: 'between', amount: '0', amountTo: '5000.50' },
						],
					},
				},
				holds: ({ balance, codBalance }) =>
					Number(balance) >= 10_000 && Number(codBalance) >= 0 && Number(codBalance) <= 500_050,
			}),
		],
		[
			'branchNos',
			({ branchNo: wanted }) => ({
				filters: { branchNos: String(wanted) },
				holds: ({ branchNo }) => branchNo === wanted,
			}),
		],
		[
			'centerNos',
			({ centerNo: wanted }) => ({
				filters: { centerNos: `${String(wanted)}, x` },
				holds: ({ centerNo }) => centerNo === wanted,
			}),
		],
		[
			'createdAfter',
			({ createTime }) => ({
				filters: { createdAfter: String(createTime) },
				holds: (row) => String(row.createTime) >= String(createTime),
			}),
		],
		[
			'createdBefore',
			({ createTime }) => ({
				filters: { createdBefore: String(createTime) },
				holds: (row) => String(row.createTime) < String(createTime),
			}),
		],
		[
			'updatedAfter',
			({ updateTime }) => ({
				filters: { updatedAfter: String(updateTime) },
				holds: (row) => String(row.updateTime) >= String(updateTime),
			}),
		],
		[
			'updatedBefore',
			({ updateTime }) => ({
				filters: { updatedBefore: String(updateTime) },
				holds: (row) => String(row.updateTime) < String(updateTime),
			}),
		],
		[
			'with a filter of JT Wallet',
			() => ({
				filters: { KYCStatus: ['Approved'], ...below('500') },
				holds: ({ KYCStatus, balance }) => KYCStatus === 'Approved' && Number(balance) < 50_000,
			}),
		],
	];

	it.each(cases)('%s: those for whom it holds, from all pages', async (_, of) => {
		const { filters, holds } = of(someRow());
		const { items } = await read(filters, { options: { pageSize: 100 } });
		const expected = idsWhere(holds);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected.length).toBeLessThan(900);
		expect(idsOf(items)).toEqual(expected);
	});

	it('about a time may be a Luxon date, or a text in the zone that is set', async () => {
		const at = String(someRow().createTime);
		const expected = idsWhere((row) => String(row.createTime) >= at);
		const luxon = "={{ DateTime.fromSQL($json.at, { zone: 'Asia/Bangkok' }) }}";
		const { items } = await node.run(
			{ operation: 'getAll', returnAll: true, filters: { createdAfter: luxon } },
			{ input: inputOf({ at }) },
		);
		expect(idsOf(items)).toEqual(expected);
		const inTokyo = await read(
			{ createdAfter: at },
			{ options: { times: { form: { timeZone: 'Asia/Tokyo' } } } },
		);
		expect(idsOf(inTokyo.items)).toEqual(expected);
	});

	it('is exact with 19 digits', async () => {
		const balances = [9223372036854775807n, 9223372036854775806n, -9223372036854775807n];
		node.serve({ rows: balances.map((balance, index) => ({ mchUuid: `JT${index}`, balance })) });
		const { items } = await read(
			amount({ comparison: 'atLeast', amount: '9223372036854775807', unit: 'satang' }),
		);
		expect(items.map(({ json }) => json)).toEqual([
			{ mchUuid: 'JT0', balance: '9223372036854775807' },
		]);
	});
});

describe('a limit', () => {
	it('counts those for whom conditions hold, and reading stops when they are there', async () => {
		const expected = idsWhere(({ balance }) => Number(balance) < 100_000);
		const { items } = await read(below('1000'), {
			returnAll: false,
			limit: 5,
			options: { pageSize: 50, parallelRequests: 1 },
		});
		expect(idsOf(items)).toEqual(expected.slice(0, 5));
		expect(node.asked().length).toBeLessThan(10);
	});
});

describe('hints', () => {
	it('count the users of whom nobody can tell', async () => {
		node.serve({
			rows: [
				{ mchUuid: 'JT1', balance: 1 },
				{ mchUuid: 'JT2' },
				{ mchUuid: 'JT3', balance: null },
				{ mchUuid: 'JT4', balance: 'a lot' },
				{ mchUuid: 'JT5', balance: 999_999 },
			],
		});
		const { items, hints } = await read(below('100'));
		expect(idsOf(items)).toEqual(['JT1']);
		expect(messagesOf(hints)).toEqual([
			'3 wallet users were left out because a field that the conditions need (balance) is missing or cannot be read.',
		]);
	});

	it.each(['getAll', 'export'])(
		'%s counts only those who would have come out',
		async (operation) => {
			const second = (place: number) => `2026-01-01 00:00:0${9 - place}`;
			node.serve({
				rows: [{}, { balance: 1 }, { balance: 2 }, {}, {}].map((row, place) => ({
					mchUuid: `JT${place}`,
					createTime: second(place),
					...row,
				})),
			});
			const limited = { operation, returnAll: false, limit: 2, filters: below('100') };
			const { hints } = await node.run(limited);
			expect(messagesOf(hints)).toEqual([
				'1 wallet user was left out because a field that the conditions need (balance) is missing or cannot be read.',
			]);
		},
	);

	it('name the conditions when nobody is left', async () => {
		const { items, hints } = await read({
			KYCStatus: ['Approved'],
			...below('-5'),
			branchNos: 'X',
		});
		expect(items).toEqual([]);
		expect(messagesOf(hints)).toEqual([
			'No wallet user matches the filters (KYC Status: Approved; Balance below -5.00 baht; Branch Numbers: X).',
		]);
	});

	it('name the IDs that no wallet user has, a heading and a wallet user ID', async () => {
		const [first] = idsOf(rows());
		const { items, hints } = await read({
			mchUuidList: `User ID\n${String(first)}\nU1095814509685826297`,
		});
		expect(idsOf(items)).toEqual([first]);
		expect(messagesOf(hints)).toEqual([
			'No wallet user has 3 of the 4 IDs: User, ID, U1095814509685826297.',
			'User, ID: this looks like the heading of a column. Enter the IDs without it.',
			'U1095814509685826297: this looks like a wallet user ID of JT Wallet (uuid). Enter the merchant user ID (mchUuid), your own ID of the user.',
		]);
	});

	it('say when it may be another filter that keeps a user out', async () => {
		const [first, second] = rows();
		const { hints } = await read({
			mchUuidList: [first, second].map((row) => String(row?.mchUuid)).join(' '),
			...amount({ comparison: 'equal', amount: String(first?.balance), unit: 'satang' }),
		});
		expect(messagesOf(hints)).toEqual([
			`No wallet user who matches the other filters has 1 of the 2 IDs: ${String(second?.mchUuid)}.`,
		]);
	});
});

describe('empty is never everybody', () => {
	const refused: Array<[filters: INodeParameters, sentence: string]> = [
		[below('={{ $json.limit }}'), 'Amount in condition 1 is undefined, but it has to be an amount'],
		[below(''), 'Amount in condition 1 is "", but it has to be an amount of baht'],
		[{ branchNos: '={{ [] }}' }, 'Branch Numbers has an expression that returned [].'],
		[{ centerNos: ' ; ' }, 'Center Numbers is " ; " and names nothing.'],
		[{ createdAfter: '={{ $json.since }}' }, 'Created After has an expression that returned'],
		[{ updatedBefore: 'yesterday' }, 'Updated Before is "yesterday", but it has to be a time'],
	];

	it.each(refused)('%j is refused before anything is sent', async (filters, sentence) => {
		const { error, items } = await node.run({ operation: 'getAll', filters });
		expect(wordsOf(error).title).toContain(sentence);
		expect([items, node.sandbox.requests]).toEqual([[], []]);
	});
});

function never(): never {
	throw new Error('The world of this test lacks what it looks at.');
}
