import { bahtNumber } from '../../../wallet-api/amounts';
import type { State } from './answers';

/** How many moments are kept: five minutes at one a second. */
const KEPT = 300;

/** What the chart draws: times in seconds since the epoch, requests per second, total balance in baht. */
export type Columns = [
	times: number[],
	rates: Array<number | null>,
	balances: Array<number | null>,
];

/** The sandbox's last minutes, as far as the page has seen them. */
export class History {
	private moments: Array<{ time: number; rate: number | null; balance: number | null }> = [];
	private last: { time: number; requests: number } | undefined;

	/** Adds a moment. @param now milliseconds since the epoch, of the browser: the sandbox's clock can be moved */
	add({ counters, totalBalance }: State, now: number): void {
		this.moments.push({
			time: now / 1000,
			rate: this.rate(counters.requests, now),
			balance: Number(bahtNumber(totalBalance) ?? NaN),
		});
		this.moments = this.moments.slice(-KEPT);
		this.last = { time: now, requests: counters.requests };
	}

	/** The moments, oldest first. */
	get columns(): Columns {
		return [
			this.moments.map(({ time }) => time),
			this.moments.map(({ rate }) => rate),
			this.moments.map(({ balance }) => balance),
		];
	}

	private rate(requests: number, now: number): number | null {
		if (this.last === undefined || now <= this.last.time) return null;
		// A count that fell was started over in between.
		const since = requests < this.last.requests ? requests : requests - this.last.requests;
		return (since * 1000) / (now - this.last.time);
	}
}
