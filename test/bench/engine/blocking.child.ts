/** Get Many in n8n's engine: how long the package's code keeps everything else waiting. */
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { PROJECT } from '../../../scripts/paths';
import { collectGarbage, finish, readTask, sandboxShape } from './childTask';
import { isShippedFrom, longestStretch } from './cpuProfile';
import { getMany } from './getMany';

const task = z.object({ sandbox: sandboxShape, users: z.number(), rounds: z.number() });

/** How often the profiler looks, in microseconds: often enough for a stretch of some milliseconds. */
const LOOK_EVERY_US = 500;

async function measure(): Promise<void> {
	const { sandbox, users, rounds } = readTask(task);
	await getMany(sandbox, users);
	const found = [];
	for (let round = 0; round < rounds; round++) {
		found.push({ ...(await profiled(sandbox, users)), anyMs: await delayed(sandbox, users) });
	}
	finish({ rounds: found });
}

async function profiled(sandbox: z.infer<typeof sandboxShape>, users: number) {
	collectGarbage();
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: LOOK_EVERY_US });
	const stopCounting = countTurns();
	await session.post('Profiler.start');
	await getMany(sandbox, users);
	const { profile } = await session.post('Profiler.stop');
	const turns = stopCounting();
	session.disconnect();
	const { ms, where } = longestStretch(profile, turns, isShippedFrom(PROJECT));
	return { ownMs: ms, where };
}

/** Notes when each turn of the event loop ends, in ms from now. Call the answer to stop and to get them. */
function countTurns(): () => number[] {
	const started = performance.now();
	const turns: number[] = [];
	let counting = true;
	const count = (): void => {
		turns.push(performance.now() - started);
		if (counting) setImmediate(count);
	};
	setImmediate(count);
	return () => {
		counting = false;
		return turns;
	};
}

/** Without the profiler, which is a delay of its own. */
async function delayed(sandbox: z.infer<typeof sandboxShape>, users: number): Promise<number> {
	collectGarbage();
	const monitor = monitorEventLoopDelay({ resolution: 1 });
	monitor.enable();
	// Lets it begin to count.
	await sleep(10);
	await getMany(sandbox, users);
	await sleep(10);
	monitor.disable();
	return monitor.max / 1e6;
}

void measure();
