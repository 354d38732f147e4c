import { addExactly } from '../amounts';
import type { WalletClient } from '../calling/client';
import { type BalanceFilters, type JsonObject, MAX_IDS_PER_REQUEST } from '../contract';
import { failed, type Failed } from '../failures';
import { inParts } from './readUsers';

/** Everything the vendor counts and sums up for some filters: `total` users, and sums in satang. */
export interface Totals {
	readonly ok: true;
	readonly totals: JsonObject;
}

/**
 * Reads the totals for the filters by one request for one row. With more ids than the vendor takes at once, the
 * totals of the parts are added, exactly.
 *
 * @returns the totals as sent, or the first failure.
 * @throws only when the run is cancelled.
 */
export async function readTotals(
	client: WalletClient,
	filters: BalanceFilters,
): Promise<Totals | Failed> {
	const parts = inParts(filters.mchUuidList ?? [], MAX_IDS_PER_REQUEST);
	const lists =
		parts.length < 2 ? [filters] : parts.map((mchUuidList) => ({ ...filters, mchUuidList }));
	const stop = new AbortController();
	let failure: Failed | undefined;
	const sums: JsonObject[] = [];
	await Promise.all(
		lists.map(async (list) => {
			const query = { page: 1, size: 1, ...list };
			const answer = await client
				.readPage(query, stop.signal)
				.catch((error: unknown) => failure ?? Promise.reject(error));
			if (answer.ok) sums.push(totalsIn(answer.value.totals));
			else failure ??= answer;
			if (!answer.ok) stop.abort();
		}),
	);
	return failure ?? addUp(sums);
}

/** The fields that are totals; `size`, `current` and the like are about the page. */
function totalsIn(data: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(data).filter(([name]) => name.startsWith('total')));
}

/** The sum of the parts; of a single one, that very part as it was sent. */
function addUp(parts: readonly JsonObject[]): Totals | Failed {
	const totals: JsonObject = {};
	if (parts.length === 1) return { ok: true, totals: { ...parts[0] } };
	for (const name of new Set(parts.flatMap((part) => Object.keys(part)))) {
		const sum = addExactly(parts.map((part) => part[name]));
		if (sum === undefined) {
			return failed('notBalances', {
				detail: `"${name}" cannot be added up over several requests.`,
			});
		}
		totals[name] = sum;
	}
	return { ok: true, totals };
}
