import type { WalletUser } from '../../wallet-api/contract';
import { comparable, mchUuidOf } from '../../wallet-api/identity';

/** The wallet user of each ID that was asked for, and the IDs that more than one wallet user has. */
export interface UsersById {
	readonly users: ReadonlyMap<string, WalletUser>;
	readonly ambiguous: ReadonlySet<string>;
}

/** Reads the rows for some IDs; of Look Up's own requests. */
export type ReadByIds = (ids: readonly string[]) => Promise<readonly WalletUser[]>;

/**
 * Finds the wallet user of each ID. JT Wallet may pass over case, blanks and the width of letters, and then answers
 * `jt5` with the user `JT5`: that is the user who was asked for. Where the input holds both spellings, one row does not say whether it
 * answers one of them or both, so the spelling without a row of its own is asked for once more, alone.
 *
 * @param ids each once
 */
export async function readUsersById(ids: readonly string[], read: ReadByIds): Promise<UsersById> {
	const asked = new Set(ids);
	const found = new Found(await read(ids));
	const unclear = ids.filter((id) => {
		const spelling = found.otherSpelling(id);
		return spelling !== undefined && asked.has(spelling);
	});
	const foundAlone = new Found(unclear.length === 0 ? [] : await read(unclear));
	const isUnclear = new Set(unclear);
	const users = new Map<string, WalletUser>();
	const ambiguous = new Set<string>();
	for (const id of ids) {
		const place = isUnclear.has(id) ? foundAlone : found;
		const rows = place.rowsOf(id);
		const [user] = rows;
		if (user !== undefined) users.set(id, rows.reduce(preferred, user));
		if (rows.length > 1) ambiguous.add(id);
	}
	return { users, ambiguous };
}

/** Rows by their ID, as it is spelled and as a server may compare it. */
class Found {
	private readonly bySpelling = new Map<string, WalletUser[]>();
	private readonly spellings = new Map<string, string>();

	constructor(rows: readonly WalletUser[]) {
		for (const row of rows) {
			const id = mchUuidOf(row);
			if (id === undefined) continue;
			const same = this.bySpelling.get(id);
			if (same === undefined) this.bySpelling.set(id, [row]);
			else same.push(row);
			this.spellings.set(comparable(id), id);
		}
	}

	/** The spelling of a row for this ID, where none has the very spelling. */
	otherSpelling(id: string): string | undefined {
		return this.bySpelling.has(id) ? undefined : this.spellings.get(comparable(id));
	}

	rowsOf(id: string): readonly WalletUser[] {
		return this.bySpelling.get(this.otherSpelling(id) ?? id) ?? [];
	}
}

/** Of two wallet users with one ID, an account that was closed and opened again: the active one, else the newer. */
function preferred(one: WalletUser, other: WalletUser): WalletUser {
	const isActive = other.userStatus === 'Active';
	if (isActive !== (one.userStatus === 'Active')) return isActive ? other : one;
	return String(other.createTime) > String(one.createTime) ? other : one;
}
