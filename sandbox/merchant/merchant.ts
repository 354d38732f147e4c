import type { Exact } from '../exactJson';
import { type Row, type RowFields, Totals, withFields } from './rows';
import { SeededUsers } from './seededUsers';
import { isEveryone, nameOf, select, type Selection, type UserFilters } from './selection';
import { formatTime, parseTime } from './times';
import { type Entry, UserList } from './userList';

/** Most wallet users the sandbox makes. */
export const MAX_USERS = 1_000_000;

/** Where the wallet users come from: so many of them made from a seed, or the very rows given. */
export interface MerchantSource {
	/** How many to make, 0 to 1,000,000; 250 unless `rows` are given. */
	readonly users?: number;
	/** The same seed and number make the same users. */
	readonly seed?: number;
	/** Rows as they are to be sent, fields missing or unknown included. Sorted newest first; equals stay in order. */
	readonly rows?: readonly Row[];
}

const KEPT_SELECTIONS = 16;

/** The merchant: all wallet users, newest first, and what can happen to them. */
export class Merchant {
	/** Rises with every change of the users. */
	version = 0;
	private readonly seeded: SeededUsers;
	private readonly users: UserList;
	private readonly totals = new Totals();
	private readonly selections = new Map<string, Selection>();
	private made = 0;

	/** @param now milliseconds since the epoch, for the times of users created or changed later on */
	constructor(
		{ rows, users = rows === undefined ? 250 : 0, seed = 1 }: MerchantSource,
		private readonly now: () => number,
	) {
		if (!Number.isInteger(users) || users < 0 || users > MAX_USERS) {
			throw new Error(`users is ${users}. It has to be a whole number from 0 to 1,000,000.`);
		}
		if (rows !== undefined && users > 0) {
			throw new Error('Give either rows or a number of users, not both.');
		}
		this.seeded = new SeededUsers(seed, users);
		this.users = new UserList(this.seeded, rows ?? []);
		for (const entry of this.users.entries) this.totals.add(this.users.amounts(entry));
	}

	/** How many wallet users there are. */
	get size(): number {
		return this.users.entries.length;
	}

	/** The users that match, newest first, with their sums. Kept until the next change. */
	select(filters: UserFilters = {}): Selection {
		if (isEveryone(filters)) return { entries: this.users.entries, totals: this.totals };
		const name = nameOf(filters);
		const known = this.selections.get(name);
		if (known !== undefined) return known;
		if (this.selections.size >= KEPT_SELECTIONS) this.selections.clear();
		const selection = select(this.users, filters);
		this.selections.set(name, selection);
		return selection;
	}

	/** The rows of some entries. */
	rowsOf(entries: readonly Entry[]): Row[] {
		return entries.map((entry) => this.users.row(entry));
	}

	/** The rows of some entries as one JSON list. */
	listText(entries: readonly Entry[]): string {
		return `[${entries.map((entry) => this.users.text(entry)).join(',')}]`;
	}

	/** Every row, newest first. */
	rows(): Row[] {
		return this.rowsOf(this.users.entries);
	}

	/** The row of one user; undefined when there is none. */
	find(mchUuid: string): Row | undefined {
		const entry = this.users.entries[this.users.positionOf(mchUuid) ?? -1];
		return entry === undefined ? undefined : this.users.row(entry);
	}

	/** The ids of the users from a place in the list on, counted from 1. */
	idsFrom(position: number, count: number): string[] {
		const entries = this.users.entries.slice(position - 1, position - 1 + count);
		return entries.map((entry) => this.users.row(entry).mchUuid);
	}

	/**
	 * Adds a user, the newest unless `createTime` says otherwise, with believable values in the fields not given.
	 * @throws Error when the `mchUuid` is taken.
	 */
	createUser(fields: RowFields = {}): Row {
		const time = formatTime(Math.max(Math.floor(this.now() / 1000), this.newestTime() + 1));
		const made = this.unusedRow();
		const row = withFields({ ...made, createTime: time, updateTime: time }, fields);
		if (this.users.positionOf(row.mchUuid) !== undefined) {
			throw new Error(`There is a wallet user with the mchUuid ${row.mchUuid} already.`);
		}
		this.changed(undefined, this.users.insert(row));
		return row;
	}

	/** Removes a user. @returns whether there was one. */
	removeUser(mchUuid: string): boolean {
		const position = this.users.positionOf(mchUuid);
		if (position === undefined) return false;
		this.changed(this.users.remove(position), undefined);
		return true;
	}

	/**
	 * Gives a user other values; `updateTime` becomes now unless it is given or the row has none.
	 * @returns the row as it is now, or undefined when there is no such user
	 * @throws Error when the `mchUuid` is to change: it is who the user is.
	 */
	changeUser(mchUuid: string, fields: RowFields): Row | undefined {
		const position = this.users.positionOf(mchUuid);
		const before = this.users.entries[position ?? -1];
		if (position === undefined || before === undefined) return undefined;
		if (fields.mchUuid !== undefined && fields.mchUuid !== mchUuid) {
			throw new Error(
				'The mchUuid of a wallet user cannot change. Remove the user and add another.',
			);
		}
		const old = this.users.row(before);
		const updated: { updateTime?: Exact } =
			'updateTime' in old ? { updateTime: formatTime(Math.floor(this.now() / 1000)) } : {};
		const row = withFields(old, { ...updated, ...fields });
		this.changed(before, this.users.replace(position, row));
		return row;
	}

	private changed(before: Entry | undefined, after: Entry | undefined): void {
		if (before !== undefined) this.totals.subtract(this.users.amounts(before));
		if (after !== undefined) this.totals.add(this.users.amounts(after));
		this.selections.clear();
		this.version += 1;
	}

	private newestTime(): number {
		const [newest] = this.users.entries;
		return newest === undefined ? -Infinity : parseTime(this.users.row(newest).createTime);
	}

	private unusedRow(): Row {
		for (;;) {
			this.made += 1;
			const row = this.seeded.row(-this.made);
			if (this.users.positionOf(row.mchUuid) === undefined) return row;
		}
	}
}
