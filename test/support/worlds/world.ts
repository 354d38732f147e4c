import type { WalletUser } from '../../../wallet-api/contract';

/** One user of a world. */
export interface Inhabitant {
	readonly id: string;
	/** Second of creation. */
	readonly second: number;
	/** What decides among those of one second; the list is sorted by it where that order is stable. */
	readonly rank: number;
}

/** Something that happens to the list between two requests. */
export type Change =
	| { readonly kind: 'create' | 'sameSecond' }
	/** Leaves for ever, or leaves a filter and may come back. */
	| { readonly kind: 'leave'; readonly place: number }
	/** Somebody who left comes back, with the old time of creation. */
	| { readonly kind: 'restore'; readonly which: number }
	/** A user who was not in the filter joins, somewhere in the list. */
	| { readonly kind: 'join'; readonly place: number }
	/** Is changed, and jumps before all others of the same second, where nothing fixes the order there. */
	| { readonly kind: 'touch'; readonly place: number };

/** How a world differs from a kind one. */
export interface Laws {
	readonly users: number;
	readonly perSecond: number;
	/** Whether the order inside a second is fixed, changes with every request, or by being touched. */
	readonly ties: 'stable' | 'shuffled' | 'touched';
	readonly total:
		| 'exact'
		| 'countedFirst'
		| { readonly cachedFor: number }
		| { readonly off: number };
	/** By how many changes the second replica is behind; undefined for one server. */
	readonly replica: number | undefined;
	/** Most rows of an answer. */
	readonly cap: number | undefined;
	/** What is asked for beyond the end. */
	readonly pastEnd: 'empty' | 'lastPage';
	/** Times of creation: all there, none, some missing, some unreadable, or some that are wrong. */
	readonly times: 'all' | 'none' | 'someMissing' | 'someUnreadable' | 'someWrong';
}

/** A list that changes while it is asked for. */
export class MovingWorld {
	private list: Inhabitant[];
	private readonly gone: Inhabitant[] = [];
	private readonly views: Inhabitant[][];
	private readonly rows = new Map<string, WalletUser>();
	private created = 0;
	private newest: number;

	constructor(private readonly laws: Laws) {
		const { users, perSecond } = laws;
		this.newest = Math.ceil(users / perSecond) + 10;
		this.list = Array.from({ length: users }, (_, index) => ({
			id: `u${users - index}`,
			second: this.newest - Math.floor(index / perSecond),
			rank: -index,
		}));
		this.views = [this.list];
	}

	/** The list as a replica sees it that is so many changes behind, newest first. */
	view(behind = 0): readonly Inhabitant[] {
		return this.views[Math.max(0, this.views.length - 1 - behind)] ?? [];
	}

	/** Lets something happen. */
	change(change: Change): void {
		this.list = this.after(change).sort((a, b) => b.second - a.second || b.rank - a.rank);
		this.views.push(this.list);
	}

	/** A user as the server sends the row. */
	toRow({ id, second }: Inhabitant): WalletUser {
		const known = this.rows.get(id);
		if (known !== undefined) return known;
		const row = { mchUuid: id, uuid: `U${id}`, ...this.timeOf(id, second) };
		this.rows.set(id, row);
		return row;
	}

	private after(change: Change): Inhabitant[] {
		const { list, gone } = this;
		switch (change.kind) {
			case 'create':
				this.newest++;
				return [this.newborn(this.newest), ...list];
			case 'sameSecond':
				return [this.newborn(this.newest), ...list];
			case 'leave': {
				const leaver = pick(list, change.place);
				if (leaver !== undefined) gone.push(leaver);
				return list.filter((user) => user !== leaver);
			}
			case 'restore': {
				const [back] = gone.splice(change.which % Math.max(1, gone.length), 1);
				return back === undefined ? [...list] : [...list, back];
			}
			case 'join': {
				const neighbour = pick(list, change.place);
				const joiner = this.newborn(neighbour?.second ?? this.newest);
				return [...list, { ...joiner, rank: (neighbour?.rank ?? 0) - 0.5 }];
			}
			case 'touch': {
				const touched = pick(list, change.place);
				if (touched === undefined || this.laws.ties !== 'touched') return [...list];
				const rank = Math.max(...list.map((user) => user.rank)) + 1;
				return list.map((user) => (user === touched ? { ...user, rank } : user));
			}
		}
	}

	private newborn(second: number): Inhabitant {
		this.created++;
		return { id: `new${this.created}`, second, rank: 1_000_000 + this.created };
	}

	private timeOf(id: string, second: number): { createTime?: string } {
		const createTime = new Date(1_700_000_000_000 + 1000 * second)
			.toISOString()
			.slice(0, 19)
			.replace('T', ' ');
		const isOdd = [...id].reduce((sum, digit) => sum + digit.charCodeAt(0), 0) % 7 === 0;
		switch (this.laws.times) {
			case 'all':
				return { createTime };
			case 'none':
				return {};
			case 'someMissing':
				return isOdd ? {} : { createTime };
			case 'someUnreadable':
				return { createTime: isOdd ? `${second}` : createTime };
			case 'someWrong':
				return { createTime: isOdd ? '2031-01-01 00:00:00' : createTime };
		}
	}
}

function pick<Item>(items: readonly Item[], place: number): Item | undefined {
	return items[place % Math.max(1, items.length)];
}
