import { identityOf } from '../identity';
import { isShort, type Stretch } from './stretch';

/** What is known of the list when an answer comes. */
export interface KnownSoFar {
	/** Identity of the last known user; undefined where there is none. */
	readonly last: string | undefined;
	/** How many users are known, and the place after the last of them. */
	readonly count: number;
	readonly place: number;
}

/** What the answers show that end with one and the same user. */
interface Shown {
	readonly last: string;
	/** The first of them. */
	readonly answer: Stretch;
	/** Whether one of them joined, brought nobody new and was asked for more. */
	isBeyond: boolean;
	isUncapped: boolean;
}

/** How many rows more than it holds an answer must have been asked for: one alone may have been kept back. */
const LEAST_ROWS_PAST_END = 2;

/** Pages begin at multiples of their size, so none shows the second of two users with fewer rows than one that shows both. */
const MOST_ALONE = 2;

/**
 * The end of a list whose totals do not tell it. It is seen where an answer that joins looked past the last known user
 * and found nobody new, and another one that ends with the same user shows that no cap of the server's is why.
 */
export class Ending {
	/** Whether the end was seen. */
	isSeen = false;
	private shown: Shown | undefined;

	/**
	 * Notes where an answer ends the list.
	 *
	 * @param isNobodyNew whether it joins and brings nobody new
	 */
	note(stretch: Stretch, known: KnownSoFar, isNobodyNew: boolean): void {
		const last = lastShown(stretch, known);
		if (last === undefined) return;
		const isBeyond = isNobodyNew && stretch.asked - stretch.users.length >= LEAST_ROWS_PAST_END;
		const { shown } = this;
		if (shown?.last !== last) {
			this.shown = { last, isBeyond, isUncapped: false, answer: stretch };
			return;
		}
		shown.isBeyond ||= isBeyond;
		shown.isUncapped ||= isUncapped(shown.answer, stretch);
		this.isSeen ||= shown.isBeyond && shown.isUncapped;
	}
}

/** Identity of the user with whom the list ends as an answer shows it; undefined where it shows no end. */
function lastShown(stretch: Stretch, known: KnownSoFar): string | undefined {
	const user = stretch.users.at(-1);
	if (known.last === undefined) return undefined;
	if (user === undefined) return isAfterFew(stretch, known) ? known.last : undefined;
	const last = identityOf(user);
	// Asked for what is past the end, and past their own total, some servers repeat their last page.
	const isPastTotal = stretch.start >= known.place && stretch.total <= stretch.start;
	return isShort(stretch) || (isPastTotal && last === known.last) ? last : undefined;
}

/** Whether an empty answer proves that nobody comes after those who are known. */
function isAfterFew({ start, total }: Stretch, { count }: KnownSoFar): boolean {
	// Nothing from the top on, where the answer itself counts somebody, proves nothing.
	if (start === 0 && total > 0) return false;
	// After more users it proves little: they may have moved up meanwhile, and somebody after them, too.
	return count <= MOST_ALONE && start <= count;
}

/**
 * Whether no cap can have cut both of two answers that end with one user: a cap cuts all to the same number of rows, and
 * none that was asked for fewer.
 */
function isUncapped(one: Stretch, other: Stretch): boolean {
	const rows = [one, other].map(({ users }) => users.length);
	return rows[0] !== rows[1] || Math.min(one.asked, other.asked) <= Math.min(...rows);
}
