import { randomFrom } from '../random';

/** More happens in no reading that ends. */
const MOST_STEPS = 100_000;

interface Coming {
	readonly at: number;
	readonly happen: () => void | Promise<void>;
}

/**
 * A world with a time of its own: waiting costs nothing, and the same seed lets the same things happen in the same
 * order, whatever is under way at once.
 */
export class World {
	/** From 0 up to, but not including, 1. */
	readonly random: () => number;
	private time = Date.parse('2026-03-04T05:06:07.089Z');
	private readonly coming: Coming[] = [];

	constructor(seed: number) {
		this.random = randomFrom(seed);
	}

	/** Milliseconds since the epoch. */
	readonly now = (): number => this.time;

	/** Lets something happen so many ms from now. Its clock, like a machine's, shows whole ones. */
	after(ms: number, happen: Coming['happen']): void {
		const at = this.time + Math.ceil(ms);
		const later = this.coming.findIndex((other) => other.at > at);
		this.coming.splice(later < 0 ? this.coming.length : later, 0, { at, happen });
	}

	/** Waits so many ms of this world; rejects with the signal's reason when it fires. */
	readonly sleep = async (ms: number, signal: AbortSignal): Promise<void> =>
		await new Promise((resolve, reject) => {
			const stop = () => reject(signal.reason);
			if (signal.aborted) stop();
			signal.addEventListener('abort', stop, { once: true });
			this.after(ms, () => {
				signal.removeEventListener('abort', stop);
				resolve();
			});
		});

	/**
	 * Lets things happen, one after the other, until the work is done.
	 * @throws Error when it never would be; the work's own error.
	 */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const done = () => {
			isDone = true;
		};
		work.then(done, done);
		for (let step = 0; step < MOST_STEPS; step++) {
			await everythingSettled();
			if (isDone) return await work;
			const next = this.coming.shift();
			if (next === undefined) throw new Error('It waits for something that never happens.');
			this.time = next.at;
			await next.happen();
		}
		throw new Error(`It does not end within ${MOST_STEPS} steps.`);
	}
}

/** Only promises lie between two things that happen, and those are all settled before an immediate runs. */
async function everythingSettled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
