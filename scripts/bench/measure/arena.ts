import { OperatorError } from '../../operatorError';
import { waitForExecution } from '../../n8n/executions';
import type { StoredWorkflow } from '../../n8n/workflows';
import { type BenchN8n, forgetExecution, startBenchN8n } from '../n8n/benchN8n';
import type { RunCost } from '../results';
import { webhookChain } from '../workflows/webhookChain';
import { type Contender, CONTENDERS, USERS_NODE, workflowOf } from '../workflows/contenders';
import type { Place } from './place';
import { callAndWait, runInN8n } from './runInN8n';
import { serve } from './serve';

/** An n8n in which the contenders run, one at a time. */
export interface Arena {
	/** What one run of a contender costs; fails where it fails. Begins with as little memory in use as can be. */
	run(contender: Contender): Promise<RunCost>;
	stop(): Promise<void>;
}

/** The contenders in the order in which they run. */
export const NAMES = Object.keys(CONTENDERS).filter(isContender);

/** Enough users to have all code compiled before anything counts. */
const WARM_UP_USERS = 10_000;

/** Few users, to see that a workflow puts out all of them: to read what n8n stored takes n8n's memory. */
const CHECKED_USERS = 20;

/** Starts an n8n with the workflows of these contenders in it. */
export async function openArena(place: Place, contenders = NAMES): Promise<Arena> {
	const n8n = await startBenchN8n(place.install, place.userFolder, place.sandbox.credentials);
	const collect = {
		name: 'Collect Garbage',
		type: 'n8n-nodes-jt-wallet-bench.collectGarbage',
		typeVersion: 1,
		parameters: {},
	};
	const collectGarbage = await n8n.add(webhookChain('collect', [collect]));
	const workflows = new Map<Contender, StoredWorkflow>();
	for (const name of contenders) workflows.set(name, await n8n.add(workflowOf(name, n8n.around)));
	await serve(place, CHECKED_USERS);
	for (const workflow of workflows.values()) await checkUsers(n8n, workflow);
	await serve(place, WARM_UP_USERS);
	for (const workflow of workflows.values()) await runInN8n(n8n, workflow);
	return {
		run: async (contender) => {
			const workflow = workflows.get(contender);
			if (workflow === undefined) throw new Error(`There is no workflow "${contender}".`);
			await forgetExecution(n8n, (await callAndWait(n8n, collectGarbage)).id);
			return await runInN8n(n8n, workflow);
		},
		stop: async () => await n8n.stop(),
	};
}

/** Runs a workflow and checks that every wallet user came out. */
async function checkUsers(n8n: BenchN8n, workflow: StoredWorkflow): Promise<void> {
	const { id } = await callAndWait(n8n, workflow);
	const users = (await waitForExecution(n8n.session, id)).itemsOf(USERS_NODE);
	const distinct = new Set(users.map(({ mchUuid }) => mchUuid)).size;
	if (users.length !== CHECKED_USERS || distinct !== CHECKED_USERS) {
		throw new OperatorError(
			`The workflow "${workflow.name}" gave ${users.length} items for ${CHECKED_USERS} wallet users.`,
		);
	}
	await forgetExecution(n8n, id);
}

function isContender(name: string): name is Contender {
	return name in CONTENDERS;
}
