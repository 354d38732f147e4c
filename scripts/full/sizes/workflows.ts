import { randomUUID } from 'node:crypto';
import type { Workflow } from '../../n8n/workflows';
import { chain, type Step } from '../chain';
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
	const summarize: Step = {
		name: 'Count',
		type: 'n8n-nodes-base.summarize',
		typeVersion: 1.1,
		parameters: {
			fieldsToSummarize: {
				values: [
					{ aggregation: 'count', field: 'mchUuid' },
					{ aggregation: 'countUnique', field: 'mchUuid' },
					{ aggregation: 'sum', field: 'balance' },
				],
			},
			options: {},
		},
	};
	const steps = [summarize, answer('{{ JSON.stringify($json) }}')];
	return calledAt(OURS.step(Infinity, around), steps, 'none');
}

function calledAt(source: Omit<Step, 'name'>, steps: readonly Step[], saving: Saving): Workflow {
	// An address of its own, for those of earlier workflows are taken.
	const path = randomUUID();
	const webhook: Step = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'responseNode', options: {} },
	};
	return chain(path, [webhook, { name: USERS_NODE, ...source }, ...steps], {
		saveDataSuccessExecution: saving,
	});
}

function answer(body: string): Step {
	return {
		name: 'Answer',
		type: 'n8n-nodes-base.respondToWebhook',
		typeVersion: 1.5,
		parameters: { respondWith: 'json', responseBody: `=${body}`, options: {} },
	};
}
