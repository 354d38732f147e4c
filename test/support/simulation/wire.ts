import { Agent, type IncomingMessage, request } from 'node:http';
import type { WireAnswer } from '../../../wallet-api/calling/client';
import { kindOfNetworkError } from '../../../wallet-api/failureTable';
import { failed, type Result, succeeded } from '../../../wallet-api/failures';

/** One connection, kept open. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Posts a JSON text over a real connection, and says what came back. Never rejects; `given up` when told to. */
export async function post(
	url: string,
	body: string,
	giveUp: AbortSignal,
): Promise<Result<WireAnswer> | 'given up'> {
	return await new Promise((resolve) => {
		const lost = (error: NodeJS.ErrnoException) => {
			const networkCode = error.code ?? 'unknown';
			resolve(
				giveUp.aborted ? 'given up' : failed(kindOfNetworkError(networkCode), { networkCode }),
			);
		};
		const headers = { 'content-type': 'application/json' };
		const sent = request(url, { method: 'POST', headers, agent, signal: giveUp }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', lost);
			response.on('end', () => resolve(succeeded(answerOf(response, Buffer.concat(chunks)))));
		});
		sent.on('error', lost);
		sent.end(body);
	});
}

/** Closes the connection, so that nothing is left open after the tests. */
export function hangUp(): void {
	agent.destroy();
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: Buffer): WireAnswer {
	const texts = Object.entries(headers).flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value]] : [],
	);
	return {
		status: statusCode,
		headers: Object.fromEntries(texts),
		text: body.toString('utf8'),
	};
}
