import { setTimeout as sleep } from 'node:timers/promises';

/** How often the address is asked: often enough to see a short gap, seldom enough not to be work. */
const EVERY_MS = 25;

/** A watch on an address. */
export interface Heartbeat {
	/** Ends the watch. Gives the longest time, in ms, that passed without an answer. */
	stop(): Promise<number>;
}

/** Asks an address again and again; while a program is busy it does not answer. */
export function watchHeartbeat(url: string): Heartbeat {
	let watching = true;
	let longest = 0;
	const watch = async (): Promise<void> => {
		let answeredAt = performance.now();
		while (watching) {
			const response = await fetch(url).catch(() => undefined);
			await response?.arrayBuffer();
			const now = performance.now();
			if (response !== undefined) {
				longest = Math.max(longest, now - answeredAt);
				answeredAt = now;
			}
			await sleep(EVERY_MS);
		}
		longest = Math.max(longest, performance.now() - answeredAt - EVERY_MS);
	};
	const watched = watch();
	return {
		stop: async () => {
			watching = false;
			await watched;
			return longest;
		},
	};
}
