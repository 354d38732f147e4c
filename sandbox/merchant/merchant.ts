import type { Exact } from '../exactJson';
import { type Row, type RowFields, Totals, withFields } from './rows';
import { SeededUsers } from './seededUsers';
import {
	isEveryone,
	filtersKey,
	select,
	type Selection,
	selectOf,
	type UserFilters,
} from './selection';
import { formatTime } from './times';
import { type ListChange, type Edits, type ListEntry, UserList } from './userList';

/** Most wallet users the sandbox makes. */
export const MAX_USERS = 1_000_000;

/** Where the wallet users come from: so many of them made from a seed, or the very rows given. */
export interface MerchantSource {
	/** How many to make, 0 to 1,000,000; 250 unless `rows` are given. */
	readonly users?: number;
	/** The same seed and number make the same users. */
	readonly seed?: number;
	/** How many of them are created in the same second: 1 unless told. */
	readonly perSecond?: number;
	/** How they differ from what the seed makes, as `edits()` told. */
	readonly edits?: Edits;
	/** Rows as they are to be sent, fields missing or unknown included. Sorted newest first; equals stay in order. */
	readonly rows?: readonly Row[];
}

const KEPT_SELECTIONS = 16;
const KEPT_CHANGES = 1000;

/** The merchant: all wallet users, newest first, and what can happen to them. */
export class Merchant {
	/** Rises with every change of the users. */
	version = 0;
	private readonly perSecond: number;
	private readonly seeded: SeededUsers;
	private readonly users: UserList;
	private readonly totals = new Totals();
	private readonly selections = new Map<string, Selection>();
	/** The last changes, the newest last. */
	private readonly changes: ListChange[] = [];
	/** Users who were removed, as they were then. */
	private readonly removed = new Map<string, ListEntry>();
	private made = 0;

	/**
	 * @param now milliseconds since the epoch, for the times of users created or changed later on
	 * @param onChange called after every change
	 */
	constructor(
		{ rows, users = rows === undefined ? 250 : 0, seed = 1, perSecond = 1, edits }: MerchantSource,
		private readonly now: () => number,
		private readonly onChange: () => void = () => undefined,
	) {
		if (!Number.isInteger(users) || users < 0 || users > MAX_USERS) {
			throw new Error(`users is ${users}. It has to be a whole number from 0 to 1,000,000.`);
		}
		if (rows !== undefined && users > 0) {
			throw new Error('Give either rows or a number of users, not both.');
		}
		this.seeded = new SeededUsers(seed, users, perSecond);
		this.perSecond = perSecond;
		this.users = new UserList(this.seeded, rows ?? [], edits);
		for (const entry of this.users.entries) this.totals.add(this.users.amounts(entry));
	}

	/** How the users differ from what the seed made. */
	edits(): Edits {
		return this.users.edits();
	}

	/** How many wallet users there are. */
	get size(): number {
		return this.users.entries.length;
	}

	/**
	 * The users that match, newest first, with their sums. Kept until the next change.
	 * @param changesAgo as they were so many changes ago; of long ago it is what is still known (1,000 changes)
	 */
	select(filters: UserFilters = {}, changesAgo = 0): Selection {
		if (changesAgo > 0) {
			const { mchUuidList, ...rest } = filters;
			const wanted = mchUuidList && new Set(mchUuidList);
			return this.selectWhere(rest, changesAgo, wanted && ((mchUuid) => wanted.has(mchUuid)));
		}
		if (isEveryone(filters)) return { entries: this.users.entries, totals: this.totals };
		const name = filtersKey(filters);
		const known = this.selections.get(name);
		if (known !== undefined) return known;
		if (this.selections.size >= KEPT_SELECTIONS) this.selections.clear();
		const selection = select(this.users, filters);
		this.selections.set(name, selection);
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

	/** The `mchUuid` of an entry. */
	idOf(entry: ListEntry): string {
		return this.users.names(entry).mchUuid;
	}

	/** When an entry was created, in seconds since the epoch. */
	createdAt(entry: ListEntry): number {
		return this.users.created(entry);
	}

	/** The rows of some entries. */
	rowsOf(entries: readonly ListEntry[]): Row[] {
		return entries.map((entry) => this.users.row(entry));
	}

	/** The rows of some entries as one JSON list. */
	listText(entries: readonly ListEntry[]): string {
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

	/** The IDs of the users from a place in the list on, counted from 1. */
	idsFrom(position: number, count: number): string[] {
		const entries = this.users.entries.slice(position - 1, position - 1 + count);
		return entries.map((entry) => this.idOf(entry));
	}

	/**
	 * Adds a user, the newest unless `createTime` says otherwise, with believable values in the fields not given.
	 * @throws Error when the `mchUuid` is taken.
	 */
	createUser(fields: RowFields = {}): Row {
		const time = formatTime(Math.max(Math.floor(this.now() / 1000), this.nextTime()));
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
		const entry = this.users.remove(position);
		this.removed.delete(mchUuid);
		this.removed.set(mchUuid, entry);
		this.changed(entry, undefined);
		return true;
	}

	/**
	 * Brings back a user who was removed, as it was then, the old `createTime` included.
	 * @param mchUuid the user who was removed last unless given
	 * @returns the row, or undefined when no such user was removed, or there is one again
	 */
	restoreUser(mchUuid = [...this.removed.keys()].at(-1)): Row | undefined {
		const entry = this.removed.get(mchUuid ?? '');
		if (mchUuid === undefined || entry === undefined) return undefined;
		if (this.users.positionOf(mchUuid) !== undefined) return undefined;
		this.removed.delete(mchUuid);
		this.changed(undefined, this.users.putBack(entry));
		return this.users.row(entry);
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

	private changed(before: ListEntry | undefined, after: ListEntry | undefined): void {
		if (before !== undefined) this.totals.subtract(this.users.amounts(before));
		if (after !== undefined) this.totals.add(this.users.amounts(after));
		this.selections.clear();
		this.changes.push({ before, after });
		if (this.changes.length > KEPT_CHANGES) this.changes.shift();
		this.version += 1;
		this.onChange();
	}

	/** The earliest second in which the next user can be created and be the newest. */
	private nextTime(): number {
		const [newest, ...others] = this.users.entries.slice(0, this.perSecond);
		if (newest === undefined) return -Infinity;
		const time = this.createdAt(newest);
		const isFull = others.length + 1 === this.perSecond;
		return isFull && others.every((other) => this.createdAt(other) === time) ? time + 1 : time;
	}

	private unusedRow(): Row {
		for (;;) {
			this.made += 1;
			const row = this.seeded.row(-this.made);
			if (this.users.positionOf(row.mchUuid) === undefined) return row;
		}
	}
}
