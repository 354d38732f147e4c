import { callSafely } from '../lab/calls';
import { type Database, openDatabase, type SavedExecution } from '../lab/database';
import { watchHeartbeat } from '../lab/heartbeat';
import type { Lab } from '../lab/lab';
import { helpersPeak, peakMemory, resetPeakMemory } from '../lab/memory';
import type { StoredWorkflow } from '../n8n/workflows';
import { OperatorError } from '../operatorError';
import type { BenchN8n } from './place';
import type { RunCost } from './results';

/** Runs workflows of one n8n, one at a time, by their addresses. */
export class Runner {
	private constructor(
		private readonly n8n: BenchN8n,
		private readonly database: Database,
	) {}

	/** Looks into the database of an n8n that runs. */
	static async of(lab: Lab, n8n: BenchN8n): Promise<Runner> {
		return new Runner(n8n, await openDatabase(lab, n8n));
	}

	/** Calls the workflow's address and waits until its execution is stored; it is taken out again. Fails where it fails. */
	async run({ id, name }: StoredWorkflow, body?: unknown): Promise<SavedExecution> {
		const stored = await this.runAndKeep({ id, name }, body);
		await this.n8n.forget([stored.id]);
		return stored;
	}

	/** As `run`, with the execution left in n8n. */
	async runAndKeep(
		{ id, name }: Pick<StoredWorkflow, 'id' | 'name'>,
		body?: unknown,
	): Promise<SavedExecution> {
		await callSafely(this.n8n, name, body);
		const stored = await this.database.stored(id);
		if (stored.status === 'success') return stored;
		throw new OperatorError(`The workflow "${name}" ended with the status ${stored.status}.`);
	}

	/** What one run costs. */
	async measure(workflow: StoredWorkflow, body: unknown): Promise<RunCost> {
		return await this.weigh(async () => {
			const { startedAt, stoppedAt, storedAt, recordBytes } = await this.runAndKeep(workflow, body);
			return { runMs: stoppedAt - startedAt, storedMs: storedAt - startedAt, recordBytes };
		}, workflow);
	}

	/** What one run costs whose caller waits for its answer, whether n8n keeps the execution or not. Gives the answer, too. */
	async measureAnswered(
		workflow: StoredWorkflow,
		body: unknown,
	): Promise<{ cost: RunCost; answer: string }> {
		let answer = '';
		const cost = await this.weigh(async () => {
			const { text, calledAt, answeredAt } = await callSafely(this.n8n, workflow.name, body);
			await this.database.idle(workflow.id);
			answer = text;
			return { runMs: answeredAt - calledAt };
		}, workflow);
		return { cost, answer };
	}

	/** Ends the look into the database, and the n8n. */
	async close(): Promise<void> {
		await this.database.close();
		await this.n8n.stop();
	}

	private async weigh(
		run: () => Promise<RunCost>,
		{ id }: Pick<StoredWorkflow, 'id'>,
	): Promise<RunCost> {
		const { pid, url } = this.n8n;
		const idleBytes = resetPeakMemory(pid);
		const stopHeartbeat = watchHeartbeat(`${url}/healthz`);
		try {
			const cost = await run();
			const gapMs = await stopHeartbeat();
			const memory = { peakBytes: peakMemory(pid), helpersBytes: helpersPeak(pid) };
			await this.n8n.forget(await this.database.kept(id));
			return { ...cost, ...memory, idleBytes, gapMs };
		} finally {
			await stopHeartbeat();
		}
	}
}
