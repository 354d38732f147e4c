import { callSafely } from '../lab/calls';
import { type Database, openDatabase } from '../lab/database';
import { watchHeartbeat } from '../lab/heartbeat';
import { inTurn } from '../inTurn';
import { type LabN8n, startN8n } from '../lab/lab';
import { helpersPeak, peakMemory, resetPeakMemory } from '../lab/memory';
import { median } from '../lab/numbers';
import { putCredential } from '../n8n/credentials';
import type { StoredWorkflow, Workflow } from '../n8n/workflows';
import { OperatorError } from '../operatorError';
import type { RunCost } from './costs';
import { HEAP_MB, pem, type Place, withRequests } from './place';
import type { Around } from './ways';

/** An n8n that runs workflows, one at a time, by their addresses. Everything fails where an execution does. */
export class Runner {
	private constructor(
		private readonly place: Place,
		readonly n8n: LabN8n,
		/** What workflows for it are made from. */
		readonly around: Around,
		private readonly database: Database,
	) {}

	/** Starts an n8n with the package and the bench's own. `heapMb`: how much its JavaScript may use; n8n's limit by default. */
	static async start(place: Place, heapMb?: number): Promise<Runner> {
		const { lab, sandbox } = place;
		const env = heapMb === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
		const n8n = await startN8n(lab, sandbox, { env });
		const data = { signPrivateKey: pem(sandbox.credentials.privateKey) };
		const crypto = await putCredential(n8n.session, { name: 'Key', type: 'crypto', data });
		const around = { sandbox, wallet: n8n.wallet, crypto: { crypto } };
		return new Runner(place, n8n, around, openDatabase(lab.install, n8n));
	}

	/** Calls the workflow's address and waits until its execution is stored; it is taken out again. */
	async run(workflow: StoredWorkflow, body?: unknown) {
		const stored = await this.runAndKeep(workflow, body);
		await this.n8n.forget([stored.id]);
		return stored;
	}

	/** As `run`, with the execution left in n8n. */
	async runAndKeep({ id, name }: StoredWorkflow, body?: unknown) {
		await callSafely(this.n8n, name, body);
		const { status, ...stored } = await this.database.stored(id);
		if (status === 'success') return stored;
		throw new OperatorError(`The workflow "${name}" ended with the status ${status}.`);
	}

	/**
	 * Runs a new workflow `rounds` times, after `warmUps` runs in which n8n's code is compiled. Gives the median of the
	 * times that its nodes took, in ms, and the number of requests that a run sent.
	 */
	async time(workflow: Workflow, how: { rounds: number; warmUps?: number; body?: unknown }) {
		const { rounds, warmUps = 1, body } = how;
		const stored = await this.n8n.publish(workflow);
		const runs = await inTurn(Array(warmUps + rounds).keys(), async (round) => {
			this.place.say(`${workflow.name}: ${round < warmUps ? 'warming up' : round - warmUps + 1}`);
			return await withRequests(this.place, async () => await this.run(stored, body));
		});
		const counted = runs.slice(warmUps);
		const ms = median(counted.map(({ result }) => result.runMs));
		return { ms, requests: counted[0]?.requests ?? 0 };
	}

	/** What one run costs. `isAnswered`: whether it ends with an answer, which is given, and n8n keeps no execution. */
	async measure(
		workflow: StoredWorkflow,
		body: unknown,
		isAnswered: boolean,
	): Promise<RunCost & { readonly answer?: string }> {
		const { pid, url } = this.n8n;
		const idleBytes = resetPeakMemory(pid);
		const stopHeartbeat = await watchHeartbeat(`${url}/healthz`);
		try {
			const run = isAnswered ? this.timeAnswer : this.timeStored;
			const { kept, ...cost } = await run(workflow, body);
			const gapMs = await stopHeartbeat();
			const memory = { idleBytes, peakBytes: peakMemory(pid), helpersBytes: helpersPeak(pid) };
			await this.n8n.forget(kept);
			return { ...cost, ...memory, gapMs };
		} finally {
			await stopHeartbeat();
		}
	}

	/** Ends the n8n. */
	async close(): Promise<void> {
		await this.database.close();
		await this.n8n.stop();
	}

	private readonly timeStored = async (workflow: StoredWorkflow, body: unknown) => {
		const { id, ...cost } = await this.runAndKeep(workflow, body);
		return { ...cost, kept: [id] };
	};

	private readonly timeAnswer = async ({ id, name }: StoredWorkflow, body: unknown) => {
		const { text, calledAt, answeredAt } = await callSafely(this.n8n, name, body);
		await this.database.idle(id);
		return { runMs: answeredAt - calledAt, answer: text, kept: [] };
	};
}

/** Does something with an n8n whose JavaScript may use much memory, and ends it. */
export async function withRunner<Result>(
	place: Place,
	work: (runner: Runner) => Promise<Result>,
): Promise<Result> {
	const runner = await Runner.start(place, HEAP_MB);
	try {
		return await work(runner);
	} finally {
		await runner.close();
	}
}
