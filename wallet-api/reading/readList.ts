import { type Failed, type Result, succeeded } from '../failures';
import { type Bridging, bridge, lookPastEnd } from './bridge';
import type { Doubt, ListFacts } from './facts';
import { type FetchPlan, PageFetcher, type PageSource, tooMany } from './fetchPages';
import { Front, type Gain } from './front';
import { inOrder } from './inOrder';
import { endOfPage, OVERLAP, type Page, pagesBetween, SMALL_LOOK } from './pages';
import { endOf, isShort, type Stretch } from './stretch';
import { Strikes } from './strikes';

/** What to read. */
export interface ListPlan extends FetchPlan {
	/** How many users are wanted at the most; infinite for all, or where it is not the list's number that counts. */
	readonly wanted: number;
	/** Fires when the list is no longer wanted. */
	readonly stop?: AbortSignal;
}

/** Takes what the next stretch brought, before the next one is taken. Says whether that is enough. */
export type TakeGain = (gain: Gain) => Promise<'more' | 'enough'>;

/**
 * Reads a list that moves meanwhile: everyone who matched throughout comes once, in the list's order, as soon as it
 * is proven that nobody stands before them who has not come. The pages prove it by overlapping, whatever total is
 * stated: see `joins`, and `Front` for the end. Where two do not join, a page between them does (`bridge`); where
 * that fails, too, it is a doubt.
 *
 * A list of n users in pages of s that holds still takes ⌈n ÷ s⌉ requests and one in fifty more (with pages of 5,000
 * and more; one in twenty with 1,000), and one that looks past the end where the last page is full.
 *
 * It always ends: every round of pages brings somebody new, or is one of a few in a row that do not (`Strikes`). At
 * most, each page is bridged by 10 requests, each round ends with 20 looks past the end, and each page that is too much
 * at once is read in pages of half its size, down to 500 rows. The top is read again once, where another page seems to
 * have come for it. Each request is tried at most 1 + Max Retries times.
 *
 * @returns what is known of the list, or the first failure.
 * @throws only when the run is cancelled.
 */
export async function readList(
	source: PageSource,
	plan: ListPlan,
	take: TakeGain,
): Promise<Result<ListFacts>> {
	return await new ListReader(source, plan, take).read();
}

class ListReader {
	private readonly front = new Front();
	private readonly fetcher: PageFetcher;
	private readonly doubts: Doubt[] = [];
	private total = 0;
	private readonly strikes = new Strikes();
	/** Whether an answer was empty where somebody should be: then the end is looked for before anything else. */
	private isPastEnd = false;
	private isEnough = false;
	private isTopRead = false;

	constructor(
		private readonly source: PageSource,
		private readonly plan: ListPlan,
		private readonly take: TakeGain,
	) {
		this.fetcher = new PageFetcher(source, plan);
	}

	async read(): Promise<Result<ListFacts>> {
		const size = Math.min(this.fetcher.mostRows, this.plan.wanted);
		let failure = await this.readPages([{ page: 1, size }]);
		while (failure === undefined && !this.isDone) {
			const goesOn = !this.isPastEnd && this.total > this.front.place;
			failure = goesOn ? await this.readPages(this.pagesToCome()) : await this.findEnd();
		}
		if (failure !== undefined) return failure;
		const { total, doubts, front } = this;
		const isWhole = doubts.length === 0 && !this.isEnough;
		if (isWhole && front.hasMissed) doubts.push({ after: front.last, before: undefined });
		return succeeded({ total, doubts, unplaced: 0, ...front.known.oddIds });
	}

	private get isDone(): boolean {
		return this.isEnough || this.front.isEnded;
	}

	/** As far as the last total reaches and a little further, so that the last page shows that it is the last. */
	private pagesToCome(): Iterable<Page> {
		const { front, fetcher, total, plan } = this;
		// Nobody new came where somebody should be: so many came in meanwhile that they stand further down.
		const missing = Math.max(plan.wanted - front.known.count, this.strikes.count * SMALL_LOOK);
		const end = Math.min(total + OVERLAP, front.place + missing);
		return notKnown(front, pagesBetween(front.place, end, fetcher.mostRows));
	}

	/** Reads pages several at a time and joins them as they come; undefined unless something failed. */
	private async readPages(pages: Iterable<Page>): Promise<Failed | undefined> {
		const outcome = await inOrder(pages, {
			workers: this.source.parallelRequests,
			stop: this.plan.stop,
			work: async (page, stop) => await this.fetcher.fetch(page, stop),
			take: async (stretches: readonly Stretch[], stop) => {
				for (const stretch of stretches) {
					const taken = await this.takeNext(stretch, stop);
					if (!taken.ok || taken.value === 'enough') return taken;
				}
				return succeeded('more');
			},
		});
		return outcome.ok ? undefined : outcome;
	}

	/** Takes the next stretch; says `enough` where the pages that were planned after it are of no use. */
	private async takeNext(stretch: Stretch, stop: AbortSignal): Promise<Result<'more' | 'enough'>> {
		const { front, doubts } = this;
		// An answer before this one held fewer users than were asked for, so these do not follow.
		if (stretch.start > front.place) return succeeded('enough');
		const { count } = front.known;
		const goesBeyond = stretch.start + stretch.asked > front.place;
		if (front.isAboveTop(stretch) && !this.isTopRead) {
			const read = await this.readTop(stop);
			if (!read.ok || read.value === 'enough') return read;
		}
		if (stretch.users.length === 0 && stretch.start > 0) {
			this.isPastEnd = true;
			this.total = stretch.total;
			front.place = stretch.start;
			return this.strike() ?? succeeded('enough');
		}
		if (!front.isJoinedBy(stretch)) {
			// Planned before a bridge went further than it reaches.
			if (!goesBeyond) return succeeded('more');
			front.noteEnd(stretch);
			const bridged = await bridge(this.bridgingUntil(stop), stretch);
			if (!bridged.ok) return bridged;
			if (this.isDone) return succeeded('enough');
			if (!bridged.value && front.knowsAll(stretch)) {
				this.isPastEnd = true;
				return this.strike() ?? succeeded('enough');
			}
			if (!bridged.value) doubts.push({ after: front.last, before: stretch.users[0] });
		}
		const added = await this.add(stretch, stop);
		if (!added.ok || added.value === 'enough') return added;
		if (front.known.count > count) this.strikes.clear();
		else if (goesBeyond) {
			this.isPastEnd = isShort(stretch) && count > 0;
			// Once, it may be another page than was asked for; then so many users joined that everybody stands a page further.
			if (this.strikes.count > 0) front.place = Math.max(front.place, endOf(stretch));
			return this.strike() ?? succeeded('enough');
		}
		return added;
	}

	/** Reads the top of the list again where what came for it was something else; a doubt where that fails, too. */
	private async readTop(stop: AbortSignal): Promise<Result<'more' | 'enough'>> {
		const { front, fetcher } = this;
		this.isTopRead = true;
		const fetched = await fetcher.fetch({ page: 1, size: fetcher.mostToLook }, stop);
		if (!fetched.ok) return fetched;
		const [stretch] = fetched.value;
		if (stretch === undefined || !front.reachesTop(stretch)) {
			this.doubts.push({ after: undefined, before: front.first });
		}
		return stretch === undefined ? succeeded('more') : await this.add(stretch, stop);
	}

	/** Adds a stretch and hands on what it brought; throws instead where nothing is wanted any more. */
	private async add(stretch: Stretch, stop?: AbortSignal): Promise<Result<'more' | 'enough'>> {
		stop?.throwIfAborted();
		const { refuseAbove = Infinity } = this.plan;
		this.total = stretch.total;
		const taken = await this.take(this.front.add(stretch));
		this.isEnough ||= taken === 'enough';
		const { count } = this.front.known;
		if (count > refuseAbove) return tooMany(count, refuseAbove);
		return succeeded(this.isDone ? 'enough' : 'more');
	}

	/** Looks for somebody after the last known user, or for the end of the list; a doubt where neither is seen. */
	private async findEnd(): Promise<Failed | undefined> {
		const seen = await lookPastEnd(this.bridgingUntil(this.plan.stop));
		if (!seen.ok) return seen;
		this.isPastEnd = false;
		if (seen.value || this.isDone) return undefined;
		this.doubts.push({ after: this.front.last, before: undefined });
		this.isEnough = true;
		return undefined;
	}

	private bridgingUntil(stop: AbortSignal | undefined): Bridging {
		const { front, fetcher } = this;
		return { front, fetcher, stop, add: async (stretch) => await this.add(stretch, stop) };
	}

	private strike(): Failed | undefined {
		const { front, fetcher, total } = this;
		return this.strikes.add({ read: front.known.count, stated: total, mostRows: fetcher.mostRows });
	}
}

/** The pages that reach further than what is known when their turn comes. */
function* notKnown(front: Front, pages: Iterable<Page>): Generator<Page> {
	for (const page of pages) if (endOfPage(page) > front.place) yield page;
}
