/**
 * Has so many workers take pieces of work from one row, in its order, until nothing is left.
 *
 * @throws the first error of a piece of work; those that other workers are at go on.
 */
export async function shareOut<Piece>(
	pieces: Iterable<Piece>,
	workers: number,
	work: (piece: Piece) => Promise<void>,
): Promise<void> {
	const row = pieces[Symbol.iterator]();
	const takeTurns = async () => {
		for (let next = row.next(); !next.done; next = row.next()) await work(next.value);
	};
	await Promise.all(Array.from({ length: workers }, takeTurns));
}
