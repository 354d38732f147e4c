import type { Json, WalletUser } from '../contract';

/**
 * Unites two readings of one list: everyone in either, each once. Order and rows are the newer reading's;
 * a user of the older one alone stands behind the neighbour that came before them there.
 */
export function unite(older: readonly WalletUser[], newer: readonly WalletUser[]): WalletUser[] {
	const inNewer = new Set(newer.map(({ mchUuid }) => mchUuid));
	const behind = new Map<Json | undefined, WalletUser[]>();
	let neighbour: Json | undefined;
	for (const user of older) {
		if (inNewer.has(user.mchUuid)) {
			neighbour = user.mchUuid;
			continue;
		}
		const group = behind.get(neighbour);
		if (group === undefined) behind.set(neighbour, [user]);
		else group.push(user);
	}
	const united: WalletUser[] = [];
	for (const user of behind.get(undefined) ?? []) united.push(user);
	for (const user of newer) {
		united.push(user);
		for (const missed of behind.get(user.mchUuid) ?? []) united.push(missed);
	}
	return united;
}
