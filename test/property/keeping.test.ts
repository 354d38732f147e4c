/** Conditions, files and sums on lists that move meanwhile: each way of reading, against who really was there. */
import fc from 'fast-check';
import type { WalletUser } from '../../wallet-api/contract';
import { identityOf } from '../../wallet-api/identity';
import type { ListFacts } from '../../wallet-api/reading/facts';
import { eachUser, readUsers } from '../../wallet-api/reading/readUsers';
import { type Result, succeeded } from '../../wallet-api/failures';
import { anyHistory, type History } from '../support/histories/history';
import { Changes, filtersOf, rowsOf } from '../support/histories/merchantOf';
import { Truth } from '../support/histories/truth';
import { simulate } from '../support/reading';
import { useWalletServer } from '../support/useWalletServer';

/** Reads users, whichever way, and gives them all. */
type Read = (
	...[client, options]: Parameters<typeof readUsers>
) => Promise<Result<ListFacts & { readonly users: readonly WalletUser[] }>>;

const WAYS: ReadonlyArray<[name: string, read: Read]> = [
	['all at once', readUsers],
	[
		'page by page',
		async (client, options) => {
			const users: WalletUser[] = [];
			const read = await eachUser(client, options, async (some) => void users.push(...some));
			return read.ok ? succeeded({ ...read.value, users }) : read;
		},
	],
];

/** Balances at the start are 0, 100, 200 …; changed ones are below 1,000. */
const isLow = ({ balance }: { readonly balance?: unknown }) =>
	typeof balance === 'number' && balance < 700;
const KEEPS = [undefined, isLow];

const server = useWalletServer();

async function brokenRules(history: History, read: Read, keep: typeof isLow | undefined) {
	const filters = filtersOf(history);
	const { limit, pageSize, parallelRequests, seed } = history;
	const idsWhere = (holds: typeof isLow) => () => {
		const { merchant } = server.server;
		const rows = merchant.rowsOf(merchant.select(filters).entries);
		return rows.filter((row) => holds({ balance: row.balance })).map(({ mchUuid }) => mchUuid);
	};
	const truths = [idsWhere(() => true), idsWhere(keep ?? (() => true))].map((of) => new Truth(of));
	const [list, kept] = truths;
	const { result } = await simulate(
		server.server,
		{
			rows: rowsOf(history),
			parallelRequests,
			seed,
			hooks: () => {
				const changes = new Changes(server.server.merchant, filters);
				for (const truth of truths) truth.begin();
				const onArrival = (number: number) => {
					for (const change of history.changes.filter(({ before }) => before === number)) {
						changes.make(change);
						for (const truth of truths) truth.look();
					}
				};
				return { onArrival };
			},
		},
		async (client) => await read(client, { filters, limit, pageSize, keep }),
	);
	if (result === 'cancelled' || !list || !kept) return ['it was cancelled'];
	if (!result.ok) return list.moved ? [] : [`it failed: ${result.failure.kind}`];
	const { users, doubts } = result.value;
	const ids = users.map(({ mchUuid }) => String(mchUuid));
	const missing = [...kept.always].filter((id) => !ids.includes(id));
	const isStill = history.changes.length === 0;
	const rules: Array<[holds: boolean, rule: string]> = [
		[new Set(users.map(identityOf)).size === users.length, 'nobody comes twice'],
		[users.every(keep ?? (() => true)), 'whoever comes is to be kept, as the row says'],
		[ids.every((id) => kept.ever.has(id)), 'nobody comes who never was to be kept'],
		[users.length <= (limit ?? Infinity), 'no more than the limit'],
		[
			missing.length === 0 || doubts.length > 0 || users.length === limit,
			`nobody is lost without a hint: ${missing.join()}`,
		],
		[
			!isStill || ids.join() === kept.now.slice(0, limit).join(),
			"the vendor's order, up to the limit",
		],
		[!isStill || doubts.length === 0, 'a list that does not change gives no hint'],
	];
	return rules.flatMap(([holds, rule]) => (holds ? [] : [rule]));
}

const quiet = anyHistory.map((history) => ({ ...history, faults: [], cancelAfterMs: undefined }));

describe.each(WAYS)('read %s, with and without a condition', (_, read) => {
	it.each(KEEPS)(
		'keeps every rule in random histories: %p',
		async (keep) => {
			await fc.assert(
				fc.asyncProperty(quiet, async (history) => {
					expect(await brokenRules(history, read, keep)).toEqual([]);
				}),
				{ numRuns: 150, seed: 20_261_126 },
			);
		},
		300_000,
	);
});
