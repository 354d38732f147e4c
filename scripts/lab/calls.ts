import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../n8n/instance';
import { OperatorError } from '../operatorError';
import { until } from '../until';

/** One call of a webhook: when it was made and answered, in milliseconds since the epoch, with which status and text. */
export type Call = Awaited<ReturnType<typeof call>>;

/** Longer than n8n takes to notice that a worker is gone. */
const ANSWER_WITHIN_MS = 280_000;

/** Activated workflows get their address a moment later, from a queue of n8n's own. */
const ADDRESS_WITHIN_MS = 60_000;

/** The longest it takes to notice that n8n ended. */
const GONE_WITHIN_MS = 2_000;

/** Waits until a webhook can be called with POST. Nothing is started by asking. Fails with an OperatorError. */
export async function waitForWebhook(url: string): Promise<void> {
	const headers = { origin: 'http://localhost' };
	// As a browser asks before it calls: n8n names the methods that an address has.
	const takesPost = async () => {
		const answer = await fetch(url, { method: 'OPTIONS', headers });
		await answer.arrayBuffer();
		return /\bPOST\b/.test(answer.headers.get('access-control-allow-methods') ?? '');
	};
	await until(takesPost, ADDRESS_WITHIN_MS, () => `n8n does not listen on ${url}.`);
}

/** Calls a webhook. Never fails: a call without an answer has no status. */
export async function call(url: string, body: unknown = {}) {
	const calledAt = Date.now();
	const { status, text } = await post(url, body).catch(() => ({ status: undefined, text: '' }));
	return { calledAt, answeredAt: Date.now(), status, text };
}

async function post(url: string, body: unknown) {
	const answer = await fetch(url, {
		method: 'POST',
		// As in a session, no connection that may be closing is used again.
		headers: { 'content-type': 'application/json', connection: 'close' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
	});
	return { status: answer.status, text: await answer.text() };
}

/** Calls a webhook of an n8n that has to answer well. Fails with an OperatorError, also where that n8n ends meanwhile. */
export async function callSafely({ url, ended }: Instance, path: string, body?: unknown) {
	const answer = await call(`${url}/webhook/${path}`, body);
	if (answer.status !== undefined && answer.status < 300) return answer;
	// Where n8n is gone the request fails first: the reason is known a moment later.
	const words = `n8n answered /webhook/${path} with ${answer.status}: ${answer.text.slice(0, 300)}`;
	throw new OperatorError(await Promise.race([whyEnded(ended), sleep(GONE_WITHIN_MS, words)]));
}

/** Settles, with a sentence, when an n8n ends by itself. */
export async function whyEnded(ended: Instance['ended']): Promise<string> {
	return `n8n ended by itself (${(await ended).reason})`;
}
