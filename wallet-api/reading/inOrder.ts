import type { Failed, Result } from '../failures';
import { succeeded } from '../failures';

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
	const first = firstFailure();
	let underWay = 0;
	const begin = () => {
		while (underWay < workers && begun.length < 2 * workers) {
			const next = iterator.next();
			if (next.done) return;
			underWay++;
			const result = work(next.value, signal).finally(() => underWay--);
			result.then((came) => (came.ok ? begin() : first.fails(came)), first.throws);
			begun.push(result);
		}
	};
	try {
		begin();
		for (let next = begun.shift(); next !== undefined; next = begun.shift()) {
			const result = await Promise.race([first.failure, next]);
			if (!result.ok) return result;
			begin();
			const taken = await Promise.race([first.failure, take(result.value, signal)]);
			if (!taken.ok) return taken;
			if (taken.value === 'enough') return succeeded('enough');
			begin();
		}
		return succeeded('all');
	} finally {
		ended.abort();
	}
}

/** The first failure of several pieces of work, for a race with what is waited for. */
function firstFailure() {
	let fails: (failure: Failed) => void = () => undefined;
	let throws: (error: unknown) => void = () => undefined;
	const failure = new Promise<Failed>((resolve, reject) => {
		fails = resolve;
		throws = reject;
	});
	// It is looked at only while something is waited for.
	failure.catch(() => undefined);
	return { failure, fails, throws };
}
