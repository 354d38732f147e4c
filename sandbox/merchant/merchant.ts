import type { Exact } from '../exactJson';
import type { ListEntry } from './entryView';
import { KeptSelections } from './keptSelections';
import { NewUsers } from './newUsers';
import { type Row, type RowFields, withFields } from './rows';
import { SeededUsers } from './seededUsers';
import type { Selection, UserFilters } from './selection';
import { crowdOf, type MerchantSource } from './source';
import { formatTime } from './times';
import { type Edits, UserList } from './userList';

/** Most wallet users the sandbox makes. */
export const MAX_USERS = 1_000_000;

/** The merchant: all wallet users, newest first, and what can happen to them. */
export class Merchant {
	/** Rises with every change of the users. */
	version = 0;
	private readonly users: UserList;
	private readonly newUsers: NewUsers;
	private readonly selections: KeptSelections;
	/** Users who were removed, as they were then. */
	private readonly removed = new Map<string, ListEntry>();

	/**
	 * @param now milliseconds since the epoch, for the times of users created or changed later on
	 * @param onChange called after every change
	 */
	constructor(
		source: MerchantSource,
		private readonly now: () => number,
		private readonly onChange: () => void = () => undefined,
	) {
		const { rows, edits } = source;
		const { users, seed, perSecond } = crowdOf(source);
		if (!Number.isInteger(users) || users < 0 || users > MAX_USERS) {
			throw new Error(`users is ${users}. It has to be a whole number from 0 to 1,000,000.`);
		}
		if (rows !== undefined && users > 0) {
			throw new Error('Give either rows or a number of users, not both.');
		}
		const seeded = new SeededUsers(seed, users, perSecond);
		this.users = new UserList(seeded, rows ?? [], edits);
		this.newUsers = new NewUsers(seeded, this.users, perSecond);
		this.selections = new KeptSelections(this.users);
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
	 * @param changesAgo as they were that many changes ago; of long ago it is what is still known (1,000 changes)
	 */
	select(filters: UserFilters = {}, changesAgo = 0): Selection {
		return this.selections.select(filters, changesAgo);
	}

	/** As `select`, with a filter of one's own in place of `mchUuidList`. */
	selectWhere(
		filters: Omit<UserFilters, 'mchUuidList'>,
		changesAgo: number,
		isWanted: ((mchUuid: string) => boolean) | undefined,
	): Selection {
		return this.selections.selectWhere(filters, changesAgo, isWanted);
	}

	/** The `mchUuid` of an entry. */
	idOf(entry: ListEntry): string {
		return this.users.view.names(entry).mchUuid;
	}

	/** When an entry was created, in seconds since the epoch. */
	createdAt(entry: ListEntry): number {
		return this.users.view.created(entry);
	}

	/** The rows of some entries. */
	rowsOf(entries: readonly ListEntry[]): Row[] {
		return entries.map((entry) => this.users.view.row(entry));
	}

	/** The rows of some entries as one JSON list. */
	listText(entries: readonly ListEntry[]): string {
		return `[${entries.map((entry) => this.users.view.text(entry)).join(',')}]`;
	}

	/** Every row, newest first. */
	rows(): Row[] {
		return this.rowsOf(this.users.entries);
	}

	/** The row of one user; undefined when there is none. */
	find(mchUuid: string): Row | undefined {
		const entry = this.users.entries[this.users.positionOf(mchUuid) ?? -1];
		return entry === undefined ? undefined : this.users.view.row(entry);
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
		const row = withFields(this.newUsers.next(this.now()), fields);
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
		return this.users.view.row(entry);
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
		const old = this.users.view.row(before);
		const updated: { updateTime?: Exact } =
			'updateTime' in old ? { updateTime: formatTime(Math.floor(this.now() / 1000)) } : {};
		const row = withFields(old, { ...updated, ...fields });
		this.changed(before, this.users.replace(position, row));
		return row;
	}

	private changed(before: ListEntry | undefined, after: ListEntry | undefined): void {
		this.selections.changed({ before, after });
		this.version += 1;
		this.onChange();
	}
}
