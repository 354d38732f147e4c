/** A page as the API is asked for it: `page` counts from 1, `size` is rows per page. */
export interface Page {
	readonly page: number;
	readonly size: number;
}

/** By how many users neighbouring pages overlap: that many may leave between two requests without any harm. */
export const OVERLAP = 10;

/** Most rows of a request that only looks whether pages join or the list ends, where pages are smaller than that. */
export const SMALL_LOOK = 100;

/** By how many users pages of a size overlap: fewer where pages are tiny. */
export function overlapOf(size: number): number {
	return Math.min(OVERLAP, Math.floor(size / 2));
}

/** The place in the list, from 0, at which a page begins. */
export function startOf({ page, size }: Page): number {
	return (page - 1) * size;
}

/** The place after the last one of a page. */
export function endOfPage({ page, size }: Page): number {
	return page * size;
}

/**
 * The pages that go on from a place to another. A page begins at a multiple of its size and nowhere else, but the
 * size may differ from request to request: so each is the one that begins where the pages before it overlap, and
 * reaches furthest. The last one is the smallest that reaches the end.
 *
 * @param from the place after the last user that is known
 * @param to the place that has to be reached; may be infinite
 * @param most most rows of a page
 */
export function* pagesBetween(from: number, to: number, most: number): Generator<Page> {
	for (let place = from; place < to; ) {
		const page = nextPage(place, to, most);
		yield page;
		place = endOfPage(page);
	}
}

/** The page that goes on from a place, overlapping what is before it by as much as can be had up to `overlapOf`. */
function nextPage(place: number, to: number, most: number): Page {
	for (let overlap = Math.min(overlapOf(most), place); overlap > 0; overlap--) {
		const furthest = furthestPage(place - overlap, most);
		const end = endOfPage(furthest);
		if (end <= place) continue;
		return end < to ? furthest : (smallestPage(place - overlap, to, most) ?? furthest);
	}
	return smallestPage(place, to, most) ?? furthestPage(place, most);
}

/** Of all pages that begin at a place or before it, the one that reaches furthest. */
function furthestPage(place: number, most: number): Page {
	let best: Page = { page: Math.floor(place / most) + 1, size: most };
	// A page of this size or a smaller one cannot reach further than what was found.
	for (let size = most - 1; place + size > endOfPage(best); size--) {
		const page = { page: Math.floor(place / size) + 1, size };
		if (endOfPage(page) > endOfPage(best)) best = page;
	}
	return best;
}

/**
 * The smallest page that holds all places from one up to, but not including, another.
 *
 * @returns undefined where pages of at most that many rows cannot
 */
export function smallestPage(from: number, to: number, most: number): Page | undefined {
	for (let size = Math.max(1, to - from); size <= most; size++) {
		const page = { page: Math.floor(from / size) + 1, size };
		if (endOfPage(page) >= to) return page;
	}
	return undefined;
}

/** The smallest page that holds all places between two; where pages of that many rows cannot, the middle and most around it. */
export function pageAround(from: number, to: number, most: number): Page {
	const whole = smallestPage(from, to, most);
	if (whole !== undefined) return whole;
	const middle = Math.floor((from + to) / 2);
	let best: Page = { page: middle + 1, size: 1 };
	let bestMargin = 0;
	for (let size = 2; size <= most; size++) {
		const page = { page: Math.floor(middle / size) + 1, size };
		const margin = Math.min(middle - startOf(page), endOfPage(page) - middle);
		if (margin <= bestMargin) continue;
		best = page;
		bestMargin = margin;
	}
	return best;
}
