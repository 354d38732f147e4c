import {
	type BalanceFilters,
	type BalancePage,
	MAX_IDS_PER_REQUEST,
	MAX_PAGE_SIZE,
	type PageQuery,
} from '../contract';
import { type Result, succeeded } from '../failures';
import { comparable } from '../identity';
import { type CombinedTotals, combineTotals, totalsOf } from './combineTotals';
import type { PageSource } from './fetchPages';
import { idParts } from './idParts';
import { inOrder } from './inOrder';

/**
 * Reads everything the vendor counts and sums up for some filters, by one request for one row. More IDs than the
 * vendor takes at once are asked for in parts, one of them a single ID, whose row shows what the sums are over.
 *
 * @returns the totals of one request as sent, those of several as far as they can be combined; or the first failure.
 * @throws only when the run is cancelled.
 */
export async function readTotals(
	client: PageSource,
	filters: BalanceFilters,
): Promise<Result<CombinedTotals>> {
	const answers: BalancePage[] = [];
	const read = await inOrder(queriesFor(filters), {
		workers: client.parallelRequests,
		work: async (query, stop) => await readWhole(client, query, stop),
		take: async (answer) => {
			answers.push(answer);
			return succeeded('more');
		},
	});
	if (!read.ok) return read;
	const [only, another] = answers;
	if (only === undefined || another !== undefined) return succeeded(combineTotals(answers));
	return succeeded({ totals: totalsOf(only), leftOut: [] });
}

function queriesFor(filters: BalanceFilters): PageQuery[] {
	const one = { page: 1, size: 1 };
	const ids = filters.mchUuidList;
	if (ids === undefined || ids.length <= MAX_IDS_PER_REQUEST) return [{ ...one, ...filters }];
	const keys = ids.map(comparable);
	const isLast = (_id: string, place: number) => keys[place] === keys.at(-1);
	const alone = idParts(ids.filter(isLast), MAX_IDS_PER_REQUEST);
	const others = idParts(
		ids.filter((id, place) => !isLast(id, place)),
		MAX_IDS_PER_REQUEST,
	);
	return [
		...others.map((mchUuidList) => ({ ...one, ...filters, mchUuidList })),
		// A server that tells its spellings apart has a user for each of them.
		...alone.map((mchUuidList) => ({ page: 1, size: mchUuidList.length, ...filters, mchUuidList })),
	];
}

/**
 * The answer to a query. One that counts more users than IDs, of which two may have one, is asked for again with all
 * of its rows: the client refuses rows that were not asked for.
 */
async function readWhole(
	client: PageSource,
	query: PageQuery,
	stop: AbortSignal,
): Promise<Result<BalancePage>> {
	const answer = await client.fetchPage(query, stop);
	const { mchUuidList } = query;
	if (!answer.ok || mchUuidList === undefined) return answer;
	const { total } = answer.value;
	if (total <= mchUuidList.length) return answer;
	return await client.fetchPage({ ...query, size: Math.min(total, MAX_PAGE_SIZE) }, stop);
}
