import { isTooMuchAtOnce, SMALLEST_CUT_PAGE } from '../calling/client';
import type { BalanceFilters, BalancePage, PageQuery } from '../contract';
import { failed, type Failed, type Result, succeeded } from '../failures';
import { endOfPage, type Page, pagesBetween, SMALL_LOOK, startOf } from './pages';
import { endOf, endsAsStated, isShort, type Stretch, stretchOf } from './stretch';

/** Where pages come from: a `WalletClient`, or a stand-in for it. */
export interface PageSource {
	/** At most how many requests are under way at once. */
	readonly parallelRequests: number;
	/** Fetches one page. */
	readonly fetchPage: (query: PageQuery, stop?: AbortSignal) => Promise<Result<BalancePage>>;
}

/** Which list, and in which pages at the most. */
export interface FetchPlan {
	readonly filters: BalanceFilters;
	/** Most rows per page. */
	readonly pageSize: number;
	/** Fails as soon as more users are stated than this. */
	readonly refuseAbove?: number;
}

/**
 * Asks for pages and makes stretches of the answers. A page that is too much at once for the server is read in
 * smaller ones that overlap as all do. What the server cannot do is remembered for the pages to come: a cap on its
 * rows, and a size that is too much. A size that was served once is given up at the second time-out only, for one may
 * be bad luck, and smaller pages mean more requests.
 */
export class PageFetcher {
	/** Most rows that a page is asked for now. */
	mostRows: number;
	/** Most rows that an answer had. */
	served = 0;
	/** The server's own limit of rows, where it showed one. */
	private cap = Infinity;
	private tooMuch = 0;
	private answers = 0;

	constructor(
		private readonly source: PageSource,
		private readonly plan: FetchPlan,
	) {
		this.mostRows = plan.pageSize;
	}

	/** Most rows of a page that only looks whether pages join or the list ends. */
	get mostToLook(): number {
		return Math.min(this.cap, Math.max(this.mostRows, SMALL_LOOK));
	}

	/** The stretches of a page, in order: one, or several where it had to be cut. */
	async fetch(page: Page, stop?: AbortSignal): Promise<Result<Stretch[]>> {
		if (page.size > Math.max(this.mostRows, SMALL_LOOK)) {
			return await this.fetchCut(page, this.mostRows, stop);
		}
		const result = await this.source.fetchPage({ ...page, ...this.plan.filters }, stop);
		if (result.ok) return this.toStretch(result.value, page);
		if (!isTooMuchAtOnce(result.failure, page.size)) return result;
		return await this.fetchCut(page, this.giveUp(page.size), stop);
	}

	private toStretch(answer: BalancePage, page: Page): Result<Stretch[]> {
		const { refuseAbove = Infinity } = this.plan;
		if (answer.total > refuseAbove) return tooMany(answer.total, refuseAbove);
		const stretch = stretchOf(answer, page, this.served, this.answers++);
		this.served = Math.max(this.served, answer.users.length);
		if (isCapped(stretch)) this.cap = Math.min(this.cap, answer.users.length);
		this.mostRows = Math.min(this.mostRows, this.cap);
		return succeeded([stretch]);
	}

	private async fetchCut(
		page: Page,
		size: number,
		stop: AbortSignal | undefined,
	): Promise<Result<Stretch[]>> {
		const stretches: Stretch[] = [];
		for (const part of pagesBetween(startOf(page), endOfPage(page), size)) {
			const result = await this.fetch(part, stop);
			if (!result.ok) return result;
			stretches.push(...result.value);
			if (result.value.some(endsList)) break;
		}
		return succeeded(stretches);
	}

	/** Notes that pages of a size are too much at once, and says which size to ask for instead. */
	private giveUp(size: number): number {
		const half = Math.max(SMALLEST_CUT_PAGE, Math.ceil(size / 2));
		this.tooMuch++;
		if (this.served < size || this.tooMuch > 1) this.mostRows = Math.min(this.mostRows, half);
		return half;
	}
}

/** Whether nobody is to be expected after an answer. */
function endsList(stretch: Stretch): boolean {
	return stretch.users.length === 0 || endsAsStated(stretch);
}

/** Whether an answer is short of what was asked for although it states that there are more. */
function isCapped(stretch: Stretch): boolean {
	const isPromised = stretch.total > endOf(stretch);
	return isShort(stretch) && isPromised && stretch.users.length > 0 && !stretch.isUncapped;
}

/** The failure for more users than may be read. */
export function tooMany(total: number, most: number): Failed {
	const [users, limit] = [total, most].map((count) => count.toLocaleString('en-US'));
	return failed('tooManyUsers', {
		detail: `${users} users match; at most ${limit} can be read here.`,
	});
}
