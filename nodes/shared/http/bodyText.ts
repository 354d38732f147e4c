/** A body that is still coming in. */
interface IncomingBody extends AsyncIterable<unknown> {
	setEncoding(encoding: 'utf8'): unknown;
}

/** A mark that some servers put before UTF-8. It is no part of the text. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The body of an answer as a text, whichever way n8n's HTTP helper gives it: as a stream that is read to its end, as
 * UTF-8, or, by a stand-in of n8n's for tests, as the text or the value itself.
 *
 * A stream is what to ask for. Otherwise a page of 10,000 wallet users is in memory three times before it is a text,
 * outside of what V8 collects often; V8 then goes through all memory again and again, and reading a million users
 * takes twice as long (`npm run bench -- --only growth`).
 *
 * @throws Error with the network's code when the body breaks off.
 */
export async function textOfBody(body: unknown): Promise<string> {
	if (typeof body === 'string') return body;
	if (!isIncoming(body)) return JSON.stringify(body ?? '');
	body.setEncoding('utf8');
	const pieces: string[] = [];
	for await (const piece of body) pieces.push(String(piece));
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
