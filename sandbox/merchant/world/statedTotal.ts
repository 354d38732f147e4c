import { filtersKey, type UserFilters } from '../selection';
import type { World } from './world';

/** The total that answers state. */
export class StatedTotal {
	private readonly cached = new Map<string, { readonly total: number; uses: number }>();

	constructor(private readonly how: World['total']) {}

	/**
	 * The total for the next answer.
	 *
	 * @param countAgo counts the users that matched that many changes ago
	 * @param sinceLast how many changes there were since the last answer
	 */
	next(filters: UserFilters, countAgo: (changes: number) => number, sinceLast: number): number {
		const { how } = this;
		if (how === undefined) return countAgo(0);
		if ('offBy' in how) return Math.max(countAgo(0) + how.offBy, 0);
		if ('behind' in how) return countAgo(how.behind);
		if ('countedAt' in how) return countAgo(sinceLast);
		return this.fromCache(filtersKey(filters), how.cachedFor, () => countAgo(0));
	}

	private fromCache(name: string, cachedFor: number, count: () => number): number {
		const known = this.cached.get(name);
		const used =
			known !== undefined && known.uses < cachedFor ? known : { total: count(), uses: 0 };
		used.uses += 1;
		this.cached.set(name, used);
		return used.total;
	}
}
