import { randomUUID } from 'node:crypto';
import { chain, type Step } from '../../n8n/chain';
import type { Workflow } from '../../n8n/workflows';
import { answer, countUsers, webhook } from '../steps';
import { type Around, OURS, type Source } from './sources';

/** The node that puts out the users. */
const USERS_NODE = 'Users';

/** Whether n8n keeps what an execution's nodes put out. */
export type Saving = 'none' | 'all';

/**
 * Has so many users put out when its address, `/webhook/<its name>`, is called, and answers the call with the last
 * one's id.
 */
export function sizeWorkflow(
	source: Source,
	users: number,
	saving: Saving,
	around: Around,
): Workflow {
	const steps: Step[] = [
		{
			name: 'Last',
			type: 'n8n-nodes-base.limit',
			typeVersion: 1,
			parameters: { maxItems: 1, keep: 'lastItems' },
		},
		// No expression may look at all the users: n8n would copy every one of them for it.
		answer('{{ JSON.stringify({ mchUuid: $json.mchUuid }) }}'),
	];
	return calledAt(source.step(users, around), steps, saving);
}

/** Has every user read when its address, `/webhook/<its name>`, is called, and answers with n8n's own counts and sum. */
export function provingWorkflow(around: Around): Workflow {
	const steps = [countUsers('Count'), answer('{{ JSON.stringify($json) }}')];
	return calledAt(OURS.step(Infinity, around), steps, 'none');
}

function calledAt(source: Omit<Step, 'name'>, steps: readonly Step[], saving: Saving): Workflow {
	// An address of its own, for those of earlier workflows are taken.
	const path = randomUUID();
	return chain(path, [webhook(path), { name: USERS_NODE, ...source }, ...steps], {
		settings: { saveDataSuccessExecution: saving },
	});
}
