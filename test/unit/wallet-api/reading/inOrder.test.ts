import { failed, type Result, succeeded } from '../../../../wallet-api/failures';
import { inOrder } from '../../../../wallet-api/reading/inOrder';

/** Pieces of work that end when told. */
function pieces(count: number) {
	const ends = new Map<number, (result: Result<number>) => void>();
	const signals = new Map<number, AbortSignal>();
	const work = async (piece: number, stop: AbortSignal) => {
		signals.set(piece, stop);
		return await new Promise<Result<number>>((resolve, reject) => {
			ends.set(piece, resolve);
			stop.addEventListener('abort', () => reject(stop.reason));
		});
	};
	const end = async (piece: number, result: Result<number> = succeeded(piece)) => {
		ends.get(piece)?.(result);
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
	};
	return { list: Array.from({ length: count }, (_, piece) => piece), work, end, ends, signals };
}

function run(count: number, workers: number, enough = Infinity, stop?: AbortSignal) {
	const { list, work, end, ends, signals } = pieces(count);
	const taken: number[] = [];
	const outcome = inOrder(list, {
		workers,
		stop,
		work,
		take: async (value) => {
			taken.push(value);
			return succeeded(taken.length >= enough ? 'enough' : 'more');
		},
	});
	return { taken, outcome, end, begun: () => [...ends.keys()], signals };
}

it('takes in order what ends in any order, as soon as it can', async () => {
	const { taken, outcome, end } = run(3, 3);
	await end(2);
	expect(taken).toEqual([]);
	await end(0);
	expect(taken).toEqual([0]);
	await end(1);
	expect(taken).toEqual([0, 1, 2]);
	expect(await outcome).toEqual(succeeded('all'));
});

it('begins at most as many as there are workers, and at most twice as many ahead of what was taken', async () => {
	const { begun, end, outcome } = run(8, 2);
	expect(begun()).toEqual([0, 1]);
	await end(1);
	expect(begun()).toEqual([0, 1, 2]);
	await end(2);
	expect(begun()).toEqual([0, 1, 2, 3]);
	await end(3);
	// Four are waiting to be taken, or to end.
	expect(begun()).toHaveLength(5);
	for (const piece of [4, 0, 5, 6, 7]) await end(piece);
	expect(await outcome).toEqual(succeeded('all'));
});

it('stops the others at the first failure, without waiting for those before it', async () => {
	const { outcome, end, signals, taken } = run(4, 3);
	const failure = failed('webPage');
	await end(2, failure);
	expect(await outcome).toBe(failure);
	expect(taken).toEqual([]);
	expect([...signals.values()].map(({ aborted }) => aborted)).toEqual([true, true, true]);
});

it('stops the others when it is enough', async () => {
	const { outcome, end, signals } = run(4, 3, 1);
	await end(0);
	expect(await outcome).toEqual(succeeded('enough'));
	expect(signals.get(1)?.aborted).toBe(true);
});

it('throws what stops it from outside', async () => {
	const stop = new AbortController();
	const { outcome } = run(2, 2, Infinity, stop.signal);
	const cancelled = new Error('cancelled');
	stop.abort(cancelled);
	await expect(outcome).rejects.toBe(cancelled);
});

it('fails when taking fails, and throws when taking throws', async () => {
	const failure = failed('webPage');
	const work = async (piece: number) => succeeded(piece);
	const fails = inOrder([1, 2], { workers: 1, work, take: async () => failure });
	expect(await fails).toBe(failure);
	const full = new Error('disk full');
	const throws = inOrder([1, 2], {
		workers: 1,
		work,
		take: async () => await Promise.reject(full),
	});
	await expect(throws).rejects.toBe(full);
});

it('has nothing to do with nothing', async () => {
	expect(await run(0, 2).outcome).toEqual(succeeded('all'));
});
