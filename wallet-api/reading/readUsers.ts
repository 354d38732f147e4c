import type { WalletClient } from '../calling/client';
import { MAX_IDS_PER_REQUEST, type WalletUser } from '../contract';
import type { Failed } from '../failures';
import { idParts } from './idParts';
import type { Movement } from './movement';
import { readAll, type Reading, type ReadOptions } from './readAll';

/**
 * Reads the users of a filter with any number of merchant user ids: more than the vendor takes in one request
 * are asked for in parts, several at once, and put back into the vendor's order, newest first.
 *
 * @returns everyone, each once, or the first failure.
 * @throws only when the run is cancelled.
 */
export async function readUsers(
	client: WalletClient,
	options: ReadOptions,
): Promise<Reading | Failed> {
	const parts = idParts(options.filters.mchUuidList ?? [], MAX_IDS_PER_REQUEST);
	if (parts.length < 2) return await readAll(client, options);
	const stop = new AbortController();
	let failure: Failed | undefined;
	const readings: Reading[] = [];
	await Promise.all(
		parts.map(async (mchUuidList, part) => {
			const filters = { ...options.filters, mchUuidList };
			const reading = await readAll(client, { ...options, filters, stop: stop.signal }).catch(
				(error: unknown) => failure ?? Promise.reject(error),
			);
			if (reading.ok) readings[part] = reading;
			else failure ??= reading;
			if (!reading.ok) stop.abort();
		}),
	);
	return failure ?? join(readings, options.limit);
}

function join(readings: readonly Reading[], limit: number | undefined): Reading {
	const movements = readings.flatMap(({ movement }) => (movement ? [movement] : []));
	const users = newestFirst(readings.flatMap((reading) => reading.users)).slice(0, limit);
	const total = readings.reduce((sum, reading) => sum + reading.total, 0);
	if (movements.length === 0) return { ok: true, users, total };
	const movement: Movement = {
		signs: [...new Set(movements.flatMap(({ signs }) => signs))],
		passes: Math.max(...movements.map(({ passes }) => passes)),
		found: users.length,
		total,
	};
	return { ok: true, users, total, movement };
}

/** The vendor lists by `createTime`, newest first; its form sorts as text. Parts keep their own order otherwise. */
function newestFirst(users: WalletUser[]): WalletUser[] {
	return users.sort((a, b) => {
		const [left, right] = [String(a.createTime), String(b.createTime)];
		if (left === right) return 0;
		return left < right ? 1 : -1;
	});
}
