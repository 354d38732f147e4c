import { type Ending, endingOf } from '../../test/support/histories/judge';
import type { Played } from '../../test/support/histories/play';
import { terminalTable } from '../lab/document';
import { count, seconds } from '../lab/numbers';

/** The most of something, and the seed of the run that had it. */
interface Most {
	readonly value: number;
	readonly seed: number;
}

/** What a soak has seen so far. */
export class Summary {
	runs = 0;
	private requests = 0;
	private movedAndStable = 0;
	private mostRequests: Most = { value: 0, seed: 0 };
	private longest: Most = { value: 0, seed: 0 };
	private readonly endings = new Map<Ending, number>();

	/** Counts a run in. */
	add(seed: number, played: Played): void {
		const { requests, tookMs, truth } = played;
		const ending = endingOf(played);
		this.runs += 1;
		this.requests += requests.length;
		if (ending === 'whole' && truth.moved) this.movedAndStable += 1;
		this.endings.set(ending, (this.endings.get(ending) ?? 0) + 1);
		if (requests.length > this.mostRequests.value) {
			this.mostRequests = { value: requests.length, seed };
		}
		if (tookMs > this.longest.value) this.longest = { value: tookMs, seed };
	}

	/** The counts as a table. */
	toText(): string {
		const endings = [...this.endings].sort(([, a], [, b]) => b - a);
		return terminalTable(
			[],
			[
				['histories', count(this.runs)],
				...endings.map(([ending, many]) => [`  ${ending}`, count(many)]),
				['whole although the list moved', count(this.movedAndStable)],
				['requests, every signature verified', count(this.requests)],
				[
					'most requests of one',
					`${count(this.mostRequests.value)} (seed ${this.mostRequests.seed})`,
				],
				[
					'longest, in simulated time',
					`${seconds(this.longest.value)} (seed ${this.longest.seed})`,
				],
			],
		);
	}
}
