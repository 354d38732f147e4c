import type { BalancePage, PageQuery } from '../../../wallet-api/contract';
import { failed, type Result, succeeded } from '../../../wallet-api/failures';
import type { PageSource } from '../../../wallet-api/reading/fetchPages';
import type { Cap, Laws } from './laws';
import { type Inhabitant, isOdd, sentMchUuid } from './rows';
import { type Change, MovingWorld, newestFirst } from './world';

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

/** Of fewer rows a request does not time out. */
const LEAST_TO_TIME_OUT = 500;

/** A server of a moving world. It answers a page from one moment of the list, and not always kindly. */
export class WorldServer implements PageSource {
	readonly world: MovingWorld;
	/** Pages in the order in which they were answered. */
	readonly asked: PageQuery[] = [];
	/** The whole list at each moment that an answer showed a page of. */
	readonly moments: Array<readonly Inhabitant[]> = [];
	/** Users by ID, as they were served last. */
	readonly servedLast = new Map<string, Inhabitant>();
	private readonly cachedTotals = new Map<unknown, { readonly total: number; left: number }>();
	/** The same list of thousands of IDs is asked for again and again. */
	private readonly wanted = new WeakMap<readonly string[], (user: Inhabitant) => boolean>();

	constructor(
		readonly laws: Laws,
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
		const counted = this.rowsFor(query, this.world.view()).length;
		for (const { before, change } of this.events.changes) {
			if (before === number) this.world.change(change);
		}
		const isTooSlow = query.size > LEAST_TO_TIME_OUT && this.events.timeOuts.includes(number);
		return isTooSlow ? failed('timedOut') : succeeded(this.answer(query, counted, number));
	};

	/** Whether a user is in a list of IDs, as this server compares them. */
	isIn(ids: readonly string[], user: Inhabitant): boolean {
		const known = this.wanted.get(ids);
		if (known !== undefined) return known(user);
		const { isCaseBlind, ids: sent } = this.laws;
		const written = (id: string) => (isCaseBlind ? id.toLowerCase() : id);
		const wanted = new Set(ids.map(written));
		this.wanted.set(ids, ({ id }) => wanted.has(written(sentMchUuid(id, sent) ?? '')));
		return this.isIn(ids, user);
	}

	private answer(query: PageQuery, counted: number, number: number): BalancePage {
		const { replica } = this.laws;
		const behind = replica !== undefined && this.events.random() < 0.5 ? replica : 0;
		const list = this.inOrder(this.world.view(behind));
		this.moments.push(list);
		const rows = this.rowsFor(query, list);
		const cap = capAt(this.laws.cap, number);
		const start = this.startOf(query, rows.length, cap);
		const users = rows.slice(start, start + Math.min(query.size, cap?.rows ?? query.size));
		for (const user of users) this.servedLast.set(user.id, user);
		const total = this.total(query, rows.length, counted);
		// Nobody could tell an answer that is cut, and whose total is wrong by just that, from the end of the list.
		const isCut = users.length === cap?.rows && start + users.length < rows.length;
		const looksWhole = isCut && total === (query.page - 1) * query.size + users.length;
		return {
			users: users.map((user) => this.world.toRow(user)),
			total: looksWhole ? total + 1 : total,
			size: query.size,
			current: query.page,
			totals: {},
		};
	}

	/** The first place that is served. */
	private startOf({ page, size }: PageQuery, rows: number, cap: Cap | undefined): number {
		const step = cap?.begins === 'served' ? Math.min(size, cap.rows) : size;
		const isPast = (page - 1) * step >= rows;
		const served = {
			asked: page,
			lastAgain: isPast ? Math.max(1, Math.ceil(rows / step)) : page,
			firstAgain: isPast ? 1 : page,
			onlyFirst: 1,
		}[this.laws.pages];
		return (served - 1) * step;
	}

	private rowsFor({ mchUuidList }: PageQuery, list: readonly Inhabitant[]): readonly Inhabitant[] {
		const found =
			mchUuidList === undefined ? list : list.filter((user) => this.isIn(mchUuidList, user));
		if (!this.laws.twins) return found;
		return found.flatMap((user) => (isOdd(user.id) ? [user, user] : [user]));
	}

	/** Users in the order of this server's list. */
	inOrder(users: readonly Inhabitant[]): readonly Inhabitant[] {
		const { order, ties } = this.laws;
		const list = [...users].sort(newestFirst);
		if (order === 'mixed') return [...list].sort((a, b) => mixedRank(a.id) - mixedRank(b.id));
		const byTime = ties === 'shuffled' ? this.shuffled(list) : list;
		return order === 'oldestFirst' ? [...byTime].reverse() : byTime;
	}

	private shuffled(list: readonly Inhabitant[]): readonly Inhabitant[] {
		const dice = new Map(list.map((user) => [user, this.events.random()]));
		return [...list].sort((a, b) => b.second - a.second || (dice.get(a) ?? 0) - (dice.get(b) ?? 0));
	}

	private total({ mchUuidList }: PageQuery, now: number, counted: number): number {
		const { total } = this.laws;
		if (total === 'exact') return now;
		if (total === 'countedFirst') return counted;
		if ('off' in total) return Math.max(0, now + total.off);
		const cached = this.cachedTotals.get(mchUuidList);
		const used =
			cached !== undefined && cached.left > 0 ? cached : { total: now, left: total.cachedFor };
		used.left--;
		this.cachedTotals.set(mchUuidList, used);
		return used.total;
	}
}

/** Where a user stands in an order that has nothing to do with time. */
function mixedRank(id: string): number {
	let bits = 0x811c9dc5;
	for (let place = 0; place < id.length; place++) {
		bits = Math.imul(bits ^ id.charCodeAt(place), 0x01000193);
	}
	return Math.imul(bits ^ (bits >>> 16), 0x85ebca6b) >>> 0;
}

function capAt(cap: Cap | undefined, request: number): Cap | undefined {
	return cap !== undefined && request >= cap.from && request < cap.until ? cap : undefined;
}
