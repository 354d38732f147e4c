import { SMALLEST_CUT_PAGE, isTooMuchAtOnce, type WalletClient } from './client';
import type { BalanceFilters, BalancePage, WalletUser } from './contract';
import { failed, type Failed } from './failure';
import type { Sign } from './movement';
import type { PageResult } from './response';

/** Forward begins at the newest user, backward at the end of the list, wherever the total says that is. */
export type Direction = 'forward' | 'backward';

/** What one reading of the list, from one end to the other, brought. */
export interface Pass {
	readonly ok: true;
	/** Every user once, in the vendor's order. */
	readonly users: WalletUser[];
	readonly signs: ReadonlySet<Sign>;
	readonly direction: Direction;
	/** How many users match, as stated last. */
	readonly total: number;
	/** Whether it took more than one page. */
	readonly severalPages: boolean;
}

/** Rows per page for the rest of the run: cut when a page was too much for the server. */
export interface PageSize {
	rows: number;
}

/** What to read and how. */
export interface PassPlan {
	readonly filters: BalanceFilters;
	/** Most users wanted; infinite for all. */
	readonly wanted: number;
	readonly direction: Direction;
	/** How many users matched when last heard; undefined when not known yet. */
	readonly total: number | undefined;
	readonly pageSize: PageSize;
	readonly parallelRequests: number;
	/** Fails as soon as the vendor states more users than this. */
	readonly refuseAbove?: number;
	/** Fires when the pass is no longer wanted. */
	readonly stop?: AbortSignal;
}

/** So many pages that contradict themselves or bring nobody new end a pass: going on would be for nothing. */
const MAX_PAGING_SIGNS = 3;

/** Reads every page of the list once, several at a time, and notes every sign of movement. */
export async function readPass(client: WalletClient, plan: PassPlan): Promise<Pass | Failed> {
	return await new PassReader(client, plan).read();
}

class PassReader {
	/** Rows per block. A block is read as one page, or as several smaller ones when pages were cut. */
	private readonly blockSize: number;
	private readonly blocks = new Map<number, WalletUser[]>();
	private readonly seen = new Set<string>();
	private readonly signs = new Set<Sign>();
	private readonly stop = new AbortController();
	private readonly stopSignal: AbortSignal;
	private pagingSigns = 0;
	private pages = 0;
	private total: number | undefined;
	private failure: Failed | undefined;

	constructor(
		private readonly client: WalletClient,
		private readonly plan: PassPlan,
	) {
		this.blockSize = plan.pageSize.rows;
		this.total = plan.total;
		this.stopSignal =
			plan.stop === undefined ? this.stop.signal : AbortSignal.any([this.stop.signal, plan.stop]);
	}

	async read(): Promise<Pass | Failed> {
		// Alone and first: whatever shifts the rows later then shows as a user who comes twice.
		if (this.plan.direction === 'forward') await this.readBlock(0);
		const order = this.blocksToRead();
		const workers = Array.from({ length: this.plan.parallelRequests }, async () => {
			for (let next = order.next(); !next.done && !this.isOver(); next = order.next()) {
				await this.readBlock(next.value);
			}
		});
		await Promise.all(workers);
		return this.failure ?? this.result();
	}

	private isOver(): boolean {
		return this.failure !== undefined || this.pagingSigns >= MAX_PAGING_SIGNS;
	}

	/** How many positions of the list are wanted, as far as the total is known. */
	private get end(): number {
		return Math.min(this.total ?? Infinity, this.plan.wanted);
	}

	/** The blocks not read yet, fixed at the start: a total that grows is a sign, not more work. */
	private *blocksToRead(): Generator<number> {
		const first = this.blocks.size;
		const count = Math.max(1, Math.ceil(this.end / this.blockSize));
		for (let step = 0; step < count - first; step++) {
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
				this.plan.pageSize.rows = Math.min(
					this.plan.pageSize.rows,
					Math.max(SMALLEST_CUT_PAGE, Math.ceil(size / 2)),
				);
				continue;
			}
			this.note(result.page, page, size);
			if (result.page.total > (this.plan.refuseAbove ?? Infinity)) {
				return this.fail(tooMany(result.page.total, this.plan.refuseAbove));
			}
			this.keep(result.page.users, position - start, end - start, users);
			position = start + size;
			if (position >= result.page.total) return;
		}
	}

	/** One page; undefined when it was stopped because another page failed, whose failure is the one to report. */
	private async readPage(page: number, size: number): Promise<PageResult | undefined> {
		const query = { page, size, ...this.plan.filters };
		return await this.client
			.readPage(query, this.stopSignal)
			.catch((error: unknown) => (this.failure ? undefined : Promise.reject(error)));
	}

	private fail(failure: Failed): void {
		this.failure ??= failure;
		this.stop.abort();
	}

	/** Holds one answer against what was asked, and against the answers before it. */
	private note(answer: BalancePage, page: number, size: number): void {
		this.pages++;
		if (this.total !== undefined && answer.total !== this.total) this.signs.add('totalChanged');
		this.total = answer.total;
		const rowsDue = Math.max(0, Math.min(size, answer.total - (page - 1) * size));
		const broken: Array<[Sign, boolean]> = [
			['wrongRowCount', answer.users.length !== rowsDue],
			['wrongPage', answer.current !== undefined && answer.current !== page],
			['wrongSize', answer.size !== undefined && answer.size !== size],
			[
				'repeatedPage',
				answer.users.length > 0 && answer.users.every(({ mchUuid }) => this.seen.has(mchUuid)),
			],
		];
		const signs = broken.filter(([, isSign]) => isSign).map(([sign]) => sign);
		for (const sign of signs) this.signs.add(sign);
		if (signs.length > 0) this.pagingSigns++;
	}

	/** Keeps the rows of a page that lie between two places on it, each user once. */
	private keep(rows: readonly WalletUser[], from: number, to: number, kept: WalletUser[]): void {
		for (const user of rows.slice(from, to)) {
			if (this.seen.has(user.mchUuid)) this.signs.add('repeatedUser');
			else kept.push(user);
			this.seen.add(user.mchUuid);
		}
	}

	private result(): Pass {
		const users: WalletUser[] = [];
		for (const block of [...this.blocks.keys()].sort((a, b) => a - b)) {
			for (const user of this.blocks.get(block) ?? []) users.push(user);
			this.blocks.delete(block);
		}
		if (users.length !== this.end) this.signs.add('countDiffers');
		return {
			ok: true,
			users,
			signs: this.signs,
			direction: this.plan.direction,
			total: this.total ?? 0,
			severalPages: this.pages > 1,
		};
	}
}

function tooMany(total: number, most: number | undefined): Failed {
	const [users, limit] = [total, most].map((count) => count?.toLocaleString('en-US'));
	return failed('tooManyUsers', {
		detail: `${users} users match; at most ${limit} can be read here.`,
	});
}
