/** What nobody sees and no value of ours holds: zero-width and direction marks, soft hyphens, control characters. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu;

/** Letters, digits and signs in the double width of East Asian keyboards, and letters that a PDF draws as one. */
const OTHER_WIDTH = /[\uFB00-\uFB06\uFF01-\uFF5E]/g;

/** How PEM marks a key, and what PKCS#8 and PKCS#1 begin with in Base64. */
const KEY = /-----|(?:PRIVATE|PUBLIC) KEY|(?:^|\/)MI[A-Za-z0-9+/]{38}/;

/** Quotes of keyboards, word processors and Chinese and French texts. */
const QUOTES = new Set('"\'`“”„‟‘’‚‛«»‹›「」『』');

/** The text without the characters that pasting adds and nobody sees. */
export function withoutInvisible(text: string): string {
	return text.replace(INVISIBLE, '');
}

/** The text with characters of East Asian width, and ligatures, as plain ones: `：` becomes `:`, `ﬁ` becomes `fi`. */
export function inPlainWidth(text: string): string {
	return text.replace(OTHER_WIDTH, (character) => character.normalize('NFKC'));
}

/** One value as it was meant: without invisible characters, and without spaces and quotes around it. */
export function pastedValue(text: string): string {
	return trimmedOf(withoutInvisible(text), (character) => isSpace(character) || isQuote(character));
}

/** Whether a key, or the beginning of one, was pasted where something else belongs. */
export function holdsKey(value: string): boolean {
	return KEY.test(value);
}

/** The text without slashes and spaces at its end. */
export function withoutEndSlashes(text: string): string {
	let end = text.length;
	while (end > 0 && (text[end - 1] === '/' || isSpace(text[end - 1]))) end--;
	return text.slice(0, end);
}

/** By steps from both ends: a pattern that ends in `$` would look at a long run again from each of its characters. */
function trimmedOf(text: string, isOuter: (character: string | undefined) => boolean): string {
	let [start, end] = [0, text.length];
	while (start < end && isOuter(text[start])) start++;
	while (end > start && isOuter(text[end - 1])) end--;
	return text.slice(start, end);
}

function isSpace(character: string | undefined): boolean {
	return character !== undefined && character.trim() === '';
}

function isQuote(character: string | undefined): boolean {
	return character !== undefined && QUOTES.has(character);
}
