/** A body that is still coming in. */
interface IncomingBody extends AsyncIterable<unknown> {
	setEncoding(encoding: 'utf8'): unknown;
}

/** A mark that some servers put before UTF-8. It is no part of the text. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Longest body that is read, in characters: a page of 10,000 wallet users has 5 million. A small body that is compressed
 * may become one that no memory can hold.
 */
export const MAX_CHARACTERS = 200_000_000;

/**
 * The body of an answer as a text, whichever way n8n's HTTP helper gives it: as a stream that is read to its end, as
 * UTF-8, or, by a stand-in of n8n's for tests, as the text or the value itself.
 *
 * A stream is what to ask for. Otherwise a page of 10,000 wallet users is in memory three times before it is a text,
 * outside of what V8 collects often; V8 then goes through all memory again and again, and reading a million users
 * takes twice as long (`npm run bench -- --only growth`).
 *
 * @returns undefined for a body that is longer than any page: the rest of it is not waited for.
 * @throws Error with the network's code when the body breaks off.
 */
export async function textOfBody(body: unknown): Promise<string | undefined> {
	if (typeof body === 'string') return body;
	if (!isIncoming(body)) return JSON.stringify(body ?? '');
	body.setEncoding('utf8');
	const pieces: string[] = [];
	let length = 0;
	for await (const piece of body) {
		const text = String(piece);
		length += text.length;
		if (length > MAX_CHARACTERS) return undefined;
		pieces.push(text);
	}
	return pieces.join('').replace(BYTE_ORDER_MARK, '');
}

function isIncoming(body: unknown): body is IncomingBody {
	return (
		typeof body === 'object' &&
		body !== null &&
		Symbol.asyncIterator in body &&
		'setEncoding' in body
	);
}
