/** A list in slices of some length, in its order; the last one may be shorter. Of an empty list there is none. */
export function* slicesOf<Value>(
	values: readonly Value[],
	length: number,
): Generator<readonly Value[]> {
	for (let start = 0; start < values.length; start += length) {
		yield values.slice(start, start + length);
	}
}
