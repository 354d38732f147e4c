import { addExactly, bahtText } from '../../wallet-api/amounts';

type Items = ReadonlyArray<Record<string, unknown>>;

/** The exact sum in satang of what the items hold in a field. Items without an amount there add nothing. */
export function sumOf(items: Items, field: string): number | string {
	return addExactly(items.map((item) => item[field]).filter(isAmount)) ?? 0;
}

/** Whether a value is an amount in satang as the node gives it: longs above 2^53 come as text. */
export function isAmount(value: unknown): value is number | string {
	return (typeof value === 'number' || typeof value === 'string') && bahtText(value) !== undefined;
}
