import type { WalletUser } from '../contract';
import { identityOf } from '../identity';
import { KnownUsers } from './knownUsers';
import { endOf, endsAsStated, isShort, joins, type Stretch, timeOf } from './stretch';

/** A user with the number that `KnownUsers` gave. */
export interface Numbered {
	readonly number: number;
	readonly user: WalletUser;
}

/** What a stretch brought. */
export interface Gain {
	/** Users met for the first time, in the list's order. */
	readonly fresh: readonly Numbered[];
	/** Newer rows of users who are known. */
	readonly again: readonly Numbered[];
	/** Whether a fresh user belongs before users who came earlier. */
	readonly isLate: boolean;
}

/** How far the list is read from its top: everyone down to the edge is known. */
export class Front {
	readonly known = new KnownUsers();
	/** The place after the last known user, as far as the last answer can tell. */
	place = 0;
	/** Whether the end of the list was seen. */
	isEnded = false;
	private edge: Stretch | undefined;
	/** What short answers show that end with one and the same user. */
	private ending = { last: '', isNobodyNew: false, isUncapped: false };

	/** The last known user of the list. */
	get last(): WalletUser | undefined {
		return this.edge?.users.at(-1);
	}

	/** Whether a stretch goes on from here without a gap. */
	isJoinedBy(stretch: Stretch): boolean {
		return this.edge === undefined
			? stretch.start === 0
			: joins(this.edge, stretch, (user) => this.known.numberOf(user) !== undefined);
	}

	/** Whether everyone in a stretch was met before. */
	knowsAll(stretch: Stretch): boolean {
		return stretch.users.every((user) => this.known.numberOf(user) !== undefined);
	}

	/** Adds a stretch that joins, or that has to be taken although it does not. */
	add(stretch: Stretch): Gain {
		const before = this.edge;
		const fresh: Numbered[] = [];
		const again: Numbered[] = [];
		for (const user of stretch.users) {
			const { count } = this.known;
			const number = this.known.meet(user);
			(number === count ? fresh : again).push({ number, user });
		}
		this.move(stretch, fresh);
		if (endsAsStated(stretch)) this.isEnded = true;
		else this.noteEnd(stretch, fresh.length === 0);
		return { fresh, again, isLate: stretch.descends && isLate(before, fresh) };
	}

	/**
	 * Notes where an answer ends the list. The end is seen where one that joins looked past the last known user and
	 * found nobody new, and no cap of the server's can be why: of that one, or of another that ends with the same user.
	 *
	 * @param isNobodyNew whether it joins and brings nobody new
	 */
	noteEnd(stretch: Stretch, isNobodyNew = false): void {
		const isBeyond = stretch.start >= this.place;
		const user = stretch.users.at(-1) ?? (isBeyond ? this.last : undefined);
		if (user === undefined || this.last === undefined) return;
		const last = identityOf(user);
		// Asked for what is past the end, some servers repeat their last page.
		const isRepeated = isBeyond && last === identityOf(this.last);
		if (!isShort(stretch) && !isRepeated) return;
		const { ending } = this;
		if (ending.last !== last) this.ending = { last, isNobodyNew, isUncapped: stretch.isUncapped };
		else {
			ending.isNobodyNew ||= isNobodyNew;
			ending.isUncapped ||= stretch.isUncapped;
		}
		this.isEnded ||= this.ending.isNobodyNew && this.ending.isUncapped;
	}

	private move(stretch: Stretch, fresh: readonly Numbered[]): void {
		const reaches = this.reachesEdge(stretch, fresh);
		this.place = reaches ? endOf(stretch) : Math.max(this.place, endOf(stretch));
		if (reaches) this.edge = stretch;
	}

	/** Whether a stretch reaches the last known user, or goes beyond. */
	private reachesEdge({ users }: Stretch, fresh: readonly Numbered[]): boolean {
		const [last, edge] = [users.at(-1), this.last];
		if (last === undefined) return false;
		if (edge === undefined || identityOf(last) === identityOf(edge)) return true;
		const [lastTime, edgeTime] = [timeOf(last), timeOf(edge)];
		if (lastTime !== undefined && edgeTime !== undefined && lastTime !== edgeTime) {
			return lastTime < edgeTime;
		}
		return fresh.at(-1)?.user === last;
	}
}

/** Whether users come who were created after the edge was read, or came back since. */
function isLate(edge: Stretch | undefined, fresh: readonly Numbered[]): boolean {
	const [last, first] = [timeOf(edge?.users.at(-1)), timeOf(fresh[0]?.user)];
	return edge?.descends === true && last !== undefined && first !== undefined && first > last;
}
