import type { BalancePage, PageQuery } from '../../../wallet-api/contract';
import { failed, type Result, succeeded } from '../../../wallet-api/failures';
import type { PageSource } from '../../../wallet-api/reading/fetchPages';
import { type Change, type Inhabitant, type Laws, MovingWorld } from './world';

/** What decides how a reading goes, beside the laws of its world. */
export interface Events {
	/** Changes, each before the request of a number, from 1, is answered. */
	readonly changes: ReadonlyArray<{ readonly before: number; readonly change: Change }>;
	/** Requests, by number, that time out where they ask for many rows. */
	readonly timeOuts: readonly number[];
	readonly parallelRequests: number;
	/** From 0 up to, but not including, 1: for the network, the replicas and the order of ties. */
	readonly random: () => number;
}

/** More requests than any reading may take. */
const MOST_REQUESTS = 3_000;

/** A server of a moving world. It answers a page from one moment of the list, and not always kindly. */
export class WorldServer implements PageSource {
	readonly world: MovingWorld;
	/** Pages in the order in which they were answered. */
	readonly asked: PageQuery[] = [];
	/** The whole list at each moment that an answer showed a page of. */
	readonly moments: Array<readonly Inhabitant[]> = [];
	private cachedTotal = { total: 0, left: 0 };

	constructor(
		private readonly laws: Laws,
		private readonly events: Events,
	) {
		this.world = new MovingWorld(laws);
	}

	get parallelRequests(): number {
		return this.events.parallelRequests;
	}

	readonly fetchPage = async (
		query: PageQuery,
		stop?: AbortSignal,
	): Promise<Result<BalancePage>> => {
		for (let way = this.events.random() * 8; way > 1; way--) await Promise.resolve();
		stop?.throwIfAborted();
		if (this.asked.length >= MOST_REQUESTS) throw new Error('It does not end.');
		this.asked.push(query);
		const number = this.asked.length;
		const counted = this.world.view().length;
		for (const { before, change } of this.events.changes) {
			if (before === number) this.world.change(change);
		}
		if (this.events.timeOuts.includes(number) && query.size > 500) return failed('timedOut');
		return succeeded(this.answer(query, counted));
	};

	private answer({ page, size }: PageQuery, counted: number): BalancePage {
		const { replica, cap = Infinity, pastEnd } = this.laws;
		const behind = replica !== undefined && this.events.random() < 0.5 ? replica : 0;
		const list = this.ordered(this.world.view(behind));
		this.moments.push(list);
		const asked = (page - 1) * size;
		const start =
			pastEnd === 'lastPage' && asked >= list.length
				? Math.max(0, (Math.ceil(list.length / size) - 1) * size)
				: asked;
		const users = list.slice(start, start + Math.min(size, cap));
		const total = this.total(list.length, counted);
		const end = start + users.length;
		return {
			users: users.map((user) => this.world.toRow(user)),
			// Nobody could tell an answer that is cut, and whose total is wrong by just that, from the end of the list.
			total: users.length === cap && end < list.length && total === end ? total + 1 : total,
			size,
			current: page,
			totals: {},
		};
	}

	private ordered(list: readonly Inhabitant[]): readonly Inhabitant[] {
		if (this.laws.ties !== 'shuffled') return list;
		const dice = new Map(list.map((user) => [user, this.events.random()]));
		return [...list].sort((a, b) => b.second - a.second || (dice.get(a) ?? 0) - (dice.get(b) ?? 0));
	}

	private total(now: number, counted: number): number {
		const { total } = this.laws;
		if (total === 'exact') return now;
		if (total === 'countedFirst') return counted;
		if ('off' in total) return Math.max(0, now + total.off);
		if (this.cachedTotal.left <= 0) this.cachedTotal = { total: now, left: total.cachedFor };
		this.cachedTotal.left--;
		return this.cachedTotal.total;
	}
}
