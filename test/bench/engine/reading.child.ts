/** Get Many in n8n's engine: time, processor time, share of signing, and memory. The first round is not counted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { collectGarbage, cpuMs, finish, readTask, sandboxShape } from './childTask';
import { getMany, timeSigning } from './getMany';

const task = z.object({ sandbox: sandboxShape, users: z.number(), rounds: z.number() });

const { sandbox, users, rounds } = readTask(task);

/** A function of its own, so that nothing holds on to the items of the round before. */
async function readOnce(signedMs: () => number) {
	collectGarbage();
	const before = { cpu: cpuMs(), sign: signedMs(), heap: process.memoryUsage().heapUsed };
	const { executionTimeMs = 0, items } = await getMany(sandbox, users);
	const [cpu, sign] = [cpuMs() - before.cpu, signedMs() - before.sign];
	// The last answer's text is let go only then.
	await sleep(100);
	collectGarbage();
	const heapBytes = process.memoryUsage().heapUsed - before.heap;
	// Said last, so that the items are still there while they are weighed.
	return { users: items.length, runMs: executionTimeMs, cpuMs: cpu, signMs: sign, heapBytes };
}

async function measure(): Promise<void> {
	const signedMs = await timeSigning();
	await readOnce(signedMs);
	const runs = [];
	for (let round = 0; round < rounds; round++) runs.push(await readOnce(signedMs));
	finish({ runs, peakBytes: process.resourceUsage().maxRSS * 1024 });
}

void measure();
