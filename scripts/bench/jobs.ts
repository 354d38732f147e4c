import { SIMPLIFIED_FIELDS } from '../../nodes/shared/fields/output';
import { writeExact } from '../../sandbox/exactJson';
import type { Merchant } from '../../sandbox/merchant/merchant';
import type { Row } from '../../sandbox/merchant/rows';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { countsOf, countUsers, truthOf } from '../lab/counts';
import { answer, balance, splitOut, type Step, stock, summarize } from '../lab/steps';
import type { CostName } from './costs';
import { atLeast, bare, type Build, chosen, fannedOut, loop, ours, RESULT, USERS } from './ways';

/** One way to do a job. */
interface Way {
	readonly title: string;
	/** The workflow; undefined for a program of its own, without n8n. */
	readonly build: Build | undefined;
	/** The most users it is run with, where more would take n8n down. */
	readonly most?: number;
	readonly asksNobody?: boolean;
	/** Where n8n does not save the execution: whether the answer that the workflow gives is right. */
	readonly isRight?: (answer: string, merchant: Merchant) => boolean;
}

/** What a way may cost at most. */
export interface Target {
	readonly cost: CostName;
	readonly against: string;
	/**
	 * The ways of these names: of several the one that costs least counts, for each cost again. Or the least possible, or
	 * as much per user as the package takes at 100,000 users, or nothing: then the limit is of the cost itself.
	 */
	readonly rivals: readonly string[] | 'least' | 'fewer' | 'nothing';
	/** Undefined where none is set for that number of users. */
	readonly limit: (users: number) => number | undefined;
}

/** Something an operator wants of every wallet user, and the ways to get it, by name. `ours` is the package's. */
export interface Job {
	readonly name: string;
	readonly title: string;
	readonly users: readonly number[];
	readonly ways: Readonly<Record<string, Way>>;
	/** Runs each way in an n8n of its own, with n8n's own settings for memory, and in no other. */
	readonly onlyAlone?: boolean;
	/** Measures it with a server that takes its time, too. */
	readonly delayed?: boolean;
	/** Nodes that make items of what came out, so that it can be looked at. Only to see whether it is right. */
	readonly unpack?: readonly Step[];
	/** What the items have to be, and an item, both as texts: they have to be the same ones, in any order. */
	readonly expected: (merchant: Merchant) => string[];
	readonly inWords: (item: Item) => string;
	readonly targets: readonly Target[];
}

type Item = Readonly<Record<string, unknown>>;

const EVERYBODY = { operation: 'getAll', returnAll: true };

/** One user in a hundred of the sandbox has at least so much, in satang. */
const RICH = 5_000_000;

/** The conditions for them. */
const IS_RICH = { field: 'balance', comparison: 'atLeast', amount: String(RICH), unit: 'satang' };
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

/** Tells the last user's ID only: no expression may look at all the users, for n8n would copy them. */
const LAST = [
	stock('Last', 'limit', 1, { maxItems: 1, keep: 'lastItems' }),
	answer('{{ JSON.stringify({ mchUuid: $json.mchUuid }) }}'),
];

/** As many items with the same fields as the call says, by n8n's Code node, each with IDs of its own. */
const made: Build = ({ sandbox: { merchant } }) => {
	const [first = ''] = merchant.idsFrom(1, 1);
	const jsCode = `const row = ${writeExact(merchant.find(first) ?? {})};
const items = [];
for (let place = 1; place <= $input.first().json.body.users; place++) {
	const digits = String(place).padStart(7, '0');
	const [mchUuid, uuid] = [row.mchUuid, row.uuid].map((id) => String(id).slice(0, -7) + digits);
	items.push({ json: { ...row, mchUuid, uuid } });
}
return items;`;
	return { steps: [stock(RESULT, 'code', 2, { jsCode })] };
};

/** Whether an answer tells what there is: the last user, the last item that was made, the counts. */
const isLastUser = (text: string, merchant: Merchant) =>
	text.includes(String(merchant.idsFrom(merchant.size, 1)[0]));
const isLastMade = (text: string, { size }: Merchant) =>
	text.includes(`${String(size).padStart(7, '0')}"`);
const isTruth = (text: string, merchant: Merchant) =>
	JSON.stringify(countsOf(JSON.parse(text))) === JSON.stringify(truthOf({ merchant }));

/** A way as it is where n8n does not save the execution. */
const unsaved = (title: string, build: Build, isRight: Way['isRight'], last = LAST): Way => ({
	title: `${title}, not saved`,
	build: (around) => ({ steps: [...build(around).steps, ...last] }),
	isRight,
});

const way = (title: string, build: Way['build']): Way => ({ title, build });

/** A way of stock nodes that read all pages at once; not with more users than `most`, where n8n would not live through it. */
const stockNodes = (what: string, last: readonly Step[], most?: number): Way => ({
	...way(`stock nodes, ${what}`, fannedOut(last)),
	most,
});

const GET_MANY = 'JT Wallet Balance, Get Many, Return All';
const CODE = "n8n's Code node, the same items made on the spot";

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
			fanned: stockNodes('then Filter', [users, atLeast('balance', RICH)], 100_000),
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
	{
		name: 'sizes',
		title: 'Very many wallet users, execution data saved or not',
		users: [100_000, 500_000],
		onlyAlone: true,
		expected: (merchant) => merchant.rows().map(() => 'a user'),
		inWords: () => 'a user',
		ways: {
			oursUnsaved: unsaved(GET_MANY, ours(EVERYBODY), isLastUser),
			madeUnsaved: { ...unsaved(CODE, made, isLastMade), asksNobody: true },
			ours: way(GET_MANY, ours(EVERYBODY)),
			made: { title: CODE, build: made, asksNobody: true },
			oursCounted: unsaved(
				`${GET_MANY}, counted by n8n's Summarize`,
				({ wallet }) => ({ steps: [balance(RESULT, EVERYBODY, wallet), countUsers] }),
				isTruth,
				[answer('{{ JSON.stringify($json) }}')],
			),
		},
		targets: [],
	},
];

/** Whether it is the package itself, in one of its ways. */
export const isOurs = (way: string) => way.startsWith('ours');
