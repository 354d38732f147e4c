import { Totals } from './rows';
import {
	filtersKey,
	isEveryone,
	select,
	type Selection,
	selectOf,
	type UserFilters,
} from './selection';
import type { ListChange, UserList } from './userList';

const KEPT_SELECTIONS = 16;
const KEPT_CHANGES = 1000;

/** Who matches, now and as many changes ago as are kept. What was selected is kept until the next change. */
export class KeptSelections {
	private readonly totals = new Totals();
	private readonly kept = new Map<string, Selection>();
	/** The last changes, the newest last. */
	private readonly changes: ListChange[] = [];

	constructor(private readonly users: UserList) {
		for (const entry of users.entries) this.totals.add(users.view.amounts(entry));
	}

	/** Notes a change of the list. */
	changed({ before, after }: ListChange): void {
		if (before !== undefined) this.totals.subtract(this.users.view.amounts(before));
		if (after !== undefined) this.totals.add(this.users.view.amounts(after));
		this.kept.clear();
		this.changes.push({ before, after });
		if (this.changes.length > KEPT_CHANGES) this.changes.shift();
	}

	/** The users that match, newest first, with their sums. */
	select(filters: UserFilters, changesAgo: number): Selection {
		if (changesAgo > 0) {
			const { mchUuidList, ...rest } = filters;
			const wanted = mchUuidList && new Set(mchUuidList);
			return this.selectWhere(rest, changesAgo, wanted && ((mchUuid) => wanted.has(mchUuid)));
		}
		if (isEveryone(filters)) return { entries: this.users.entries, totals: this.totals };
		const key = filtersKey(filters);
		const known = this.kept.get(key);
		if (known !== undefined) return known;
		if (this.kept.size >= KEPT_SELECTIONS) this.kept.clear();
		const selection = select(this.users, filters);
		this.kept.set(key, selection);
		return selection;
	}

	/** As `select`, with a filter of one's own in place of `mchUuidList`. */
	selectWhere(
		filters: Omit<UserFilters, 'mchUuidList'>,
		changesAgo: number,
		isWanted: ((mchUuid: string) => boolean) | undefined,
	): Selection {
		const undone = changesAgo > 0 ? this.changes.slice(-changesAgo) : [];
		return selectOf(this.users, this.users.entriesBefore(undone), filters, isWanted);
	}
}
