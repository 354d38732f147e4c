import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../operatorError';
import { type Report, reportOf } from './report';

/** One call of a webhook. Times are in milliseconds since the epoch. */
export interface Call {
	readonly calledAt: number;
	readonly answeredAt: number;
	/** HTTP status; undefined where no answer came. */
	readonly status: number | undefined;
	/** What the execution counted; undefined where the answer says something else. */
	readonly report: Report | undefined;
}

/** Longer than n8n takes to notice that a worker is gone. */
const ANSWER_WITHIN_MS = 280_000;

/** Activated workflows get their address a moment later, from a queue of n8n's own. */
const ADDRESS_WITHIN_MS = 60_000;

/** Waits until a webhook can be called with POST. Nothing is started by asking. Fails with an OperatorError. */
export async function waitForWebhook(url: string): Promise<void> {
	const deadline = Date.now() + ADDRESS_WITHIN_MS;
	while (!(await takesPost(url))) {
		if (Date.now() > deadline) throw new OperatorError(`n8n does not listen on ${url}.`);
		await sleep(200);
	}
}

/** As a browser asks before it calls: n8n names the methods that an address has. */
async function takesPost(url: string): Promise<boolean> {
	const answer = await fetch(url, { method: 'OPTIONS', headers: { origin: 'http://localhost' } });
	await answer.arrayBuffer();
	return /\bPOST\b/.test(answer.headers.get('access-control-allow-methods') ?? '');
}

/** Calls an address so many times at once, and waits for every answer. */
export async function callAtOnce(
	url: string,
	times: number,
	onAnswer: () => void = () => undefined,
): Promise<Call[]> {
	const calls = Array.from({ length: times }, async () => {
		const done = await call(url);
		onAnswer();
		return done;
	});
	return await Promise.all(calls);
}

async function call(url: string): Promise<Call> {
	const calledAt = Date.now();
	const ended = (status?: number, report?: Report): Call => ({
		calledAt,
		answeredAt: Date.now(),
		status,
		report,
	});
	try {
		const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
		const answer = await fetch(url, { method: 'POST', signal });
		return ended(answer.status, reportOf(parsed(await answer.text())));
	} catch {
		return ended();
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
