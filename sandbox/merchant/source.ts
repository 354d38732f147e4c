import type { Row } from './rows';
import type { Edits } from './userList';

/** Where the wallet users come from: a number of them made from a seed, or the very rows given. */
export interface MerchantSource {
	/** How many to make, 0 to 1,000,000; 250 by default, unless `rows` are given. */
	readonly users?: number;
	/** The same seed and number make the same users. */
	readonly seed?: number;
	/** How many of them are created in the same second; 1 by default. */
	readonly perSecond?: number;
	/** How they differ from what the seed makes, as `edits()` told. */
	readonly edits?: Edits;
	/** Rows as they are to be sent, fields missing or unknown included. Sorted newest first; equals stay in order. */
	readonly rows?: readonly Row[];
}

/** How many wallet users there are by default. */
export const DEFAULT_USERS = 250;

/** The users that a source has made from a seed. */
export function crowdOf({
	rows,
	users = rows === undefined ? DEFAULT_USERS : 0,
	seed = 1,
	perSecond = 1,
}: MerchantSource) {
	return { users, seed, perSecond };
}
