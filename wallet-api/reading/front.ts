import type { WalletUser } from '../contract';
import { identityOf } from '../identity';
import { Ending } from './ending';
import { KnownUsers } from './knownUsers';
import { endOf, endsAsStated, joins, type Stretch, timeOf } from './stretch';

/** A user with the number that `KnownUsers` gave. */
interface Numbered {
	readonly number: number;
	readonly user: WalletUser;
}

/** What a stretch brought. */
export interface Gain {
	/** Users met for the first time, in the list's order. */
	readonly fresh: readonly WalletUser[];
	/** The number of the first of them; the others follow it. */
	readonly firstNumber: number;
	/** Rows of users who came with an earlier answer. */
	readonly again: readonly Numbered[];
	/** The answer that they all came with. */
	readonly answer: Stretch;
	/** Whether a fresh user belongs before users who came earlier. */
	readonly isLate: boolean;
}

/** How far the list is read from its top: everyone down to the edge is known. */
export class Front {
	readonly known = new KnownUsers();
	/** The place after the last known user, as far as the last answer can tell. */
	place = 0;
	private readonly ending = new Ending();
	private isStated = false;
	private edge: Stretch | undefined;
	/** The first user of the answer that began the list. */
	first: WalletUser | undefined;
	private strangers: WalletUser[] = [];

	/** Whether the end of the list was seen, or an answer and its total agree on it. */
	get isEnded(): boolean {
		return this.isStated || this.ending.isSeen;
	}

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

	/**
	 * Whether a stretch shows that the answer that began the list was not its top: it holds somebody unknown who was
	 * created after the first user of that. A server may serve another page than it was asked for.
	 */
	isAboveTop({ start, users }: Stretch): boolean {
		const [top, first] = [timeOf(this.first), users.find((user) => this.isUnknown(user))];
		const time = timeOf(first);
		return start > 0 && top !== undefined && time !== undefined && time > top;
	}

	/** Whether a stretch reaches down to the first user of the answer that began the list. */
	reachesTop({ users }: Stretch): boolean {
		const { first: top } = this;
		return top === undefined || users.some((user) => identityOf(user) === identityOf(top));
	}

	/** Whether an answer that did not join showed somebody who has not come since: gone, or missed. */
	get hasMissed(): boolean {
		return this.strangers.some((user) => this.isUnknown(user));
	}

	/** Whether everyone in a stretch was met before. */
	knowsAll(stretch: Stretch): boolean {
		return !stretch.users.some((user) => this.isUnknown(user));
	}

	/** Adds a stretch that joins, or that has to be taken although it does not. */
	add(stretch: Stretch): Gain {
		const before = this.edge;
		this.first ??= stretch.users[0];
		const firstNumber = this.known.count;
		const fresh: WalletUser[] = [];
		const again: Numbered[] = [];
		for (const user of stretch.users) {
			const number = this.known.meet(user);
			if (number === firstNumber + fresh.length) fresh.push(user);
			// A user who stands in one answer twice is as they are there first.
			else if (number < firstNumber) again.push({ number, user });
		}
		const reaches = this.move(stretch, fresh);
		// A page from further up that came for the one asked for may look like the last, too.
		const mayEnd = reaches || stretch.users.length === 0;
		if (endsAsStated(stretch) && mayEnd) this.isStated = true;
		else this.note(stretch, fresh.length === 0);
		const late = stretch.descends && isLate(before, fresh);
		return { fresh, firstNumber, again, isLate: late, answer: stretch };
	}

	/**
	 * Notes where an answer that does not join ends the list. Somebody unknown in it may stand after the end it shows:
	 * they are kept until they come.
	 */
	noteEnd(stretch: Stretch): void {
		const strangers = stretch.users.filter((user) => this.isUnknown(user));
		this.strangers = [...this.strangers.filter((user) => this.isUnknown(user)), ...strangers];
		if (strangers.length === 0) this.note(stretch, false);
	}

	/** @param isNobodyNew whether the answer joins and brings nobody new */
	private note(stretch: Stretch, isNobodyNew: boolean): void {
		const last = this.last && identityOf(this.last);
		const { count } = this.known;
		this.ending.note(stretch, { last, count, place: this.place }, isNobodyNew);
	}

	/** Takes a stretch for the edge if it reaches the last known user; says whether it does. */
	private move(stretch: Stretch, fresh: readonly WalletUser[]): boolean {
		const reaches = this.reachesEdge(stretch, fresh);
		if (reaches) {
			this.place = endOf(stretch);
			this.edge = stretch;
		}
		return reaches;
	}

	private isUnknown(user: WalletUser): boolean {
		return this.known.numberOf(user) === undefined;
	}

	/** Whether a stretch reaches the last known user, or goes beyond. */
	private reachesEdge({ users, descends }: Stretch, fresh: readonly WalletUser[]): boolean {
		const [last, edge] = [users.at(-1), this.last];
		if (last === undefined) return false;
		if (edge === undefined || identityOf(last) === identityOf(edge)) return true;
		const isByTime = descends && this.edge?.descends === true;
		const [lastTime, edgeTime] = [timeOf(last), timeOf(edge)];
		if (isByTime && lastTime !== undefined && edgeTime !== undefined && lastTime !== edgeTime) {
			return lastTime < edgeTime;
		}
		return fresh.at(-1) === last;
	}
}

/** Whether users come who were created after the edge was read, or came back since. */
function isLate(edge: Stretch | undefined, fresh: readonly WalletUser[]): boolean {
	const last = timeOf(edge?.users.at(-1));
	if (edge?.descends !== true || last === undefined) return false;
	const first = fresh.find((user) => timeOf(user) !== undefined);
	return (timeOf(first) ?? last) > last;
}
