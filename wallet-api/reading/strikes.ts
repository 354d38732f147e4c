import { failed, type Failed } from '../failures';

/**
 * This many answers in a row that should bring somebody new and do not are a server that breaks its own paging. With
 * pages of fewer than 34 rows it takes as many answers as hold a hundred.
 */
const MOST_STRIKES = 3;
const MOST_STRUCK_ROWS = 100;

/** What is known of a list when an answer brings nobody new. */
interface Standing {
	/** How many users were read. */
	readonly read: number;
	/** How many the server states. */
	readonly stated: number;
	/** Most rows that a page is asked for. */
	readonly mostRows: number;
}

/** Counts answers in a row that should bring somebody new and do not. */
export class Strikes {
	private inARow = 0;

	/** How many there are since somebody new came. */
	get count(): number {
		return this.inARow;
	}

	/** Somebody new came. */
	clear(): void {
		this.inARow = 0;
	}

	/** One more; the failure where that is one too many. */
	add({ read, stated, mostRows }: Standing): Failed | undefined {
		this.inARow++;
		const most = Math.max(MOST_STRIKES, Math.ceil(MOST_STRUCK_ROWS / mostRows));
		if (this.count < most) return undefined;
		const [users, total] = [read, stated].map((count) => count.toLocaleString('en-US'));
		return failed('pagingBroken', {
			detail: `${most} pages in a row held nobody new. ${users} wallet users were read; JT Wallet states ${total}.`,
		});
	}
}
