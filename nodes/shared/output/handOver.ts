/** Hands one piece over, and waits until the next one is wanted. Rejects when no more is wanted. */
export type Give<Piece> = (piece: Piece) => Promise<void>;

/** Why a producer is stopped: nobody takes its pieces any more. */
export class NotWanted extends Error {}

/** A piece on its way, and what to call when the next one is wanted, or none. */
interface Parcel<Piece> {
	readonly piece: Piece;
	readonly next: () => void;
	readonly refuse: (reason: NotWanted) => void;
}

/**
 * Pieces from a function that hands them over one by one, for whoever takes them in a loop. One piece is under way at
 * a time: the producer waits while the loop is busy, and the loop while the producer is.
 *
 * @param produce has handed everything over when its promise is fulfilled; what it rejects with, the loop throws. It
 * is called when the loop begins. When the loop is left early, its next piece is refused and it is waited for.
 */
export async function* handedOver<Piece>(
	produce: (give: Give<Piece>) => Promise<void>,
): AsyncGenerator<Piece, void, undefined> {
	let left = false;
	let arrival = arriving<Parcel<Piece> | undefined>();
	const give: Give<Piece> = async (piece) =>
		await new Promise((next, refuse) => {
			if (left) refuse(new NotWanted());
			else arrival.came({ piece, next, refuse });
		});
	const outcome = produce(give)
		.then(
			() => undefined,
			(error: unknown) => ({ error }),
		)
		.finally(() => arrival.came(undefined));
	let parcel = await arrival.promise;
	try {
		while (parcel !== undefined) {
			// Before the piece is looked at, for the producer may end meanwhile.
			arrival = arriving();
			yield parcel.piece;
			parcel.next();
			parcel = await arrival.promise;
		}
	} finally {
		left = true;
		parcel?.refuse(new NotWanted());
		await outcome;
	}
	const failure = await outcome;
	if (failure !== undefined) throw failure.error;
}

/** A promise, and the way to fulfil it. */
function arriving<Value>() {
	let came: (value: Value) => void = () => {};
	const promise = new Promise<Value>((resolve) => {
		came = resolve;
	});
	return { promise, came };
}
