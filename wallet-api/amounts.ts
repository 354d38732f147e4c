import type { Json } from './contract';

/**
 * A whole number in decimal, as the vendor's longs are. They have 19 digits at most, and a sum of millions of them 30:
 * to calculate with a text of a million digits would block n8n.
 */
const WHOLE_NUMBER = /^(-?)(\d{1,50})$/;

/**
 * Satang as baht with two decimals, by moving digits: no floating-point number is involved.
 *
 * @param satang a safe integer, or a text of digits for a long that JavaScript numbers cannot hold
 * @returns for example `-12.05`; undefined when the value is no whole number of satang.
 */
export function bahtText(satang: Json): string | undefined {
	const text = typeof satang === 'number' ? String(satang) : satang;
	const [, sign, digits] = (typeof text === 'string' && WHOLE_NUMBER.exec(text)) || [];
	if (sign === undefined || digits === undefined) return undefined;
	const padded = digits.padStart(3, '0');
	const baht = padded.slice(0, -2).replace(/^0+(?=\d)/, '');
	const isZero = /^0*$/.test(digits);
	return `${isZero ? '' : sign}${baht}.${padded.slice(-2)}`;
}

/**
 * Satang as baht for people to read, thousands separated: `-1,234.50`.
 *
 * @returns undefined when the value is no whole number of satang.
 */
export function bahtForDisplay(satang: Json): string | undefined {
	return bahtText(satang)?.replace(/\B(?=(\d{3})+\.)/g, ',');
}

/**
 * Satang as a number of baht, where a JavaScript number shows every digit of it; else as text with two decimals.
 *
 * @returns undefined when the value is no whole number of satang.
 */
export function bahtNumber(satang: Json): number | string | undefined {
	const text = bahtText(satang);
	const number = Number(text);
	return bahtOf(number) === text ? number : text;
}

/** A number as it would be read, with two decimals. */
function bahtOf(number: number): string {
	const [baht, decimals = ''] = String(number).split('.');
	return `${baht}.${decimals.padEnd(2, '0')}`;
}

/** An amount of baht as people enter it. */
const BAHT = /^(-?)(\d{1,17})(?:\.(\d{1,2}))?$/;

/** Baht, as a number or a text with up to two decimals, in satang; undefined when it is no such amount. */
export function satangFromBaht(baht: number | string): bigint | undefined {
	const [, sign, whole, decimals = ''] = BAHT.exec(String(baht).trim()) ?? [];
	return whole === undefined ? undefined : BigInt(`${sign}${whole}${decimals.padEnd(2, '0')}`);
}

/**
 * A whole number of any size: a number where JavaScript holds it exactly, else a bigint.
 *
 * @returns undefined when the value is no whole number.
 */
export function wholeNumberOf(value: Json | undefined): number | bigint | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
	return typeof value === 'string' && WHOLE_NUMBER.test(value) ? BigInt(value) : undefined;
}

/** A whole number as JSON carries it without a loss: a number where that is exact, else a text of digits. */
export function exactJson(whole: bigint): number | string {
	return Number.isSafeInteger(Number(whole)) ? Number(whole) : String(whole);
}

/**
 * Adds whole numbers exactly, whatever their size.
 *
 * @returns a number where it is exact, else a text of digits; undefined when one is no whole number.
 */
export function addExactly(values: ReadonlyArray<Json | undefined>): number | string | undefined {
	const wholes = values.map(wholeNumberOf).filter((whole) => whole !== undefined);
	if (wholes.length < values.length) return undefined;
	return exactJson(wholes.reduce((total: bigint, whole) => total + BigInt(whole), 0n));
}
