import { type Result, succeeded } from '../failures';
import type { PageFetcher } from './fetchPages';
import type { Front } from './front';
import { OVERLAP, type Page, pageAround, SMALL_LOOK, smallestPage } from './pages';
import { endOf, joins, sharedWith, type Stretch } from './stretch';

/** What a bridge is built with. */
export interface Bridging {
	readonly front: Front;
	readonly fetcher: PageFetcher;
	/** Adds a stretch that joins the front. */
	readonly add: (stretch: Stretch) => Promise<Result<'more' | 'enough'>>;
	/** Fires when it is no longer wanted. */
	readonly stop?: AbortSignal;
}

/** How much wider the next page around a place is than the one before. */
const WIDER = 3;

/** At most how often the end of a list is looked for that keeps moving away. */
const MOST_LOOKS = 20;

/**
 * Joins a stretch to the front where they do not join by themselves: reads a page around the place where they should
 * meet, wider each time up to the page size. What it shows becomes a stretch of its own and is joined to both.
 *
 * At most ⌈log₃(page size)⌉ + 1 requests, and as many again where the users between the two fill whole pages.
 *
 * @returns whether the stretch joins the front now, or the first failure.
 */
export async function bridge(
	bridging: Bridging,
	later: Stretch,
	from = OVERLAP,
): Promise<Result<boolean>> {
	const { front, fetcher, stop } = bridging;
	const most = fetcher.mostToLook;
	for (let width = from; ; width *= WIDER) {
		const first = Math.max(0, Math.min(front.place, later.start) - width);
		const last = Math.max(front.place, later.start) + width;
		const fetched = await fetcher.fetch(pageAround(first, last, most), stop);
		if (!fetched.ok) return fetched;
		for (const stretch of fetched.value) {
			const joined = await joinBetween(bridging, stretch, later, Math.min(width * WIDER, most));
			if (!joined.ok || joined.value) return joined;
		}
		if (last - first >= most) return succeeded(false);
	}
}

/** Joins what a page around the gap showed, to one side or to both. */
async function joinBetween(
	bridging: Bridging,
	stretch: Stretch,
	later: Stretch,
	width: number,
): Promise<Result<boolean>> {
	const { front, add } = bridging;
	if (stretch.users.length === 0) return succeeded(false);
	if (!front.isJoinedBy(stretch)) {
		front.noteEnd(stretch);
		const isNearer = stretch.start < later.start && joins(stretch, later, sharedWith(stretch));
		if (!isNearer) return succeeded(false);
		const bridged = await bridge(bridging, stretch, width);
		if (!bridged.ok || !bridged.value) return bridged;
	}
	const added = await add(stretch);
	if (!added.ok) return added;
	return succeeded(added.value === 'enough' || front.isJoinedBy(later));
}

/**
 * Looks past the last user that is known, from a little before, wider each time: until somebody new comes, or the end
 * of the list is seen.
 *
 * @returns whether one of the two came about, or the first failure.
 */
export async function lookPastEnd(bridging: Bridging): Promise<Result<boolean>> {
	const { front, fetcher, add, stop } = bridging;
	const { count } = front.known;
	let { place } = front;
	let width = OVERLAP;
	for (let looks = 0; looks < MOST_LOOKS; looks++) {
		const fetched = await fetcher.fetch(pageToLook(fetcher, place, width, looks), stop);
		if (!fetched.ok) return fetched;
		for (const stretch of fetched.value) {
			if (front.isJoinedBy(stretch)) {
				const added = await add(stretch);
				if (!added.ok) return added;
				place = front.known.count > count ? front.place : Math.max(front.place, endOf(stretch));
				continue;
			}
			front.noteEnd(stretch);
			if (stretch.users.length === 0) place = Math.min(place, stretch.start, stretch.total);
		}
		if (front.isEnded || front.known.count > count) return succeeded(true);
		if (looks % LOOKS.length === LOOKS.length - 1) width *= WIDER;
	}
	return succeeded(false);
}

/**
 * The ways to look past a place, in turns. A wide look shows a little of what is known, too, so that it joins. In a
 * short list it asks for more rows than ever came, so that a cap of the server's could cut it: a narrow one does not.
 * What seems to be a cap may be the end of the list, so it is kept to only in the third place.
 */
const LOOKS = ['wide', 'narrow', 'within the cap'] as const;

function pageToLook(fetcher: PageFetcher, place: number, width: number, looks: number): Page {
	const way = LOOKS[looks % LOOKS.length];
	const least = Math.max(fetcher.mostRows, SMALL_LOOK);
	const most = way === 'within the cap' ? fetcher.mostToLook : least;
	const wide = pageAround(Math.max(0, place - width), place + OVERLAP, most);
	if (way !== 'narrow' || wide.size <= fetcher.served) return wide;
	const narrow = smallestPage(Math.max(0, place - 1), place + 1, fetcher.served);
	return narrow ?? { page: place + 1, size: 1 };
}
