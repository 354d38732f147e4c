/** How a world differs from a kind one. */
export interface Laws {
	readonly users: number;
	readonly perSecond: number;
	/** The order of the list; `mixed` has nothing to do with time, and stays. */
	readonly order: 'newestFirst' | 'oldestFirst' | 'mixed';
	/** Whether the order inside a second is fixed, changes with every request, or by being touched. */
	readonly ties: 'stable' | 'shuffled' | 'touched';
	readonly total:
		| 'exact'
		| 'countedFirst'
		| { readonly cachedFor: number }
		| { readonly off: number };
	/** By how many changes the second replica is behind; undefined for one server. */
	readonly replica: number | undefined;
	readonly cap: Cap | undefined;
	/** The page that is served: as asked; past the end the last or the first one again; or always the first. */
	readonly pages: 'asked' | 'lastAgain' | 'firstAgain' | 'onlyFirst';
	/** Times of creation: all there, none, some missing, some unreadable, or some that are wrong. */
	readonly times: 'all' | 'none' | 'someMissing' | 'someUnreadable' | 'someWrong';
	/**
	 * Merchant user IDs: all there, as numbers, some missing, or some of two users each, as when an account is closed
	 * and opened again; or wallet user IDs, of which some are missing.
	 */
	readonly ids: 'all' | 'numbers' | 'someMissing' | 'someShared' | 'someWithoutUuid';
	/** Whether some users come twice, one row after the other, and are counted twice. */
	readonly twins: boolean;
	/** Whether IDs are compared without case. */
	readonly isCaseBlind: boolean;
}

/** Most rows of an answer. */
export interface Cap {
	readonly rows: number;
	/** Whether page P begins after P − 1 pages of the size that was asked for, or of the one that is served. */
	readonly begins: 'asked' | 'served';
	/** The first request it counts for, and the first one it no longer counts for, from 1. */
	readonly from: number;
	readonly until: number;
}

/** A list of users that does as documented. */
export const KIND: Laws = {
	users: 0,
	perSecond: 1,
	order: 'newestFirst',
	ties: 'stable',
	total: 'exact',
	replica: undefined,
	cap: undefined,
	pages: 'asked',
	times: 'all',
	ids: 'all',
	twins: false,
	isCaseBlind: false,
};
