import type { BalanceFilters, WalletUser } from '../contract';
import type { Sign } from './movement';

/** Forward begins at the newest user, backward at the end of the list, wherever the total says that is. */
export type Direction = 'forward' | 'backward';

/** What one reading of the list, from one end to the other, brought. */
export interface Pass {
	readonly ok: true;
	/** Every user once, in the vendor's order. */
	readonly users: WalletUser[];
	readonly signs: ReadonlySet<Sign>;
	/** How many users match, as stated last. */
	readonly total: number;
	/** The places among the users where one page ended and another began; right for a pass without signs. */
	readonly seams: readonly number[];
}

/** Rows per page for the rest of the run: cut when a page was too much for the server. */
export interface PageSize {
	rows: number;
}

/** What to read and how. */
export interface PassPlan {
	readonly filters: BalanceFilters;
	/** Most users wanted; infinite for all. */
	readonly wanted: number;
	readonly direction: Direction;
	/** How many users matched when last heard: where a pass backward begins. */
	readonly total: number;
	readonly pageSize: PageSize;
	readonly parallelRequests: number;
	/** Fails as soon as the vendor states more users than this. */
	readonly refuseAbove?: number;
	/** Fires when the pass is no longer wanted. */
	readonly stop?: AbortSignal;
}
