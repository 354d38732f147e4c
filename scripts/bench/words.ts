/** A whole number as people read it: 500,000. */
export function count(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}

/** Bytes in millions, with one decimal where there are few. */
export function megabytes(bytes: number): string {
	const value = bytes / 1e6;
	return value < 100 ? value.toFixed(1) : count(value);
}

/** A number with as many decimals as its size asks for. */
export function short(value: number): string {
	const size = Math.abs(value);
	if (size >= 100) return count(value);
	return value.toFixed(size >= 10 ? 1 : 2);
}
