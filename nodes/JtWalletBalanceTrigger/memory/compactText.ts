import type { Json } from '../../../wallet-api/contract';

/** An ID that ends in a long number without leading zeros, as the vendor's do: letters, then digits. */
const NUMBERED_ID = /^([A-Za-z_-]{0,8})([1-9]\d{9,29})$/;

/** So many digits of base 36 fit into a number of JavaScript. */
const EXACT_DIGITS = 10;
const RADIX = 36n ** BigInt(EXACT_DIGITS);

/** Half of a character outside the basic plane, which JSON can carry and no encoding of text can. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Writes an ID, or whatever stands in its place, in few characters, none of them a space, a comma or a semicolon
 * and all of one byte, so that a state of many users stays small: `JT1095595801938341100` becomes
 * `JT~8bnoar50r370`. `expand` gives the value back.
 */
export function compact(value: Json): string {
	if (typeof value !== 'string') return compactJson(value);
	const match = NUMBERED_ID.exec(value);
	const digits = match?.[2];
	if (digits !== undefined) return `${match?.[1] ?? ''}~${BigInt(digits).toString(36)}`;
	return LONE_SURROGATE.test(value) ? compactJson(value) : `!${encodeURIComponent(value)}`;
}

/** Writes any value as encoded JSON, under the same rules. `expand` gives it back. */
export function compactJson(value: Json): string {
	return `*${encodeURIComponent(JSON.stringify(value))}`;
}

/** What `compact` or `compactJson` was given; undefined when the text cannot be one of their results. */
export function expand(compacted: string): Json | undefined {
	const [mark, rest] = [compacted.slice(0, 1), compacted.slice(1)];
	if (mark === '!' || mark === '*') return decode(rest, mark);
	const [letters = '', number = '', ...others] = compacted.split('~');
	const value = others.length > 0 ? undefined : fromBase36(number);
	return value === undefined ? undefined : `${letters}${value}`;
}

/** A whole number written with the digits 0–9 and a–z; undefined when it is none. */
export function fromBase36(text: string): bigint | undefined {
	if (!/^-?[0-9a-z]+$/.test(text)) return undefined;
	if (text.length <= EXACT_DIGITS) return BigInt(parseInt(text, 36));
	const [head, tail] = [text.slice(0, -EXACT_DIGITS), text.slice(-EXACT_DIGITS)];
	const [high, low] = [fromBase36(head.replace(/^-?$/, '0')) ?? 0n, BigInt(parseInt(tail, 36))];
	return high * RADIX + (text.startsWith('-') ? -low : low);
}

function decode(encoded: string, mark: '!' | '*'): Json | undefined {
	try {
		const text = decodeURIComponent(encoded);
		return mark === '!' ? text : JSON.parse(text);
	} catch {
		return undefined;
	}
}
