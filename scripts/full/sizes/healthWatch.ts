import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** What a watch on an address saw. */
export interface Health {
	/** The longest time, in ms, that passed without an answer. It includes the pause between two requests. */
	readonly longestMs: number;
	/** How many answers there were. */
	readonly answers: number;
}

/** A watch that goes on. */
export interface HealthWatch {
	/** Ends the watch, and says what it saw. */
	stop(): Promise<Health>;
}

/** The pause between an answer and the next request, in ms. */
export const EVERY_MS = 100;

const health = z.object({ longestMs: z.number(), answers: z.number() });

/** Asks an address several times a second, from a thread of its own. A program that is busy does not answer. */
export function watchHealth(url: string): HealthWatch {
	const file = join(__dirname, 'askForHealth.mjs');
	const worker = new Worker(file, { workerData: { url, everyMs: EVERY_MS } });
	const seen = once(worker, 'message').then(([message]) => health.parse(message));
	// Looked at by `stop`, which may come much later.
	seen.catch(() => undefined);
	return {
		stop: async () => {
			worker.postMessage('stop');
			return await seen;
		},
	};
}
