import { SIMPLIFIED_FIELDS } from '../../nodes/shared/fields/output';
import type { Merchant } from '../../sandbox/merchant/merchant';
import type { Row } from '../../sandbox/merchant/rows';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { condition, splitOut, type Step, stock, summarize } from '../lab/steps';
import type { CostName } from './costs';
import { type Item, type Job, type Target, type Way, way } from './job';
import { SIZES } from './sizes';
import { bare, chosen, EVERYBODY, fannedOut, loop, ours, RESULT, USERS } from './ways';

/** One user in a hundred of the sandbox has at least so much, in satang. */
const RICH = 5_000_000;

/** The conditions for them. */
const IS_RICH = { field: 'balance', comparison: 'atLeast', amount: String(RICH), unit: 'satang' };
const AT_LEAST = { type: 'number', operation: 'gte' };
const IF_RICH = stock(RESULT, 'filter', 2.2, condition('={{ $json.balance }}', AT_LEAST, RICH));
const WHO_IS_RICH = { filters: { amountConditions: { condition: [IS_RICH] } } };

/** What a target is held against. */
const LEAST = { against: 'the least possible', rivals: 'least' } as const;
const FEWER = { against: 'itself at 100,000 users, per user', rivals: 'fewer' } as const;
const NOTHING = { against: 'nothing', rivals: 'nothing' } as const;
const STOCK = { against: 'the best stock workflow', rivals: ['fanned', 'loop'] };
const BARE = { against: 'the bare node', rivals: ['bare'] };
const ALL_FIELDS = { against: 'all fields', rivals: ['allFields'] };

const target = (
	cost: CostName,
	against: Pick<Target, 'against' | 'rivals'>,
	limit: number,
	limitOfFew = limit,
): Target => ({ cost, ...against, limit: (users) => (users > 10_000 ? limit : limitOfFew) });

/** The most users of all. */
const MOST = 1_000_000;
const atMostUsers = (limit: number) => (users: number) => (users === MOST ? limit : undefined);

/**
 * What the most users may take of memory on top of an idle n8n, in bytes, and each of them of time: no longer than at
 * 100,000, give or take a fifth.
 */
const ofTheMost = (bytes: number): Target[] => [
	{ cost: 'memoryOnTop', ...NOTHING, limit: atMostUsers(bytes) },
	{ cost: 'untilStored', ...FEWER, limit: atMostUsers(1.2) },
];

/** Every wallet user as an item for the steps that follow. */
const users = splitOut('Users', 'data.list');
const SUMS = ROW_AMOUNTS.map((field) => ({ aggregation: 'sum', field }));

const TO_CSV = stock(RESULT, 'convertToFile', 1.1, { operation: 'csv', options: {} });
const WITH_BOM = { operation: 'csv', options: { enableBOM: true } };
const FROM_CSV = stock('Unpacked', 'extractFromFile', 1, WITH_BOM);

const userOf = ({ mchUuid, balance: satang }: Item) => `${mchUuid} ${satang}`;
/** Wallet users as a job wants them: each with the balance. */
const usersWhere = (isMeant: (row: Row) => boolean) => ({
	expected: (merchant: Merchant) => merchant.rows().filter(isMeant).map(userOf),
	inWords: userOf,
});

/** A way of stock nodes that read all pages at once; not with more users than `most`, where n8n would not live through it. */
const stockNodes = (what: string, last: readonly Step[], most?: number): Way => ({
	...way(`stock nodes, ${what}`, fannedOut(last)),
	most,
});

/** Every job. Another one is another entry here. */
export const JOBS: readonly Job[] = [
	{
		name: 'items',
		title: 'Every wallet user as an item',
		users: [10_000, 100_000, 500_000],
		delayed: true,
		...usersWhere(() => true),
		ways: {
			plain: way('plain Node loop, 4 at once, no n8n', undefined),
			bare: way('a bare node in n8n, no features', bare()),
			bareGuessing: way('the same, guessing the number of pages', bare({ guessPages: true })),
			fanned: stockNodes('pages fanned out', [USERS]),
			loop: way('stock nodes, page by page', loop),
			ours: way('JT Wallet Balance', ours(EVERYBODY)),
		},
		targets: [
			target('untilStored', LEAST, 1.05, 1.15),
			target('untilStored', STOCK, 0.6),
			target('run', BARE, 1.1, 1.25),
		],
	},
	{
		name: 'fields',
		title: 'Every wallet user as an item, the ten most useful fields',
		users: [10_000, 100_000, 500_000],
		...usersWhere(() => true),
		ways: {
			allFields: way('all fields, by JT Wallet Balance', ours(EVERYBODY)),
			fanned: stockNodes('pages fanned out', chosen(SIMPLIFIED_FIELDS)),
			ours: way('JT Wallet Balance, Simplified', ours({ ...EVERYBODY, output: 'simplified' })),
		},
		targets: [
			target('untilStored', STOCK, 0.6),
			target('untilStored', ALL_FIELDS, 0.8),
			target('record', ALL_FIELDS, 0.65),
		],
	},
	{
		name: 'few',
		title: 'One wallet user in a hundred, by balance',
		users: [10_000, 100_000, MOST],
		...usersWhere(({ balance: satang }) => Number(satang) >= RICH),
		ways: {
			bare: way('a bare node in n8n', bare({ job: 'atLeast', satang: RICH })),
			fanned: stockNodes('then Filter', [users, IF_RICH], 100_000),
			ours: way('JT Wallet Balance with a condition', ours({ ...EVERYBODY, ...WHO_IS_RICH })),
		},
		targets: [
			target('untilStored', STOCK, 0.03),
			target('untilStored', BARE, 1.25),
			target('record', STOCK, 0.02),
			target('memoryOnTop', STOCK, 0.3),
			...ofTheMost(200e6),
		],
	},
	{
		name: 'branches',
		title: 'Totals by branch',
		users: [10_000, 100_000],
		expected: (merchant) => {
			const branches = new Map<unknown, number>();
			for (const { branchNo, balance: satang } of merchant.rows()) {
				branches.set(branchNo, (branches.get(branchNo) ?? 0) + Number(satang));
			}
			return [...branches].map(([branchNo, sum]) => `${branchNo} ${sum}`);
		},
		inWords: ({ branchNo, sum_balance: sum, totalBalance = sum }) => `${branchNo} ${totalBalance}`,
		ways: {
			bare: way('a bare node in n8n', bare({ job: 'byBranch' })),
			fanned: stockNodes('then Summarize', [users, summarize(RESULT, SUMS, 'branchNo')]),
			ours: way(
				'JT Wallet Balance, Get Totals by branch',
				ours({ operation: 'getTotals', totalsFrom: 'added', groupBy: ['branchNo'] }),
			),
		},
		targets: [
			target('untilStored', STOCK, 0.25),
			target('untilStored', BARE, 1.25),
			target('record', STOCK, 0.05),
			target('memoryOnTop', STOCK, 0.3),
		],
	},
	{
		name: 'csv',
		title: 'Every wallet user in a CSV file',
		users: [10_000, 100_000, MOST],
		...usersWhere(() => true),
		unpack: [FROM_CSV],
		ways: {
			bare: way('a bare node in n8n', bare({ job: 'csv' })),
			fanned: stockNodes('then Convert to File', [users, TO_CSV], 100_000),
			ours: way('JT Wallet Balance, Export to File', ours({ operation: 'export' })),
		},
		targets: [
			target('untilStored', STOCK, 0.2),
			target('untilStored', BARE, 1.25),
			target('record', STOCK, 0.001),
			target('memoryOnTop', STOCK, 0.25),
			...ofTheMost(150e6),
		],
	},
	SIZES,
];
