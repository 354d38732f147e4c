/** The middle value; of an even number of values the mean of the two in the middle. @throws RangeError for none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [upper, lower] = [sorted[middle], sorted[sorted.length % 2 === 0 ? middle - 1 : middle]];
	if (upper === undefined || lower === undefined) throw new RangeError('There is no value.');
	return (upper + lower) / 2;
}

/** The median of one quantity over several runs; undefined where it is missing in one of them, or there is no run. */
export function medianOf<Run>(
	runs: readonly Run[],
	quantity: (run: Run) => number | undefined,
): number | undefined {
	const values = runs.map(quantity).filter((value) => value !== undefined);
	return values.length === runs.length && runs.length > 0 ? median(values) : undefined;
}

/** Two numbers as a ratio; undefined where one of them is missing or the second is zero. */
export function ratio(value: number | undefined, to: number | undefined): number | undefined {
	return value === undefined || to === undefined || to === 0 ? undefined : value / to;
}

/** How much `value` grows per unit of `by` between two points. */
export function slope(
	from: { readonly by: number; readonly value: number },
	to: { readonly by: number; readonly value: number },
): number {
	return (to.value - from.value) / (to.by - from.by);
}
