import type { WalletClient } from '../calling/client';
import {
	type BalanceFilters,
	type BalancePage,
	MAX_IDS_PER_REQUEST,
	MAX_PAGE_SIZE,
	type PageQuery,
} from '../contract';
import { failed, type Failed, type Result, succeeded } from '../failures';
import { mchUuidOf } from '../identity';
import { type CombinedTotals, combineTotals, totalsOf } from './combineTotals';
import { idParts } from './idParts';

/**
 * Reads everything the vendor counts and sums up for some filters, by one request for one row. More ids than the
 * vendor takes at once are asked for in parts, one of them a single id, whose row shows what the sums are over.
 *
 * @returns the totals of one request as sent, those of several as far as they can be combined; or the first failure.
 * @throws only when the run is cancelled.
 */
export async function readTotals(
	client: WalletClient,
	filters: BalanceFilters,
): Promise<Result<CombinedTotals>> {
	const answers = await readEach(client, queriesFor(filters));
	if (!answers.ok) return answers;
	const [only, another] = answers.value;
	if (only === undefined || another !== undefined) return succeeded(combineTotals(answers.value));
	return succeeded({ totals: totalsOf(only), leftOut: [] });
}

function queriesFor(filters: BalanceFilters): PageQuery[] {
	const one = { page: 1, size: 1 };
	const ids = filters.mchUuidList ?? [];
	if (ids.length <= MAX_IDS_PER_REQUEST) return [{ ...one, ...filters }];
	const key = ids.at(-1)?.toLowerCase();
	const alone = idParts(
		ids.filter((id) => id.toLowerCase() === key),
		MAX_IDS_PER_REQUEST,
	);
	const others = idParts(
		ids.filter((id) => id.toLowerCase() !== key),
		MAX_IDS_PER_REQUEST,
	);
	return [
		...others.map((mchUuidList) => ({ ...one, ...filters, mchUuidList })),
		// A server that tells its spellings apart has a user for each of them.
		...alone.map((mchUuidList) => ({ page: 1, size: mchUuidList.length, ...filters, mchUuidList })),
	];
}

/** The answers to all queries, in their order, or the first failure, which stops the others. */
async function readEach(
	client: WalletClient,
	queries: readonly PageQuery[],
): Promise<Result<BalancePage[]>> {
	const stop = new AbortController();
	let failure: Failed | undefined;
	const answers: BalancePage[] = [];
	await Promise.all(
		queries.map(async (query, place) => {
			const answer = await readHeldAgainst(client, query, stop.signal).catch(
				(error: unknown) => failure ?? Promise.reject(error),
			);
			if (answer.ok) answers[place] = answer.value;
			else failure ??= answer;
			if (!answer.ok) stop.abort();
		}),
	);
	return failure ?? succeeded(answers);
}

/**
 * The answer to a query. One that is about other users than those with the ids asked for is a failure; one that counts
 * more users than ids, of which two may have one, is looked at with all of its rows.
 */
async function readHeldAgainst(
	client: WalletClient,
	query: PageQuery,
	stop: AbortSignal,
): Promise<Result<BalancePage>> {
	const answer = await client.readPage(query, stop);
	const { mchUuidList } = query;
	if (!answer.ok || mchUuidList === undefined) return answer;
	const { total, users } = answer.value;
	const asked = new Set(mchUuidList.map((id) => id.toLowerCase()));
	if (users.some((user) => !asked.has(mchUuidOf(user)?.toLowerCase() ?? ''))) {
		return failed('notBalances', {
			detail:
				'It holds a wallet user whose ID was not asked for, so JT Wallet did not filter by ID.',
		});
	}
	const size = Math.min(total, MAX_PAGE_SIZE);
	if (total <= mchUuidList.length || size <= query.size) return answer;
	return await readHeldAgainst(client, { ...query, size }, stop);
}
