import { join } from 'node:path';
import type { z } from 'zod';
import { EVENT_KINDS } from '../../nodes/JtWalletBalanceTrigger/watch/watch';
import { makeKeyPair } from '../../sandbox/keys';
import { startSandbox } from '../../sandbox/server';
import { count } from '../lab/numbers';
import { PROJECT } from '../paths';
import { type Place, serve } from './place';
import { HEAP_MB, runProgram } from './program';
import { blockingShape, readingShape, type Results, signingShape, triggerShape } from './results';

/** Runs one of the programs in `test/bench/engine`, where n8n's engine is at hand, on the Node.js that runs n8n. */
async function inEngine<Result>(
	{ lab }: Place,
	program: string,
	task: unknown,
	result: z.ZodType<Result>,
): Promise<Result> {
	const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'];
	return await runProgram({
		command: lab.install.node,
		args: [...flags, join(PROJECT, 'test', 'bench', 'engine', `${program}.child.ts`)],
		task,
		result,
		logFile: join(lab.logs, `${program}.log`),
		cwd: PROJECT,
	});
}

/** Time and memory of Get Many as the list grows. */
export async function measureGrowth(place: Place): Promise<Results['growth']> {
	const found: Results['growth'] = [];
	for (const users of place.plan.growth) {
		place.say(`Growth: ${count(users)} users in the engine`);
		await serve(place, users);
		const task = { sandbox: place.sandbox.credentials, users, rounds: place.plan.rounds };
		found.push({ users, ...(await inEngine(place, 'reading', task, readingShape)) });
	}
	return found;
}

/** How long the package keeps the event loop from other work. */
export async function measureBlocking(place: Place): Promise<Results['blocking']> {
	const found: Results['blocking'] = [];
	for (const users of place.plan.blocking) {
		place.say(`Event loop: ${count(users)} users in the engine`);
		await serve(place, users);
		const task = { sandbox: place.sandbox.credentials, users, rounds: place.plan.rounds };
		found.push({ users, ...(await inEngine(place, 'blocking', task, blockingShape)) });
	}
	return found;
}

/** What signing costs with keys of several sizes, as a part of a run and alone. */
export async function measureSigning(place: Place): Promise<Results['signing']> {
	const { bits: sizes, signingUsers: users, rounds } = place.plan;
	const found: Results['signing'] = [];
	for (const bits of sizes) {
		place.say(`Signing: key of ${bits} bits`);
		const keys = await makeKeyPair(bits);
		const sandbox = await startSandbox({ port: 0, users, prepared: true, keys });
		try {
			const task = { sandbox: sandbox.credentials, users, rounds, times: 10 };
			const reading = await inEngine(place, 'reading', task, readingShape);
			const alone = await inEngine(place, 'signing', task, signingShape);
			found.push({ bits, users, ...reading, ...alone });
		} finally {
			await sandbox.close();
		}
	}
	return found;
}

/** What the trigger's comparison costs: as it comes out of the box, and watching everything. */
export async function measureTrigger(place: Place): Promise<Results['trigger']> {
	const users = place.plan.triggerUsers;
	const found: Results['trigger'] = [];
	for (const events of [['balanceCrossed'], EVENT_KINDS]) {
		place.say(`Trigger: ${events.length} kinds of events`);
		const task = { users, changed: users / 100, events, rounds: place.plan.rounds };
		const cost = await inEngine(place, 'trigger', task, triggerShape);
		found.push({ users, changed: task.changed, events: events.length, ...cost });
	}
	return found;
}
