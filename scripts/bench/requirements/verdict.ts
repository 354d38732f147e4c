/** Something that has to hold, and what was measured of it. */
export interface Verdict {
	readonly what: string;
	/** At which number of users, and so on. */
	readonly where: string;
	/** Undefined where it was not measured. */
	readonly value: number | undefined;
	readonly limit: number;
	readonly bound: 'at most' | 'at least';
	readonly unit: '×' | '%' | 'ms' | 'requests';
}

/** Whether it holds; undefined where it was not measured. */
export function holds({ value, limit, bound }: Verdict): boolean | undefined {
	if (value === undefined) return undefined;
	return bound === 'at most' ? value <= limit : value >= limit;
}
