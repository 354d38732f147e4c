import type { RequestRecord } from '../../../sandbox/api/requestLog';

/** This many characters of a secret in a row are no coincidence. */
const PIECE = 16;

/** All forms in which a text could come to light: plain, in JSON, in JSON in JSON, in an address, encoded. */
export function formsOf(text: string): string[] {
	const quoted = (plain: string) => JSON.stringify(plain).slice(1, -1);
	return [
		text,
		quoted(text),
		quoted(quoted(text)),
		encodeURIComponent(text),
		Buffer.from(text).toString('base64'),
		Buffer.from(text).toString('hex'),
	];
}

/** A key (Base64) as pasted and as bytes: decimal and hexadecimal dumps of it are caught by their beginnings. */
export function keyForms(key: string): string[] {
	const bytes = Buffer.from(key, 'base64');
	return [
		...formsOf(key),
		bytes.toString('hex'),
		[...bytes].join(),
		key.replace(/(.{64})/g, '$1\n'),
	];
}

/** What should not be in any text: a piece of the key or of a signature that was sent, or a signed text. */
export function leaks(
	text: string,
	privateKey: string,
	requests: ReadonlyArray<Pick<RequestRecord, 'sign' | 'param'>>,
): string[] {
	const signatures = requests.flatMap(({ sign }) => formsOf(sign));
	// Its first characters hold the time to the millisecond: no other text begins like it.
	const signed = requests.flatMap(({ param }) => formsOf(param.slice(0, 30)));
	return [
		...piecesIn(text, [...keyForms(privateKey), ...signatures]),
		...signed.filter((beginning) => beginning !== '' && text.includes(beginning)),
	];
}

/** The first piece of each secret that the text holds. */
function piecesIn(text: string, secrets: readonly string[]): string[] {
	const held = new Set(piecesOf(text));
	return secrets.flatMap((secret) => piecesOf(secret).find((piece) => held.has(piece)) ?? []);
}

function piecesOf(text: string): string[] {
	return Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) =>
		text.slice(at, at + PIECE),
	);
}
