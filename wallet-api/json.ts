import type { Json, JsonObject } from './contract';

/** A number that may not survive as a double: 16 or more digits, or an exponent, where a value can stand. */
const SUSPECT_NUMBER = /(?:^|[:,[\s])-?(?:\d[\d.]{15,}|\d+(?:\.\d+)?[eE])/;

/** A number, in valid JSON outside of its strings. */
const JSON_NUMBER = /-?\d[\d.eE+-]*/g;

const BRACKET = /[{}[\]]/g;

/**
 * Parses JSON without changing a digit: a number that a double cannot hold exactly (a Java long
 * above 2^53, say) comes out as a string of the very digits that were sent. All else is as `JSON.parse`.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): Json {
	// First, so that what comes after only ever meets valid JSON.
	const value: Json = JSON.parse(text);
	if (!mayDiffer(value, text) || isExactInJavaScript(text)) return value;
	const pieces = [...piecesOf(text)];
	return JSON.parse(
		pieces
			.map((piece) => (isString(piece) ? piece : piece.replace(JSON_NUMBER, quoteIfInexact)))
			.join(''),
	);
}

/**
 * Whether a number may have come out as another one than was sent. A long shows by its value. One with decimals, or a
 * negative exponent, may have become a whole number: only its text can tell, and to look at the text takes ten times as
 * long.
 */
function mayDiffer(value: Json, text: string): boolean {
	const isOnlyWholeNumbers = !text.includes('.') && !mayHoldNegativeExponent(text);
	return isOnlyWholeNumbers ? holdsInexact(value) : SUSPECT_NUMBER.test(text);
}

/**
 * Whether there may be a number with a negative exponent: whatever another exponent makes inexact shows by its value.
 * A regular expression takes four times as long on a page of 10,000 wallet users.
 */
function mayHoldNegativeExponent(text: string): boolean {
	for (let minus = text.indexOf('-'); minus >= 0; minus = text.indexOf('-', minus + 1)) {
		const letter = text[minus - 1];
		if ((letter === 'e' || letter === 'E') && /\d/.test(text.charAt(minus + 1))) return true;
	}
	return false;
}

/** Whether there is a number that other whole numbers become, too. Without calls in calls, for JSON may be deep. */
function holdsInexact(value: Json): boolean {
	const open: Array<Json[] | JsonObject> = [[value]];
	const isInexact = (part: Json): boolean => {
		if (typeof part === 'object' && part !== null) open.push(part);
		return typeof part === 'number' && !Number.isSafeInteger(part);
	};
	for (let whole = open.pop(); whole !== undefined; whole = open.pop()) {
		if (Array.isArray(whole)) {
			for (const part of whole) if (isInexact(part)) return true;
			continue;
		}
		// Not Object.values: it would make a list of every row.
		for (const name in whole) if (isInexact(whole[name] ?? null)) return true;
	}
	return false;
}

/** Whether no number in this text, which is valid JSON, would change its value in `JSON.parse`. */
export function isExactInJavaScript(text: string): boolean {
	for (const piece of piecesOf(text)) {
		if (!isString(piece) && !(piece.match(JSON_NUMBER) ?? []).every(isExactNumber)) return false;
	}
	return true;
}

/** Whether a text that is no JSON ends before the object or list that it begins with does. */
export function isCutOff(text: string): boolean {
	let depth = 0;
	for (const piece of piecesOf(text)) {
		const brackets = isString(piece) ? [] : (piece.match(BRACKET) ?? []);
		for (const bracket of brackets) {
			depth += bracket === '{' || bracket === '[' ? 1 : -1;
			if (depth <= 0) return false;
		}
	}
	return depth > 0;
}

/** A text cut into its strings, with their quotes, and what stands between them. The last string may have no end. */
function* piecesOf(text: string): Generator<string> {
	for (let at = 0; at < text.length; ) {
		const quote = text.indexOf('"', at);
		const start = quote < 0 ? text.length : quote;
		if (start > at) yield text.slice(at, start);
		at = endOfString(text, start);
		if (at > start) yield text.slice(start, at);
	}
}

/** The place after the string that begins here. */
function endOfString(text: string, start: number): number {
	let end = start;
	do {
		end = text.indexOf('"', end + 1);
	} while (end > 0 && isEscaped(text, end));
	return end < 0 ? text.length : end + 1;
}

/** Whether the character here comes after an odd number of backslashes. */
function isEscaped(text: string, place: number): boolean {
	let first = place;
	while (text[first - 1] === '\\') first--;
	return (place - first) % 2 === 1;
}

function isString(piece: string): boolean {
	return piece.startsWith('"');
}

function quoteIfInexact(number: string): string {
	return isExactNumber(number) ? number : `"${number}"`;
}

function isExactNumber(number: string): boolean {
	if (/^-?\d+$/.test(number)) return Number.isSafeInteger(Number(number));
	if (/^-?\d+[eE]\+?\d+$/.test(number) && Number.isSafeInteger(Number(number))) return true;
	const digits = number
		.replace(/[eE].*$/, '')
		.replace(/\D/g, '')
		.replace(/^0+/, '');
	const value = Math.abs(Number(number));
	// Doubles keep any 15 significant digits, within their normal range.
	return digits.length <= 15 && (digits === '' || (value > 1e-300 && value < 1e300));
}
