import type { WalletUser } from '../../../wallet-api/contract';
import type { Laws } from './laws';
import { type Inhabitant, rowOf } from './rows';

/** Something that happens to the list between two requests. */
export type Change =
	| { readonly kind: 'create' | 'sameSecond' }
	/** Leaves for ever, or leaves a filter and may come back. */
	| { readonly kind: 'leave'; readonly place: number }
	/** So many neighbours leave at once. */
	| { readonly kind: 'leaveTogether'; readonly place: number; readonly many: number }
	/** Somebody who left comes back, with the old time of creation. */
	| { readonly kind: 'restore'; readonly which: number }
	/** A user who was not in the filter joins, somewhere in the list. */
	| { readonly kind: 'join'; readonly place: number }
	/** Is changed, and jumps before all others of the same second, where nothing fixes the order there. */
	| { readonly kind: 'touch'; readonly place: number };

/** A list that changes while it is asked for. */
export class MovingWorld {
	private list: Inhabitant[];
	private readonly gone: Inhabitant[] = [];
	private readonly views: Inhabitant[][];
	private readonly rows = new Map<Inhabitant, WalletUser>();
	private created = 0;
	private newest: number;

	constructor(private readonly laws: Laws) {
		const { users, perSecond } = laws;
		this.newest = Math.ceil(users / perSecond) + 10;
		this.list = Array.from({ length: users }, (_, index) => ({
			id: `u${users - index}`,
			second: this.newest - Math.floor(index / perSecond),
			rank: -index,
			value: (index * 7) % 3,
		}));
		this.views = [this.list];
	}

	/** The list as a replica sees it that is so many changes behind, newest first. */
	view(behind = 0): readonly Inhabitant[] {
		return this.views[Math.max(0, this.views.length - 1 - behind)] ?? [];
	}

	/** Lets something happen. */
	change(change: Change): void {
		this.list = this.after(change).sort(newestFirst);
		this.views.push(this.list);
	}

	/** A user as the server sends the row. */
	toRow(user: Inhabitant): WalletUser {
		const known = this.rows.get(user);
		if (known !== undefined) return known;
		const row = rowOf(user, this.laws);
		this.rows.set(user, row);
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
			case 'leave':
				return this.without(change.place, 1);
			case 'leaveTogether':
				return this.without(change.place, change.many);
			case 'restore': {
				const [back] = gone.splice(change.which % Math.max(1, gone.length), 1);
				return back === undefined ? [...list] : [...list, back];
			}
			case 'join': {
				const neighbour = pick(list, change.place);
				const joiner = this.newborn(neighbour?.second ?? this.newest);
				return [...list, { ...joiner, rank: (neighbour?.rank ?? 0) - 0.5 }];
			}
			case 'touch':
				return this.touched(pick(list, change.place));
		}
	}

	private without(place: number, many: number): Inhabitant[] {
		const first = place % Math.max(1, this.list.length);
		this.gone.push(...this.list.slice(first, first + many));
		return this.list.filter((_, index) => index < first || index >= first + many);
	}

	private touched(user: Inhabitant | undefined): Inhabitant[] {
		if (user === undefined) return [...this.list];
		const jumps = this.laws.ties === 'touched';
		const highest = this.list.reduce((most, { rank }) => Math.max(most, rank), -Infinity);
		const changed = { ...user, value: user.value + 1, rank: jumps ? highest + 1 : user.rank };
		return this.list.map((other) => (other === user ? changed : other));
	}

	private newborn(second: number): Inhabitant {
		this.created++;
		const rank = 1_000_000 + this.created;
		return { id: `n${this.created}`, second, rank, value: this.created % 3 };
	}
}

/** The order of the list where nothing is odd about it. */
export function newestFirst(one: Inhabitant, other: Inhabitant): number {
	return other.second - one.second || other.rank - one.rank;
}

function pick<Item>(items: readonly Item[], place: number): Item | undefined {
	return items[place % Math.max(1, items.length)];
}
