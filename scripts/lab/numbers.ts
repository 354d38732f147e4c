import { median } from 'simple-statistics';

/** The median of one quantity over several runs; undefined where it is missing in one of them, or there is no run. */
export function medianOf<Run>(runs: readonly Run[], quantity: (run: Run) => number | undefined) {
	const values = runs.map(quantity).filter((value) => value !== undefined);
	return values.length === runs.length && runs.length > 0 ? median(values) : undefined;
}

/** Two numbers as a ratio; undefined where one of them is missing or the second is zero. */
export function ratio(value: number | undefined, to: number | undefined): number | undefined {
	return value === undefined || to === undefined || to === 0 ? undefined : value / to;
}

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

/** A ratio. */
export function times(value: number): string {
	return `${short(value)} ×`;
}

/** Milliseconds as seconds, with one decimal. */
export function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

/** A number in words, or a dash where there is none. */
export function orDash(value: number | undefined, say: (value: number) => string): string {
	return value === undefined ? '–' : say(value);
}
