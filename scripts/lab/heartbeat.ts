import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/**
 * Asks an address again and again, from a thread of its own. A program that is busy does not answer. Comes back once it
 * has asked, so that its own start does not disturb what is watched. Call the answer to end it, and to get the longest
 * time, in ms, that passed without a good answer, the pause included.
 */
export async function watchHeartbeat(url: string): Promise<() => Promise<number>> {
	const worker = new Worker(join(__dirname, 'heartbeat.worker.mjs'), { workerData: url });
	await once(worker, 'message');
	const longest = once(worker, 'message').then(([message]) => z.number().parse(message));
	// Looked at later, if at all.
	longest.catch(() => undefined);
	return async () => {
		worker.postMessage('stop');
		return await longest;
	};
}
