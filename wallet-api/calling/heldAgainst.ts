import { type PageQuery, STATUS_FIELDS, type WalletUser } from '../contract';
import { failed, type Failed, shownOf } from '../failures';
import { comparable, mchUuidOf } from '../identity';
import { FILTER_LABELS } from '../labels';

/** Tells whether an ID was asked for. */
type IsAskedFor = (mchUuid: string) => boolean;

/** The same list of thousands of IDs is asked for page by page. */
const knownMatchers = new WeakMap<readonly string[], IsAskedFor>();

/**
 * Holds the rows of an answer against the question: where one was not asked for, the server did not apply the
 * filter, and whatever else it sent proves nothing. A status that is missing in a row cannot be judged.
 *
 * @returns the failure that names the filter and the row; undefined when all rows were asked for.
 */
export function heldAgainst(query: PageQuery, users: readonly WalletUser[]): Failed | undefined {
	for (const field of STATUS_FIELDS) {
		const asked = query[field];
		const other = asked && users.find((user) => isOther(user[field], asked));
		if (other !== undefined) {
			const status = shownOf(String(other[field]));
			return ignored(field, `${userInWords(other)} has the status "${status}"`);
		}
	}
	const ids = query.mchUuidList;
	if (ids === undefined) return undefined;
	const isAskedFor = knownMatchers.get(ids) ?? matcherOf(ids);
	knownMatchers.set(ids, isAskedFor);
	const stranger = users.find((user) => !isAskedFor(mchUuidOf(user) ?? ''));
	return stranger && ignored('mchUuidList', `${userInWords(stranger)} was not asked for`);
}

function isOther(status: WalletUser[string] | undefined, asked: readonly string[]): boolean {
	if (status === undefined || status === null) return false;
	return (
		typeof status !== 'string' || !asked.some((value) => comparable(value) === comparable(status))
	);
}

/** IDs are compared as they are, and, where that finds none, as a server may compare them. */
function matcherOf(ids: readonly string[]): IsAskedFor {
	const exact = new Set(ids);
	let folded: ReadonlySet<string> | undefined;
	return (mchUuid) => {
		if (exact.has(mchUuid)) return true;
		folded ??= new Set(ids.map(comparable));
		return folded.has(comparable(mchUuid));
	};
}

function userInWords(user: WalletUser): string {
	const id = shownOf(mchUuidOf(user) ?? '');
	return id === '' ? 'a wallet user without a merchant user ID' : `the wallet user ${id}`;
}

function ignored(filter: keyof typeof FILTER_LABELS, what: string): Failed {
	return failed('filterIgnored', {
		detail: `JT Wallet did not apply '${FILTER_LABELS[filter]}': ${what}.`,
	});
}
