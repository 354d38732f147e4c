/**
 * JSON with exact integers. The vendor sends money as Java longs, and JavaScript's own JSON functions
 * keep neither a long above 2^53 nor a bigint.
 */

/** Any value the sandbox can send: what JSON can carry, with a bigint for a long of any size. */
export type Exact = string | number | bigint | boolean | null | readonly Exact[] | ExactObject;

/** An object of such values; an undefined field is not sent. */
export type ExactObject = { [field: string]: Exact | undefined };

/** JSON text of a value; a bigint is written as the bare digits of an integer. */
export function writeExact(value: Exact): string {
	if (typeof value === 'bigint') return value.toString();
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	if (isList(value)) return `[${value.map(writeExact).join(',')}]`;
	const fields = Object.entries(value).flatMap(([field, content]) =>
		content === undefined ? [] : `${JSON.stringify(field)}:${writeExact(content)}`,
	);
	return `{${fields.join(',')}}`;
}

function isList(value: readonly Exact[] | ExactObject): value is readonly Exact[] {
	return Array.isArray(value);
}

/** The object without these fields. */
export function without(object: ExactObject, fields: readonly string[]): ExactObject {
	return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}

/** A sum of integers of any size that takes the quick way as long as a double holds it exactly. */
export class ExactSum {
	private quick = 0;
	private rest = 0n;

	/** Adds an integer. */
	add(amount: number | bigint): void {
		if (typeof amount === 'bigint') {
			this.rest += amount;
			return;
		}
		const sum = this.quick + amount;
		if (Number.isSafeInteger(sum)) {
			this.quick = sum;
		} else {
			this.rest += BigInt(this.quick) + BigInt(amount);
			this.quick = 0;
		}
	}

	/** The sum so far. */
	get value(): bigint {
		return this.rest + BigInt(this.quick);
	}
}
