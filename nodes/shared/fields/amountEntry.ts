import { satangFromBaht } from '../../../wallet-api/amounts';
import { BadInput, shown } from './badInput';

/** What amounts can be entered in, to choose from. 100 satang are 1 baht. */
export const AMOUNT_UNIT_OPTIONS: Array<{ name: string; value: AmountUnit }> = [
	{ name: 'Baht', value: 'baht' },
	{ name: 'Satang', value: 'satang' },
];

/** Name of what amounts are entered in. */
export type AmountUnit = 'baht' | 'satang';

/** Most digits that every number in JavaScript keeps. A longer one is another number than the one that was meant. */
const DIGITS_OF_NUMBERS = 15;

/**
 * An entered amount in satang, exactly.
 *
 * @param field name of the field, as the operator sees it
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptSatang(field: string, value: unknown, unit: AmountUnit): bigint {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	if (typeof value === 'number' && text.replace(/\D/g, '').length > DIGITS_OF_NUMBERS) {
		throw new BadInput(
			`${field} is ${shown(value)}, a number with more digits than numbers keep. Enter it as text.`,
		);
	}
	const satang = unit === 'baht' ? satangFromBaht(text) : wholeAmount(text);
	if (satang !== undefined) return satang;
	const allowed =
		unit === 'baht' ? 'an amount of baht with at most two decimals' : 'a whole number of satang';
	throw new BadInput(`${field} is ${shown(value)}, but it has to be ${allowed}.`);
}

function wholeAmount(text: string): bigint | undefined {
	return /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined;
}
