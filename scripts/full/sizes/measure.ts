import { z } from 'zod';
import type { Sandbox } from '../../../sandbox/server';
import { peakMemory, resetPeakMemory } from '../../bench/measure/processMemory';
import { endedExecutions } from '../queue/storedExecutions';
import { describeFailure } from '../../operatorError';
import type { StoredWorkflow } from '../../n8n/workflows';
import { type Health, watchHealth } from './healthWatch';
import { helpersOf } from './processes';
import { call, publish, type SizedN8n, type SizedPlace, startSizedN8n } from './sizedN8n';
import { type Source, WARM_UP } from './sources';
import { type Saving, sizeWorkflow } from './workflows';

/** What is measured. */
export interface SizeCase {
	readonly source: Source;
	readonly users: number;
	readonly saving: Saving;
}

/** What one run cost. Times in ms, memory in bytes; undefined where the system does not tell. */
export interface SizeResult extends SizeCase {
	/** What went wrong; undefined where it finished with every user. */
	readonly failure: string | undefined;
	/** Until the last node had ended. */
	readonly tookMs: number;
	readonly health: Health;
	/** Memory of n8n's process before, and the most of it until the execution was stored. */
	readonly before: number | undefined;
	readonly peak: number | undefined;
	/** The most memory of the processes that n8n keeps beside its own: Code nodes run there. */
	readonly helpersPeak: number | undefined;
}

/** How long n8n may take to store an execution. */
const STORED_WITHIN_MS = 180_000;

const lastUser = z.object({ mchUuid: z.string() });

/** Runs one case in an n8n of its own. Fails only where that n8n does not start. */
export async function measure(what: SizeCase, place: SizedPlace): Promise<SizeResult> {
	const n8n = await startSizedN8n(place);
	try {
		return await measureIn(n8n, what, place.sandbox);
	} finally {
		await n8n.stop();
	}
}

async function measureIn(n8n: SizedN8n, what: SizeCase, sandbox: Sandbox): Promise<SizeResult> {
	const { source, users, saving } = what;
	await call(n8n, await publish(n8n, sizeWorkflow(source, WARM_UP, saving, n8n.around)));
	const workflow = await publish(n8n, sizeWorkflow(source, users, saving, n8n.around));
	resetPeakMemory(n8n.pid);
	const before = peakMemory(n8n.pid);
	const watch = watchHealth(`${n8n.url}/healthz`);
	const started = performance.now();
	const failure = await run(n8n, workflow, what, sandbox).catch(describeFailure);
	const tookMs = performance.now() - started;
	// Where n8n is gone, so is what could be asked of it.
	const stored = await endedExecutions(n8n.session, workflow.id, STORED_WITHIN_MS).catch(() => []);
	const health = await watch.stop();
	const peak = memoryNow(n8n.pid);
	const helpersPeak = helpersOf(n8n.pid)?.reduce((sum, pid) => sum + (memoryNow(pid) ?? 0), 0);
	await forget(
		n8n,
		stored.map(({ id }) => id),
	);
	return { ...what, failure, tookMs, health, before, peak, helpersPeak };
}

/** What went wrong, if anything did. Whether nobody is missing in between is proven elsewhere. */
async function run(
	n8n: SizedN8n,
	workflow: StoredWorkflow,
	{ source, users }: SizeCase,
	sandbox: Sandbox,
): Promise<string | undefined> {
	const answer: unknown = JSON.parse(await call(n8n, workflow));
	const { mchUuid } = lastUser.parse(answer);
	const expected = source.lastId(users, sandbox);
	return mchUuid === expected ? undefined : `the last user is ${mchUuid}, not ${expected}`;
}

/** Takes executions out of n8n again, so that its database stays small. */
async function forget({ session }: SizedN8n, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await session.call('POST', '/executions/delete', z.unknown(), { ids }).catch(() => undefined);
}

/** The most memory a process had; undefined where it is gone. */
function memoryNow(pid: number): number | undefined {
	try {
		return peakMemory(pid);
	} catch {
		return undefined;
	}
}
