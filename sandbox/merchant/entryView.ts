import type { StatusField } from '../../wallet-api/contract';
import { type Exact, writeExact } from '../exactJson';
import { type Amounts, amountsOf, type Names, type Row } from './rows';
import type { SeededUsers } from './seededUsers';

/** A user whose row is kept, because it was given, created or changed. */
export interface StoredUser {
	readonly row: Row;
	/** Seconds since the epoch, for the order of the list. */
	readonly created: number;
	/** Of two users created in the same second, the one with the higher rank is the newer. */
	readonly rank: number;
	/** The row's JSON, once it was needed. */
	text?: string;
}

/** A user in the list: the index of a seeded one, or a stored one. */
export type ListEntry = number | StoredUser;

/** What there is to know of an entry of the list. */
export class EntryView {
	constructor(private readonly seeded: SeededUsers) {}

	/** The row of an entry; not to be changed in place. */
	row(entry: ListEntry): Row {
		return typeof entry === 'number' ? this.seeded.row(entry) : entry.row;
	}

	/** The row of an entry as JSON. */
	text(entry: ListEntry): string {
		if (typeof entry === 'number') return JSON.stringify(this.seeded.row(entry));
		entry.text ??= writeExact(entry.row);
		return entry.text;
	}

	/** The numbers an entry goes by. */
	names(entry: ListEntry): Names {
		if (typeof entry === 'number') return this.seeded.names(entry);
		const { mchUuid, uuid, centerNo, branchNo } = entry.row;
		return { mchUuid, uuid, centerNo, branchNo };
	}

	/** The money of an entry, in satang. */
	amounts(entry: ListEntry): Amounts {
		return typeof entry === 'number' ? this.seeded.amounts(entry) : amountsOf(entry.row);
	}

	/** One status of an entry; undefined when its row has none. */
	status(entry: ListEntry, field: StatusField): Exact | undefined {
		return typeof entry === 'number' ? this.seeded.status(entry, field) : entry.row[field];
	}

	/** When an entry was created, in seconds since the epoch; -Infinity when its row does not say. */
	created(entry: ListEntry): number {
		return typeof entry === 'number' ? this.seeded.created(entry) : entry.created;
	}

	/** Orders entries newest first. */
	compare(a: ListEntry, b: ListEntry): number {
		const [createdA, createdB] = [this.created(a), this.created(b)];
		if (createdA !== createdB) return createdA > createdB ? -1 : 1;
		return this.rank(b) - this.rank(a);
	}

	/** Of two users created in the same second, the one with the higher rank is the newer. */
	rank(entry: ListEntry): number {
		return typeof entry === 'number' ? this.seeded.count - entry : entry.rank;
	}
}
