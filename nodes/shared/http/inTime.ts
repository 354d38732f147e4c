import { sleep } from 'n8n-workflow';
import { failed, type Failed } from '../../../wallet-api/failures';
import { untilAborted } from './untilAborted';

/** How long after n8n's own time-out, in ms, to stop waiting. n8n's ends with the headers of an answer, or with silence. */
const GRACE_MS = 1_000;

/**
 * What a request brings within its time, its whole body included, or the failure that it did not. A server that sends
 * a byte now and then would keep n8n waiting for ever.
 *
 * @param cancelled rejects with its reason as soon as it fires
 * @param send is told by its signal when nobody waits for the answer any more
 */
export async function inTime<Answer>(
	timeoutMs: number,
	cancelled: AbortSignal,
	send: (done: AbortSignal) => Promise<Answer>,
): Promise<Answer | Failed> {
	const done = new AbortController();
	const tooLate = sleep(timeoutMs + GRACE_MS, done.signal).then(
		() => failed('timedOut'),
		() => failed('timedOut'),
	);
	const sending = send(done.signal);
	// No promise that can be aborted holds the answer: V8 lets go of what a signal leads to only when it goes through
	// all memory, and every page would be kept until then.
	const came = sending.then(() => undefined);
	const end = await Promise.race([came, tooLate, untilAborted(cancelled, done.signal)]).finally(
		() => done.abort(),
	);
	return end ?? (await sending);
}
