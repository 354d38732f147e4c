import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { sandboxCredential } from '../../demoCredential';
import { putCredential } from '../../n8n/credentials';
import { waitForExecution } from '../../n8n/executions';
import type { RestSession } from '../../n8n/rest';
import { activateWorkflow, addWorkflow, deactivateWorkflow } from '../../n8n/workflows';
import { listExecutions } from '../queue/storedExecutions';
import { type Check, ensure } from './checks';
import { EVENTS_NODE, watchingWorkflow } from '../steps';

const USERS = 50;

/** Time from the activation until the poll that has to notice something: enough for the first poll before it. */
const AHEAD_MS = 15_000;

/** The poll comes within a minute also where the first one took longer than that. */
const WITHIN_MS = AHEAD_MS + 75_000;

/** Time for a poll to end after its last request, and for its execution to be stored. */
const SETTLING_MS = 3_000;

/** An active workflow: the first poll starts nothing, the next one tells of the one user whose balance changed. */
export const triggerPoll: Check = {
	title: 'trigger poll',
	run: async ({ session }) => {
		const sandbox = await startSandbox({ port: 0, users: USERS });
		try {
			return await watch(session, sandbox);
		} finally {
			await sandbox.close();
		}
	},
};

async function watch(session: RestSession, sandbox: Sandbox): Promise<string> {
	const { type, data } = sandboxCredential(sandbox.credentials);
	const credential = await putCredential(session, { name: 'Watched sandbox', type, data });
	const second = new Date(Date.now() + AHEAD_MS).getSeconds();
	const workflow = await addWorkflow(session, watchingWorkflow(credential, second));
	await activateWorkflow(session, workflow);
	const deadline = Date.now() + WITHIN_MS;
	await nextPoll(sandbox, 0, deadline);
	const [user] = sandbox.merchant.rows();
	const changed = user?.mchUuid ?? '';
	const { requests } = sandbox.counters;
	sandbox.merchant.changeUser(changed, { balance: Number(user?.balance ?? 0) + 1 });
	await nextPoll(sandbox, requests, deadline);
	await deactivateWorkflow(session, workflow);
	const runs = await listExecutions(session, workflow.id);
	ensure(runs.length === 1, `2 polls and one change started ${runs.length} executions`);
	const { status, error, itemsOf } = await waitForExecution(session, runs[0]?.id ?? '', 30_000);
	ensure(status === 'success', error ?? status);
	const told = itemsOf(EVENTS_NODE).map(({ event, mchUuid }) => `${event} ${mchUuid}`);
	ensure(told.join() === `balanceChanged ${changed}`, `the poll told ${told.join() || 'nothing'}`);
	return 'the one change';
}

async function nextPoll(sandbox: Sandbox, requests: number, deadline: number): Promise<void> {
	while (sandbox.counters.requests === requests) {
		ensure(Date.now() < deadline, 'n8n did not poll in time');
		await sleep(100);
	}
	await sleep(SETTLING_MS);
}
