import { join } from 'node:path';
import type { z } from 'zod';
import { EVENT_KINDS } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { makeKeyPair } from '../../../sandbox/keys';
import { startSandbox } from '../../../sandbox/server';
import { PROJECT } from '../../paths';
import { runChild } from '../child';
import { HEAP_MB } from '../n8n/benchN8n';
import type { Blocking, Growth, Signing, TriggerCost } from '../results';
import { blockingShape, readingShape, signingShape, triggerShape } from './engineShapes';
import { logFile, type Place } from './place';
import { serve } from './serve';

/** Runs one of the programs in `engine/`, on the Node.js that runs n8n. */
async function inEngine<Result>(
	place: Place,
	program: string,
	task: unknown,
	result: z.ZodType<Result>,
): Promise<Result> {
	const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'];
	return await runChild({
		command: place.install.node,
		args: [...flags, join(__dirname, '..', 'engine', `${program}.child.ts`)],
		task,
		result,
		logFile: logFile(place, program),
		cwd: PROJECT,
	});
}

/** Time and memory of Get Many as the list grows. */
export async function measureGrowth(place: Place): Promise<Growth[]> {
	const found: Growth[] = [];
	for (const users of place.plan.growth) {
		place.say(`Growth: ${users.toLocaleString('en-US')} users in the engine`);
		await serve(place, users);
		const task = { sandbox: place.sandbox.credentials, users, rounds: place.plan.rounds };
		const { runs, peakBytes } = await inEngine(place, 'reading', task, readingShape);
		found.push({
			users,
			peakBytes,
			runMs: runs.map(({ runMs }) => runMs),
			cpuMs: runs.map(({ cpuMs }) => cpuMs),
			heapBytes: Math.min(...runs.map(({ heapBytes }) => heapBytes)),
		});
	}
	return found;
}

/** How long the package keeps the event loop from other work. */
export async function measureBlocking(place: Place): Promise<Blocking[]> {
	const found: Blocking[] = [];
	for (const users of place.plan.blocking) {
		place.say(`Event loop: ${users.toLocaleString('en-US')} users in the engine`);
		await serve(place, users);
		const task = { sandbox: place.sandbox.credentials, users, rounds: place.plan.rounds };
		const { rounds } = await inEngine(place, 'blocking', task, blockingShape);
		found.push({ users, rounds });
	}
	return found;
}

/** What signing costs with keys of several sizes, as a part of a run and alone. */
export async function measureSigning(place: Place): Promise<Signing[]> {
	const { bits: sizes, signingUsers: users, rounds } = place.plan;
	const found: Signing[] = [];
	for (const bits of sizes) {
		place.say(`Signing: key of ${bits} bits`);
		const keys = await makeKeyPair(bits);
		const sandbox = await startSandbox({ port: 0, users, prepared: true, keys });
		try {
			const task = { sandbox: sandbox.credentials, users, rounds, times: 10 };
			const { runs } = await inEngine(place, 'reading', task, readingShape);
			const alone = await inEngine(place, 'signing', task, signingShape);
			found.push({
				bits,
				users,
				runMs: runs.map(({ runMs }) => runMs),
				signMs: runs.map(({ signMs }) => signMs),
				...alone,
			});
		} finally {
			await sandbox.close();
		}
	}
	return found;
}

/** What the trigger's comparison costs: as it comes out of the box, and watching everything. */
export async function measureTrigger(place: Place): Promise<TriggerCost[]> {
	const users = place.plan.triggerUsers;
	const found: TriggerCost[] = [];
	for (const events of [['balanceCrossed'], EVENT_KINDS]) {
		place.say(`Trigger: ${events.length} kinds of events`);
		const task = { users, changed: users / 100, events, rounds: place.plan.rounds };
		const cost = await inEngine(place, 'trigger', task, triggerShape);
		found.push({ users, changed: task.changed, events: events.length, ...cost });
	}
	return found;
}
