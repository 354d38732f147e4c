import type { Json } from '../../../wallet-api/contract';
import type { Watch } from '../watch/watch';

/** An amount as sent, in satang; undefined when it is missing or no whole number. */
export function toSatang(value: Json | undefined): bigint | undefined {
	if (Number.isSafeInteger(value)) return BigInt(Number(value));
	return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
}

/** Satang as the vendor would send them: a number where it is exact, else a text of digits. */
export function fromSatang(satang: bigint): number | string {
	const number = Number(satang);
	return Number.isSafeInteger(number) ? number : String(satang);
}

/** Whether an amount is on the side of the threshold that is to be reported. At it is not beyond it. */
export function isBeyond(satang: bigint, { threshold }: Watch): boolean {
	return threshold.direction === 'below' ? satang < threshold.satang : satang > threshold.satang;
}

/** Whether an amount changed in the direction, and by as much, as is to be reported. */
export function isWantedChange(difference: bigint, { change }: Watch): boolean {
	const size = difference < 0n ? -difference : difference;
	if (size === 0n || size < change.atLeast) return false;
	return change.direction === 'any' || (change.direction === 'up') === difference > 0n;
}

/** Whether a status is one of those named. */
export function isNamed(value: Json | undefined, named: readonly string[]): boolean {
	return typeof value === 'string' && named.includes(value);
}

/** Whether two values from JSON are the same; one that is missing and null are. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
	return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
