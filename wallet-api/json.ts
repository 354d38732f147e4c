import type { Json } from './contract';

/** A number that may not survive as a double: 16 or more digits, or an exponent, where a value can stand. */
const SUSPECT_NUMBER = /(?:^|[:,[\s])-?(?:\d[\d.]{15,}|\d+(?:\.\d+)?[eE])/;

/**
 * A JSON string, or a JSON number where a value ends. Strings, also one without an end, are matched so that
 * digits inside them are passed over; a number where none can stand, such as a field's name, stays as it is
 * and keeps the text invalid.
 */
const STRING_OR_NUMBER =
	/"[^"\\]*(?:\\.[^"\\]*)*"?|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=\s*(?:[,}\]]|$))/gs;

/**
 * Reads JSON without changing a digit: a number that a double cannot hold exactly (a Java long
 * above 2^53, say) comes out as a string of the very digits that were sent. All else is as `JSON.parse`.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): Json {
	const exact = SUSPECT_NUMBER.test(text) ? text.replace(STRING_OR_NUMBER, quoteIfInexact) : text;
	return JSON.parse(exact);
}

/** Whether no number in this JSON text would change its value in `JSON.parse`. */
export function isExactInJavaScript(text: string): boolean {
	return (text.match(STRING_OR_NUMBER) ?? []).every((token) => quoteIfInexact(token) === token);
}

function quoteIfInexact(token: string): string {
	return token.startsWith('"') || isExactNumber(token) ? token : `"${token}"`;
}

function isExactNumber(token: string): boolean {
	if (/^-?\d+$/.test(token)) return Number.isSafeInteger(Number(token));
	const digits = token
		.replace(/[eE].*$/, '')
		.replace(/\D/g, '')
		.replace(/^0+/, '');
	const value = Math.abs(Number(token));
	// Doubles keep any 15 significant digits, within their normal range.
	return digits.length <= 15 && (digits === '' || (value > 1e-300 && value < 1e300));
}
