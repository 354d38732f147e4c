import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { sandboxCredential } from '../../demoCredential';
import { putCredential } from '../../n8n/credentials';
import { waitForExecution } from '../../n8n/executions';
import type { RestSession } from '../../n8n/rest';
import {
	activateWorkflow,
	addWorkflow,
	deactivateWorkflow,
	type StoredWorkflow,
} from '../../n8n/workflows';
import type { Script } from '../../runScript';
import { MINUTES, type PollFacts, requestsPerMinute } from './polls';
import { endedExecutions } from './storedExecutions';
import { EVENTS_NODE, watchingWorkflow } from '../steps';

const USERS = 50;
/** First poll, whole minutes, and a poll's delay on a busy machine. */
const LONGEST_MS = (MINUTES + 2) * 60_000;
/** Time for an execution to be stored after the poll that started it. */
const SETTLING_MS = 5_000;

/** Looks on while an active trigger polls a sandbox of its own. */
export class PollWatch {
	private readonly activatedAt = Date.now();

	private constructor(
		private readonly session: RestSession,
		private readonly sandbox: Sandbox,
		private readonly workflow: StoredWorkflow,
		private readonly changed: string,
	) {}

	/** Activates the trigger and, after its first poll, changes one user's balance. */
	static async begin(session: RestSession, script: Script): Promise<PollWatch> {
		const sandbox = await startSandbox({ port: 0, users: USERS, log: 'all' });
		script.defer(() => sandbox.close());
		const { data, type } = sandboxCredential(sandbox.credentials);
		const credential = await putCredential(session, { name: 'Watched sandbox', type, data });
		const workflow = await addWorkflow(session, watchingWorkflow(credential));
		await activateWorkflow(session, workflow);
		const deadline = Date.now() + LONGEST_MS;
		while (sandbox.counters.requests === 0 && Date.now() < deadline) await sleep(200);
		await sleep(SETTLING_MS);
		const [user] = sandbox.merchant.rows();
		const changed = user?.mchUuid ?? '';
		sandbox.merchant.changeUser(changed, { balance: Number(user?.balance ?? 0) + 1 });
		return new PollWatch(session, sandbox, workflow, changed);
	}

	/** Waits until enough minutes were seen, turns the trigger off and says what was seen. */
	async end(): Promise<PollFacts> {
		while (this.minutes().length < MINUTES) await sleep(500);
		await deactivateWorkflow(this.session, this.workflow);
		const perMinute = this.minutes();
		await sleep(SETTLING_MS);
		const runs: Array<PollFacts['runs'][number]> = [];
		for (const { id } of await endedExecutions(this.session, this.workflow.id, 30_000)) {
			const { status, itemsOf } = await waitForExecution(this.session, id, 10_000);
			runs.push({ status, users: itemsOf(EVENTS_NODE).map(({ mchUuid }) => mchUuid) });
		}
		return { perMinute, runs, changed: this.changed };
	}

	private minutes(): PollFacts['perMinute'] {
		const times = this.sandbox.requests.map(({ time }) => time);
		return requestsPerMinute(times, this.activatedAt, Date.now());
	}
}
