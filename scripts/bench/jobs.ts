import { SIMPLIFIED_FIELDS } from '../../nodes/shared/fields/output';
import type { Merchant } from '../../sandbox/merchant/merchant';
import type { Row } from '../../sandbox/merchant/rows';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { condition, splitOut, type Step, stock, summarize } from '../lab/steps';
import { type Item, type Job, type Way, way } from './job';
import { SIZES } from './sizes';
import { bare, chosen, EVERYBODY, fannedOut, LOOP, ours, RESULT, USERS } from './ways';

/** One user in a hundred of the sandbox has at least so much, in satang. */
const RICH = 5_000_000;

/** The conditions for them. */
const IS_RICH = { field: 'balance', comparison: 'atLeast', amount: String(RICH), unit: 'satang' };
const AT_LEAST = { type: 'number', operation: 'gte' };
const IF_RICH = stock(RESULT, 'filter', 2.2, condition('={{ $json.balance }}', AT_LEAST, RICH));
const WHO_IS_RICH = { filters: { amountConditions: { condition: [IS_RICH] } } };

/** The most users of all. */
const MOST = 1_000_000;

/** What a target is held against: with the most users also how much they take, and how much each of fewer. */
const LEAST = { against: 'the least possible', rivals: 'least' } as const;
const STOCK = { against: 'the best stock workflow', rivals: ['fanned', 'loop'] };
const BARE = { against: 'the bare node', rivals: ['bare'] };
const ALL_FIELDS = { against: 'all fields', rivals: ['allFields'] };
const NOTHING = { against: 'nothing', rivals: 'nothing', onlyAt: MOST } as const;
const FEWER = {
	against: 'itself at 100,000 users, per user',
	rivals: 'fewer',
	onlyAt: MOST,
} as const;

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
			loop: LOOP,
			ours: way('JT Wallet Balance', ours(EVERYBODY)),
		},
		targets: [
			{ cost: 'untilStored', ...LEAST, limit: 1.05, limitOfFew: 1.15 },
			{ cost: 'untilStored', ...STOCK, limit: 0.6 },
			{ cost: 'run', ...BARE, limit: 1.1, limitOfFew: 1.25 },
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
			{ cost: 'untilStored', ...STOCK, limit: 0.6 },
			{ cost: 'untilStored', ...ALL_FIELDS, limit: 0.8 },
			{ cost: 'record', ...ALL_FIELDS, limit: 0.65 },
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
			{ cost: 'untilStored', ...STOCK, limit: 0.03 },
			{ cost: 'untilStored', ...BARE, limit: 1.25 },
			{ cost: 'record', ...STOCK, limit: 0.02 },
			{ cost: 'memoryOnTop', ...STOCK, limit: 0.3 },
			{ cost: 'memoryOnTop', ...NOTHING, limit: 200e6 },
			{ cost: 'untilStored', ...FEWER, limit: 1.2 },
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
			{ cost: 'untilStored', ...STOCK, limit: 0.25 },
			{ cost: 'untilStored', ...BARE, limit: 1.25 },
			{ cost: 'record', ...STOCK, limit: 0.05 },
			{ cost: 'memoryOnTop', ...STOCK, limit: 0.3 },
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
			{ cost: 'untilStored', ...STOCK, limit: 0.2 },
			{ cost: 'untilStored', ...BARE, limit: 1.25 },
			{ cost: 'record', ...STOCK, limit: 0.001 },
			{ cost: 'memoryOnTop', ...STOCK, limit: 0.25 },
			{ cost: 'memoryOnTop', ...NOTHING, limit: 150e6 },
			{ cost: 'untilStored', ...FEWER, limit: 1.2 },
		],
	},
	SIZES,
];
