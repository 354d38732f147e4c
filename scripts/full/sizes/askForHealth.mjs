// Asks an address again and again, in a thread of its own so that nobody else's work delays it, and tells the longest
// time that passed without an answer. Any message ends it. Worker data: { url, everyMs }.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, everyMs } = workerData;
let watching = true;
parentPort.once('message', () => (watching = false));

let longestMs = 0;
let answers = 0;
let lastAt = performance.now();
while (watching) {
	const answered = await fetch(url).then(
		async (response) => {
			await response.arrayBuffer();
			return response.ok;
		},
		() => false,
	);
	if (answered) {
		const now = performance.now();
		longestMs = Math.max(longestMs, now - lastAt);
		lastAt = now;
		answers += 1;
	}
	await sleep(everyMs);
}
longestMs = Math.max(longestMs, performance.now() - lastAt - everyMs);
parentPort.postMessage({ longestMs, answers });
