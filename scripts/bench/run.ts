import { callSafely } from '../lab/calls';
import { type Database, openDatabase, type SavedExecution } from '../lab/database';
import { watchHeartbeat } from '../lab/heartbeat';
import type { Lab } from '../lab/lab';
import { helpersPeak, peakMemory, resetPeakMemory } from '../lab/memory';
import type { StoredWorkflow } from '../n8n/workflows';
import { OperatorError } from '../operatorError';
import type { RunCost } from './costs';
import type { BenchN8n } from './place';

/** Runs workflows of one n8n, one at a time, by their addresses. Everything fails where an execution does. */
export class Runner {
	private constructor(
		private readonly n8n: BenchN8n,
		private readonly database: Database,
	) {}

	static async of(lab: Lab, n8n: BenchN8n): Promise<Runner> {
		return new Runner(n8n, await openDatabase(lab, n8n));
	}

	/** Calls the workflow's address and waits until its execution is stored; it is taken out again. */
	async run(workflow: StoredWorkflow, body?: unknown): Promise<SavedExecution> {
		const stored = await this.runAndKeep(workflow, body);
		await this.n8n.forget([stored.id]);
		return stored;
	}

	/** As `run`, with the execution left in n8n. */
	async runAndKeep({ id, name }: StoredWorkflow, body?: unknown): Promise<SavedExecution> {
		await callSafely(this.n8n, name, body);
		const stored = await this.database.stored(id);
		if (stored.status === 'success') return stored;
		throw new OperatorError(`The workflow "${name}" ended with the status ${stored.status}.`);
	}

	/** What one run costs. `isAnswered`: whether it ends with an answer, which is given, and n8n keeps no execution. */
	async measure(
		workflow: StoredWorkflow,
		body: unknown,
		isAnswered: boolean,
	): Promise<RunCost & { readonly answer?: string }> {
		const { pid, url } = this.n8n;
		const idleBytes = resetPeakMemory(pid);
		const stopHeartbeat = watchHeartbeat(`${url}/healthz`);
		try {
			const cost = await (isAnswered ? this.timeAnswer : this.timeStored)(workflow, body);
			const gapMs = await stopHeartbeat();
			const memory = { idleBytes, peakBytes: peakMemory(pid), helpersBytes: helpersPeak(pid) };
			await this.n8n.forget(await this.database.kept(workflow.id));
			return { ...cost, ...memory, gapMs };
		} finally {
			await stopHeartbeat();
		}
	}

	async close(): Promise<void> {
		await this.database.close();
		await this.n8n.stop();
	}

	private readonly timeStored = async (workflow: StoredWorkflow, body: unknown) => {
		const { startedAt, stoppedAt, storedAt, recordBytes } = await this.runAndKeep(workflow, body);
		return { runMs: stoppedAt - startedAt, storedMs: storedAt - startedAt, recordBytes };
	};

	private readonly timeAnswer = async ({ id, name }: StoredWorkflow, body: unknown) => {
		const { text, calledAt, answeredAt } = await callSafely(this.n8n, name, body);
		await this.database.idle(id);
		return { runMs: answeredAt - calledAt, answer: text };
	};
}
