/** Lets a number of requests through at once and makes the others wait their turn. */
export class Gate {
	private inside = 0;
	private readonly waiting: Array<() => void> = [];

	/** @param width how many may be inside at once, at least 1 */
	constructor(private width: number) {}

	/** Runs the work as soon as there is room. */
	async run<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.inside < this.width) this.inside++;
		else await new Promise<void>((enter) => this.waiting.push(enter));
		try {
			return await work();
		} finally {
			this.handOver();
		}
	}

	/** From now on one at a time; those inside finish, or make room. */
	narrowToOne(): void {
		this.width = 1;
	}

	/** For work that is inside and about to wait: where too many are inside by now, it leaves and queues again. */
	async makeRoom(): Promise<void> {
		if (this.inside <= this.width) return;
		this.inside--;
		await new Promise<void>((enter) => this.waiting.push(enter));
	}

	/** The place goes straight to the next in line, so that nobody slips in between. */
	private handOver(): void {
		const next = this.inside <= this.width ? this.waiting.shift() : undefined;
		if (next === undefined) this.inside--;
		else next();
	}
}
