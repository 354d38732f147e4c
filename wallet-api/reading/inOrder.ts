import { type Failed, type Result, succeeded } from '../failures';

/** What to do with pieces of work. */
export interface Work<Piece, Value> {
	/** At most how many are under way at once. */
	readonly workers: number;
	/** Fires when none of it is wanted any more. */
	readonly stop?: AbortSignal;
	/** Does one piece. Its signal fires as soon as the piece is no longer wanted. */
	readonly work: (piece: Piece, stop: AbortSignal) => Promise<Result<Value>>;
	/**
	 * Takes what came of a piece, one after the other, in the pieces' order. Says whether that is enough. Its signal
	 * fires as soon as nothing more is to be taken.
	 */
	readonly take: (value: Value, stop: AbortSignal) => Promise<Result<'more' | 'enough'>>;
}

/**
 * Does pieces of work several at a time and takes what comes of them in order, as it comes. The first failure, of a
 * piece or of taking, stops all others at once; so does enough. Pieces are begun only so far ahead of what was taken
 * that a slow one does not let all others pile up.
 *
 * @returns whether all were done or it was enough before, or the first failure.
 * @throws what a piece throws, which a cancelled run does; all others are stopped then, too.
 */
export async function inOrder<Piece, Value>(
	pieces: Iterable<Piece>,
	{ workers, stop, work, take }: Work<Piece, Value>,
): Promise<Result<'all' | 'enough'>> {
	const ended = new AbortController();
	const signal = stop === undefined ? ended.signal : AbortSignal.any([stop, ended.signal]);
	const iterator = pieces[Symbol.iterator]();
	const begun: Array<Promise<Result<Value>>> = [];
	const first = new FirstFailure();
	let underWay = 0;
	const begin = () => {
		while (underWay < workers && begun.length < 2 * workers) {
			const next = iterator.next();
			if (next.done) return;
			underWay++;
			const result = work(next.value, signal).finally(() => underWay--);
			result.then(
				(came) => (came.ok ? begin() : first.fails(came)),
				(error) => first.throws(error),
			);
			begun.push(result);
		}
	};
	try {
		begin();
		for (let next = begun.shift(); next !== undefined; next = begun.shift()) {
			const result = await first.or(next);
			if (!result.ok) return result;
			begin();
			const taken = await first.or(take(result.value, signal));
			if (!taken.ok) return taken;
			if (taken.value === 'enough') return succeeded('enough');
			begin();
		}
		return succeeded('all');
	} finally {
		ended.abort();
	}
}

/** Ends what is waited for. */
interface Waiting {
	readonly resolve: (failure: Failed) => void;
	readonly reject: (error: unknown) => void;
}

/**
 * The first failure of several pieces of work, which ends what is waited for. It is no promise to be raced against:
 * that would keep every page that was faster until the whole list is read.
 */
class FirstFailure {
	private waiting: Waiting | undefined;
	private end: ((waiting: Waiting) => void) | undefined;

	fails(failure: Failed): void {
		this.ends(({ resolve }) => resolve(failure));
	}

	throws(error: unknown): void {
		this.ends(({ reject }) => reject(error));
	}

	/** What a promise brings, or the failure where that comes before. One at a time is waited for. */
	async or<Value>(next: Promise<Result<Value>>): Promise<Result<Value>> {
		return await new Promise((resolve, reject) => {
			this.waiting = { resolve, reject };
			this.end?.(this.waiting);
			next.then(resolve, reject);
		});
	}

	private ends(how: (waiting: Waiting) => void): void {
		this.end ??= how;
		if (this.waiting !== undefined) this.end(this.waiting);
	}
}
