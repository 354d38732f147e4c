/** The sum of what the items hold in a field; longs above 2^53 come as text. Items without the field add nothing. */
export function sumOf(items: ReadonlyArray<Record<string, unknown>>, field: string): bigint {
	return items.reduce((sum, item) => sum + (satang(item[field]) ?? 0n), 0n);
}

/** An amount in satang as the node gives it; undefined where it is none. */
export function satang(value: unknown): bigint | undefined {
	const text = String(value);
	return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

/** Satang as baht with two decimals and thousands separated: -123456789n is "-1,234,567.89". */
export function baht(amount: bigint): string {
	const [sign, digits] = amount < 0n ? ['-', -amount] : ['', amount];
	const whole = (digits / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
	return `${sign}${whole}.${(digits % 100n).toString().padStart(2, '0')}`;
}
