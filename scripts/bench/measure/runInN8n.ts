import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../operatorError';
import { type BenchN8n, forgetExecution } from '../n8n/benchN8n';
import type { StoredExecution } from '../n8n/executionWatch';
import { watchHeartbeat } from './heartbeat';
import { peakMemory, resetPeakMemory } from './processMemory';
import type { StoredWorkflow } from '../../n8n/workflows';

/** What one execution cost. Times in ms, sizes in bytes. */
export interface RunCost {
	/** From its start until its last node had ended. */
	readonly runMs: number;
	/** From its start until n8n had stored it. */
	readonly storedMs: number;
	/** Memory of the n8n process at the start, and the most of it meanwhile; undefined where the system does not tell. */
	readonly idleBytes: number | undefined;
	readonly peakBytes: number | undefined;
	readonly recordBytes: number;
	/** Longest time in which n8n answered nobody. */
	readonly gapMs: number;
}

/** The longest that an execution may take until it is stored. */
const WITHIN_MS = 600_000;

/** The longest that n8n may take to know a workflow's address. */
const KNOWN_WITHIN_MS = 30_000;

/** Runs a workflow by its address, alone, and gives what it cost. Fails where it fails or n8n ends. */
export async function runInN8n(n8n: BenchN8n, workflow: StoredWorkflow): Promise<RunCost> {
	const idleBytes = resetPeakMemory(n8n.pid);
	const heartbeat = watchHeartbeat(`${n8n.url}/healthz`);
	try {
		const execution = await callAndWait(n8n, workflow);
		const gapMs = await heartbeat.stop();
		const peakBytes = peakMemory(n8n.pid);
		await forgetExecution(n8n, execution.id);
		const { startedAt, stoppedAt, storedAt, recordBytes } = execution;
		return {
			runMs: stoppedAt - startedAt,
			storedMs: storedAt - startedAt,
			idleBytes,
			peakBytes,
			recordBytes,
			gapMs,
		};
	} finally {
		await heartbeat.stop();
	}
}

/** Calls the workflow's address and waits until its execution is stored. */
export async function callAndWait(
	n8n: Pick<BenchN8n, 'url' | 'watch' | 'ended'>,
	{ id, name }: StoredWorkflow,
	body: unknown = {},
): Promise<StoredExecution> {
	await call(`${n8n.url}/webhook/${name}`, body);
	const gone = n8n.ended.then((reason) => new OperatorError(`n8n ended by itself (${reason})`));
	const execution = await Promise.race([n8n.watch.next(id, WITHIN_MS), gone]);
	if (execution instanceof Error) throw execution;
	if (execution.status === 'success') return execution;
	throw new OperatorError(`The workflow "${name}" ended with the status ${execution.status}.`);
}

/** n8n knows the address of a workflow only some time after it was turned on. */
async function call(url: string, body: unknown): Promise<void> {
	const deadline = Date.now() + KNOWN_WITHIN_MS;
	for (;;) {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const answer = await response.text();
		if (response.ok) return;
		if (response.status !== 404 || Date.now() > deadline) {
			throw new OperatorError(`n8n answered ${url} with ${response.status}: ${answer}`);
		}
		await sleep(100);
	}
}
