import { OperatorError } from '../../operatorError';
import { type BenchN8n, forgetExecution } from '../n8n/benchN8n';
import { watchHeartbeat } from './heartbeat';
import { peakMemory, resetPeakMemory } from './processMemory';
import type { StoredWorkflow } from '../../n8n/workflows';

/** What one execution cost. Times in ms, sizes in bytes. */
export interface RunCost {
	/** From its start until its last node had ended. */
	readonly runMs: number;
	/** From its start until n8n had stored it. */
	readonly storedMs: number;
	/** Most memory of the n8n process meanwhile; undefined where the system does not tell. */
	readonly peakBytes: number | undefined;
	readonly recordBytes: number;
	/** Longest time in which n8n answered nobody. */
	readonly gapMs: number;
}

/** The longest that an execution may take until it is stored. */
const WITHIN_MS = 600_000;

/** Runs a workflow by its address, alone, and gives what it cost. Fails where it fails or n8n ends. */
export async function runInN8n(n8n: BenchN8n, workflow: StoredWorkflow): Promise<RunCost> {
	resetPeakMemory(n8n.pid);
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
	{ url, watch, ended }: Pick<BenchN8n, 'url' | 'watch' | 'ended'>,
	{ id, name }: StoredWorkflow,
	body: unknown = {},
) {
	const response = await fetch(`${url}/webhook/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new OperatorError(`${name}: n8n answered ${await response.text()}`);
	const gone = ended.then((reason) => new OperatorError(`n8n ended by itself (${reason})`));
	const execution = await Promise.race([watch.next(id, WITHIN_MS), gone]);
	if (execution instanceof Error) throw execution;
	if (execution.status === 'success') return execution;
	throw new OperatorError(`The workflow "${name}" ended with the status ${execution.status}.`);
}
