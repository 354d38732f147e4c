import { Agent, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecured } from 'node:https';
import { pipeline } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { IHttpRequestOptions } from 'n8n-workflow';

const agent = new Agent({ keepAlive: true });

/**
 * Sends a signed request over real HTTP, and gives the answer with its body as it comes in: as n8n's HTTP helper does for
 * a node that asks for a stream. Without n8n's own layers a request costs a fraction, so that thousands fit into a test.
 *
 * @param cancelled ends the request
 */
export async function send(
	{ url, body, method = 'GET', headers: given = {}, timeout }: IHttpRequestOptions,
	cancelled?: AbortSignal,
): Promise<unknown> {
	const isSecured = url.startsWith('https:');
	const headers = { ...given, 'Content-Type': 'application/json' };
	const options = { method, headers, timeout, signal: cancelled, agent: isSecured ? false : agent };
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		const request = isSecured ? requestSecured : requestPlain;
		const outgoing = request(url, options, (incoming) => {
			outgoing.on('timeout', () => incoming.destroy(new Timeout()));
			resolve(incoming);
		});
		outgoing.on('timeout', () => outgoing.destroy(new Timeout()));
		outgoing.on('error', reject);
		outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
	});
	return { statusCode: answer.statusCode, headers: answer.headers, body: unpacked(answer) };
}

/** A time-out as n8n's HTTP library names it. */
class Timeout extends Error {
	readonly code = 'ECONNABORTED';
}

/** A body that ends too early is what there is of it, as for n8n's HTTP library. */
const TO_THE_END = { finishFlush: constants.Z_SYNC_FLUSH };

function unpacked(answer: IncomingMessage) {
	switch (answer.headers['content-encoding']) {
		case 'gzip':
			return pipeline(answer, createGunzip(TO_THE_END), () => {});
		case 'deflate':
			return pipeline(answer, createInflate(TO_THE_END), () => {});
		case 'br':
			return pipeline(answer, createBrotliDecompress(), () => {});
		default:
			return answer;
	}
}

/** Closes the connections that are kept for the next request. */
export function closeConnections(): void {
	agent.destroy();
}
