import { SMALLEST_CUT_PAGE, isTooMuchAtOnce, type WalletClient } from '../calling/client';
import type { BalancePage, Json, WalletUser } from '../contract';
import { failed, type Failed } from '../failures';
import type { Sign } from './movement';
import { pageSigns } from './pageSigns';
import type { Pass, PassPlan } from './pass';
import type { PageResult } from '../calling/response';
import { shareOut } from './shareOut';

/** So many pages that contradict themselves or bring nobody new end a pass: going on would be for nothing. */
const MAX_ODD_PAGES = 3;

/** Reads every page of the list once, several at a time, and notes every sign of movement. */
export async function readPass(client: WalletClient, plan: PassPlan): Promise<Pass | Failed> {
	return await new PassReader(client, plan).read();
}

class PassReader {
	/** Rows per block. A block is read as one page, or as several smaller ones when pages were cut. */
	private readonly blockSize: number;
	private readonly blocks = new Map<number, WalletUser[]>();
	/** The positions in the list at which what is kept of a page begins. */
	private readonly starts: number[] = [];
	private readonly seen = new Set<Json | undefined>();
	private readonly signs = new Set<Sign>();
	private readonly stop = new AbortController();
	private readonly stopSignal: AbortSignal;
	private oddPages = 0;
	private total: number | undefined;
	private failure: Failed | undefined;

	constructor(
		private readonly client: WalletClient,
		private readonly plan: PassPlan,
	) {
		this.blockSize = plan.pageSize.rows;
		this.total = plan.direction === 'backward' ? plan.total : undefined;
		this.stopSignal =
			plan.stop === undefined ? this.stop.signal : AbortSignal.any([this.stop.signal, plan.stop]);
	}

	async read(): Promise<Pass | Failed> {
		// Alone and first: whatever shifts the rows later then shows as a user who comes twice.
		if (this.plan.direction === 'forward') await this.readBlock(0);
		await shareOut(
			this.blocksToRead(),
			this.plan.parallelRequests,
			async (block) => await this.readBlock(block),
		);
		return this.failure ?? this.result();
	}

	private isOver(): boolean {
		return this.failure !== undefined || this.oddPages >= MAX_ODD_PAGES;
	}

	/** How many positions of the list are wanted, as far as the total is known. */
	private get end(): number {
		return Math.min(this.total ?? Infinity, this.plan.wanted);
	}

	/** The blocks not read yet, fixed at the start: a total that grows is a sign, not more work. */
	private *blocksToRead(): Generator<number> {
		const first = this.blocks.size;
		const count = Math.max(1, Math.ceil(this.end / this.blockSize));
		for (let step = 0; step < count - first && !this.isOver(); step++) {
			yield this.plan.direction === 'forward' ? first + step : count - 1 - step;
		}
	}

	/** Reads the positions of one block; where a page is too much for the server, in smaller pages from there on. */
	private async readBlock(block: number): Promise<void> {
		const users: WalletUser[] = [];
		const end = Math.min((block + 1) * this.blockSize, this.plan.wanted);
		let position = block * this.blockSize;
		this.blocks.set(block, users);
		while (position < end && !this.isOver()) {
			const size = this.plan.pageSize.rows;
			const page = Math.floor(position / size) + 1;
			const start = (page - 1) * size;
			const result = await this.readPage(page, size);
			if (result === undefined) return;
			if (!result.ok) {
				if (!isTooMuchAtOnce(result.failure, size)) return this.fail(result);
				this.cutPages(size);
				continue;
			}
			const { total } = result.value;
			const { refuseAbove = Infinity } = this.plan;
			this.note(result.value, page, size);
			if (total > refuseAbove) return this.fail(tooMany(total, refuseAbove));
			this.starts.push(position);
			this.keep(result.value.users, position - start, end - start, users);
			position = start + size;
			if (position >= total) return;
		}
	}

	/** One page; undefined when it was stopped because another page failed, whose failure is the one to report. */
	private async readPage(page: number, size: number): Promise<PageResult | undefined> {
		const query = { page, size, ...this.plan.filters };
		return await this.client
			.readPage(query, this.stopSignal)
			.catch((error: unknown) => (this.failure ? undefined : Promise.reject(error)));
	}

	private cutPages(size: number): void {
		const { pageSize } = this.plan;
		const half = Math.max(SMALLEST_CUT_PAGE, Math.ceil(size / 2));
		pageSize.rows = Math.min(pageSize.rows, half);
	}

	private fail(failure: Failed): void {
		this.failure ??= failure;
		this.stop.abort();
	}

	/** Holds one answer against what was asked, and against the answers before it. */
	private note(answer: BalancePage, page: number, size: number): void {
		if (this.total !== undefined && answer.total !== this.total) this.signs.add('totalChanged');
		this.total = answer.total;
		const signs = pageSigns(answer, { page, size }, (mchUuid) => this.seen.has(mchUuid));
		for (const sign of signs) this.signs.add(sign);
		if (signs.length > 0) this.oddPages++;
	}

	/** Keeps the rows of a page that lie between two places on it, each user once. */
	private keep(rows: readonly WalletUser[], from: number, to: number, kept: WalletUser[]): void {
		for (const user of rows.slice(from, to)) {
			const known = this.seen.size;
			// Added at once, not looked up first: that is half of the time this takes.
			this.seen.add(user.mchUuid);
			if (this.seen.size === known) this.signs.add('repeatedUser');
			else kept.push(user);
		}
		// Rows that are not wanted must not come as anything else, either.
		for (const { mchUuid } of rows.slice(to)) this.seen.add(mchUuid);
	}

	private result(): Pass {
		const users: WalletUser[] = [];
		for (const block of [...this.blocks.keys()].sort((a, b) => a - b)) {
			for (const user of this.blocks.get(block) ?? []) users.push(user);
			this.blocks.delete(block);
		}
		if (users.length !== this.end) this.signs.add('countDiffers');
		const seams = this.starts.filter((start) => start > 0).sort((a, b) => a - b);
		return { ok: true, users, signs: this.signs, total: this.total ?? 0, seams };
	}
}

function tooMany(total: number, most: number): Failed {
	const [users, limit] = [total, most].map((count) => count.toLocaleString('en-US'));
	return failed('tooManyUsers', {
		detail: `${users} users match; at most ${limit} can be read here.`,
	});
}
