import { pastedValue } from '../../../wallet-api/pastedText';
import { BadInput, parseJsonList, shown } from './badInput';

/** What stands between IDs: white space, commas and semicolons, also Chinese ones, and the bars of tables. */
const SEPARATOR = /[\s,;|，、；｜]/;

/** What to do about an ID that came as a number. */
const AS_TEXT =
	' In an expression, write {{ String($json.id) }} or, for a list, {{ $json.ids.map(String) }}.';
const TOO_LONG =
	' JavaScript numbers hold 15 digits for certain, so the last digits of this one are lost already. Have it sent to n8n as a text.';

/**
 * The IDs out of a list of texts or, as operators, AI models and spreadsheets write it, one text: each once, in order,
 * without the quotes and the invisible characters that pasting adds. Empty where no ID is named.
 *
 * @param field the field's name, for messages
 * @param noun what one of them is called there
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptIdList(field: string, entered: unknown, noun = 'ID'): string[] {
	const values = toValues(entered);
	if (values === undefined) {
		throw new BadInput(
			`${field} is ${shown(entered)}, but it has to be a text of ${noun}s or a list of texts.${inCaseOfNumber(entered)}`,
		);
	}
	const ids = values.map((value, index) => {
		if (typeof value === 'string') return pastedValue(value);
		throw new BadInput(
			`${field} holds ${shown(value)} at place ${index + 1}, but every ${noun} has to be a text.${inCaseOfNumber(value)}`,
		);
	});
	return [...new Set(ids)].filter((id) => id !== '');
}

/**
 * One ID out of a text, without the quotes and the invisible characters that pasting adds.
 *
 * @param field the field's name, for messages
 * @throws BadInput that names the field, the value and what is allowed; also for an empty text.
 */
export function acceptId(field: string, entered: unknown): string {
	const id = typeof entered === 'string' ? pastedValue(entered) : '';
	if (id !== '') return id;
	throw new BadInput(
		`${field} is ${shown(entered)}, but it has to be a text such as JT1095595801938341100.${inCaseOfNumber(entered)}`,
	);
}

/** The single values of a list, or of a text as operators write one; undefined when it is neither. */
function toValues(entered: unknown): readonly unknown[] | undefined {
	if (Array.isArray(entered)) return entered;
	if (typeof entered !== 'string') return undefined;
	const list = parseJsonList(entered);
	if (list === undefined) return entered.split(SEPARATOR);
	// A number in a text still has all of its digits there, and may lose some as a number.
	const isPlain = list.every((value) => typeof value === 'string' || typeof value === 'number');
	const hasNumber = list.some((value) => typeof value === 'number');
	return isPlain && hasNumber ? entered.trim().slice(1, -1).split(SEPARATOR) : list;
}

/** How to go on with a whole number; nothing for other values. */
function inCaseOfNumber(value: unknown): string {
	if (typeof value !== 'number' || !Number.isInteger(value)) return '';
	return Number.isSafeInteger(value) ? AS_TEXT : TOO_LONG;
}
