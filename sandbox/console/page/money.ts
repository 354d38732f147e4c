import { bahtForDisplay, satangFromBaht } from '../../../wallet-api/amounts';
import type { Json } from '../../../wallet-api/contract';

const MAX_LONG = 2n ** 63n - 1n;

/** What is wrong with an amount that `parseBaht` does not take. */
export const AMOUNT_HINT =
	'An amount is baht with at most two decimals, such as 1,234.50, and at most 92,233,720,368,547,758.07.';

/** Satang as baht to read, such as `1,234.50`; any other value as it is. */
export function showBaht(satang: Json): string {
	return bahtForDisplay(satang) ?? (typeof satang === 'string' ? satang : JSON.stringify(satang));
}

/**
 * Baht as a person writes them, in satang: digits only, so that JSON carries all 19 of them.
 * Undefined when it is no amount that the API's longs can hold.
 */
export function parseBaht(text: string): string | undefined {
	const satang = satangFromBaht(text.replace(/(?<=\d),(?=\d{3})/g, ''));
	if (satang === undefined || satang > MAX_LONG || satang < -MAX_LONG) return undefined;
	return String(satang);
}
