// Asks an address again and again, in a thread of its own so that nobody else's work delays it. Tells that it has asked
// once, and at the end the longest time that passed without a good answer since. Any message ends it. The worker's data
// is the address.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData as url } from 'node:worker_threads';

/** The pause between an answer and the next request: often enough to see a short gap, seldom enough not to be work. */
const EVERY_MS = 25;

let watching = true;
parentPort.once('message', () => (watching = false));

async function answersWell() {
	const response = await fetch(url);
	await response.arrayBuffer();
	return response.ok;
}

await answersWell().catch(() => false);
parentPort.postMessage('asked');

let longestMs = 0;
let lastAt = performance.now();
while (watching) {
	const isWell = await answersWell().catch(() => false);
	const now = performance.now();
	if (isWell) {
		longestMs = Math.max(longestMs, now - lastAt);
		lastAt = now;
	}
	await sleep(EVERY_MS);
}
parentPort.postMessage(Math.max(longestMs, performance.now() - lastAt - EVERY_MS));
