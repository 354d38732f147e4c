import { EntryView, type ListEntry, type StoredUser } from './entryView';
import type { Row } from './rows';
import type { SeededUsers } from './seededUsers';
import { parseTime } from './times';

/** How a list differs from the crowd that a seed made: who of it is gone, and whose rows are stored, with their rank. */
export type Edits = {
	readonly removed: readonly number[];
	readonly stored: ReadonlyArray<{ readonly row: Row; readonly rank: number }>;
};

/** What a change took out of the list, and what it put in. */
export interface ListChange {
	readonly before: ListEntry | undefined;
	readonly after: ListEntry | undefined;
}

/**
 * The merchant's users, newest first. Seeded ones cost eight bytes each; every user is found by ID
 * in a few steps, however long the list.
 */
export class UserList {
	readonly entries: ListEntry[];
	readonly view: EntryView;
	private readonly stored = new Map<string, StoredUser>();
	private nextRank: number;

	/** @throws Error when two rows have the same `mchUuid`, or a row has none. */
	constructor(
		private readonly seeded: SeededUsers,
		rows: readonly Row[],
		{ removed, stored }: Edits = { removed: [], stored: [] },
	) {
		this.view = new EntryView(seeded);
		const gone = new Set(removed);
		const crowd = Array.from({ length: seeded.count }, (_, index) => index);
		this.entries = crowd.filter((index) => !gone.has(index));
		for (const { row, rank } of stored) this.place(this.store(row, rank));
		const ranks = stored.map(({ rank }) => rank);
		this.nextRank = Math.max(seeded.count + rows.length, ...ranks) + 1;
		for (const [index, row] of rows.entries()) {
			this.entries.push(this.store(row, rows.length - index));
		}
		if (rows.length > 0) this.entries.sort((a, b) => this.view.compare(a, b));
	}

	/** Where in the list the user is; undefined when it is not. */
	positionOf(mchUuid: string): number | undefined {
		const entry = this.stored.get(mchUuid) ?? this.seeded.indexOf(mchUuid);
		if (entry === undefined) return undefined;
		const position = this.placeFor(entry);
		return this.entries[position] === entry ? position : undefined;
	}

	/** Puts a new user where its `createTime` belongs, before others of the same second. */
	insert(row: Row): ListEntry {
		return this.place(this.store(row, this.nextRank++));
	}

	/** Puts another row in a user's stead, and elsewhere in the list if its `createTime` says so. */
	replace(position: number, row: Row): ListEntry {
		const rank = this.view.rank(this.remove(position));
		return this.place(this.store(row, rank));
	}

	/** Takes a user out of the list. @throws RangeError when nobody is there. */
	remove(position: number): ListEntry {
		const [entry] = this.entries.splice(position, 1);
		if (entry === undefined) throw new RangeError(`The list has no position ${position}.`);
		if (typeof entry !== 'number') this.stored.delete(entry.row.mchUuid);
		return entry;
	}

	/** How the list differs from the crowd that the seed made. */
	edits(): Edits {
		const there = new Set(this.entries);
		const crowd = Array.from({ length: this.seeded.count }, (_, index) => index);
		const stored = [...this.stored.values()].map(({ row, rank }) => ({ row, rank }));
		return { removed: crowd.filter((index) => !there.has(index)), stored };
	}

	/** Puts an entry that was removed where it was. */
	putBack(entry: ListEntry): ListEntry {
		if (typeof entry !== 'number') this.stored.set(entry.row.mchUuid, entry);
		return this.place(entry);
	}

	/** The list as it was before these changes, which are the last there were. */
	entriesBefore(changes: readonly ListChange[]): readonly ListEntry[] {
		if (changes.length === 0) return this.entries;
		const entries = [...this.entries];
		for (const { before, after } of [...changes].reverse()) {
			if (after !== undefined) entries.splice(this.placeFor(after, entries), 1);
			if (before !== undefined) entries.splice(this.placeFor(before, entries), 0, before);
		}
		return entries;
	}

	private place(entry: ListEntry): ListEntry {
		this.entries.splice(this.placeFor(entry), 0, entry);
		return entry;
	}

	private store(row: Row, rank: number): StoredUser {
		if (typeof row.mchUuid !== 'string' || row.mchUuid === '') {
			throw new Error('A wallet user needs an mchUuid: a text that is not empty.');
		}
		if (this.stored.has(row.mchUuid)) {
			throw new Error(`There are two wallet users with the mchUuid ${row.mchUuid}.`);
		}
		const user = { row, created: parseTime(row.createTime), rank };
		this.stored.set(row.mchUuid, user);
		return user;
	}

	/** The first position whose entry does not come before this one. */
	private placeFor(entry: ListEntry, entries: readonly ListEntry[] = this.entries): number {
		let from = 0;
		let to = entries.length;
		while (from < to) {
			const middle = (from + to) >>> 1;
			const other = entries[middle];
			if (other !== undefined && this.view.compare(other, entry) < 0) from = middle + 1;
			else to = middle;
		}
		return from;
	}
}
