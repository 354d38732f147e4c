import type { Json } from '../../../wallet-api/contract';

/** A whole number of satang as a text, no longer than any sum is; a server that writes decimals writes nothing but zeros there. */
const WHOLE = /^(-?\d{1,50})(?:\.0+)?$/;

/** An amount as sent, in satang; undefined when it is missing or no whole number. */
export function toSatang(value: Json | undefined): bigint | undefined {
	if (Number.isSafeInteger(value)) return BigInt(Number(value));
	const digits = typeof value === 'string' ? WHOLE.exec(value)?.[1] : undefined;
	return digits === undefined ? undefined : BigInt(digits);
}

/** Satang as the vendor would send them: a number where it is exact, else a text of digits. */
export function fromSatang(satang: bigint): number | string {
	const number = Number(satang);
	return Number.isSafeInteger(number) ? number : String(satang);
}
