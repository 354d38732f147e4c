import type { BalanceFilters } from '../../wallet-api/contract';
import type { Direction } from '../../wallet-api/reading/pass';
import { readPass } from '../../wallet-api/reading/readPass';
import { type Circumstances, simulate } from './reading';
import type { WalletServer } from './simulation/walletServer';

/** What a test says of a pass. */
export interface PassOf extends Circumstances {
	readonly filters?: BalanceFilters;
	readonly wanted?: number;
	readonly direction?: Direction;
	/** How many users matched when last heard; all there are, unless told. */
	readonly total?: number;
	/** 10 unless told. */
	readonly pageRows?: number;
	readonly refuseAbove?: number;
}

/** Reads the list once; what came is there with the ids alone. @throws Error when the pass fails */
export async function passOver(server: WalletServer, of: PassOf) {
	const { result, requests } = await readOnce(server, of);
	if (result === 'cancelled' || !result.ok) throw new Error('The pass failed.');
	const { users, signs, seams, total } = result;
	return { ids: users.map(({ mchUuid }) => mchUuid), signs: [...signs], seams, total, requests };
}

/** Reads the list once. */
export async function readOnce(server: WalletServer, of: PassOf) {
	const { filters = {}, wanted = Infinity, direction = 'forward', parallelRequests = 1 } = of;
	return await simulate(
		server,
		of,
		async (client) =>
			await readPass(client, {
				filters,
				wanted,
				direction,
				total: of.total ?? of.users ?? 0,
				pageSize: { rows: of.pageRows ?? 10 },
				parallelRequests,
				refuseAbove: of.refuseAbove,
			}),
	);
}
