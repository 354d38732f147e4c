/** An ID that ends in a long number without leading zeros, as the vendor's do: letters, then digits. */
const NUMBERED_ID = /^([A-Za-z_-]{0,8})([1-9]\d{9,29})$/;

/**
 * Writes a text in few characters, none of them a space or a comma and all of one byte, so that a state of many
 * users stays small: `JT1095595801938341100` becomes `JT~8bgkt1g0ljss`. `expand` gives the text back.
 */
export function compact(text: string): string {
	const [, letters, digits] = NUMBERED_ID.exec(text) ?? [];
	if (letters === undefined || digits === undefined) return `!${encodeURIComponent(text)}`;
	return `${letters}~${BigInt(digits).toString(36)}`;
}

/** The text that `compact` was given; undefined when it cannot be one of its results. */
export function expand(compacted: string): string | undefined {
	if (compacted.startsWith('!')) return decodeUri(compacted.slice(1));
	const [letters = '', number = '', ...rest] = compacted.split('~');
	if (number === '' || rest.length > 0) return undefined;
	const value = fromBase36(number);
	return value === undefined ? undefined : `${letters}${value}`;
}

/** A whole number written with the digits 0–9 and a–z; undefined when it is none. */
export function fromBase36(text: string): bigint | undefined {
	if (!/^-?[0-9a-z]+$/.test(text)) return undefined;
	const digits = text.replace('-', '');
	let value = 0n;
	for (const digit of digits) value = value * 36n + BigInt(parseInt(digit, 36));
	return text.startsWith('-') ? -value : value;
}

function decodeUri(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
