/** Who really matched, and when. */
export class Truth {
	/** Ids of users who matched at any time, and of those who matched all the time. */
	readonly ever = new Set<string>();
	readonly always = new Set<string>();
	/** The ids that match now, in the list's order. */
	now: readonly string[] = [];
	/** Whether the ids that match, or their order, ever changed. */
	moved = false;
	/** Most users that ever matched. */
	most = 0;

	/** @param matching looks up the ids that match at that moment, in the list's order */
	constructor(private readonly matching: () => readonly string[]) {}

	/** Looks at the list for the first time. */
	begin(): void {
		this.now = this.matching();
		this.most = this.now.length;
		for (const id of this.now) {
			this.ever.add(id);
			this.always.add(id);
		}
	}

	/** Looks at the list again, after it may have changed. */
	look(): void {
		const before = this.now;
		this.now = this.matching();
		const present = new Set(this.now);
		for (const id of [...this.always]) if (!present.has(id)) this.always.delete(id);
		for (const id of this.now) this.ever.add(id);
		this.most = Math.max(this.most, this.now.length);
		this.moved ||= before.join() !== this.now.join();
	}
}
