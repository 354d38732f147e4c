import { CREDENTIAL_TYPE } from '../../demoCredential';
import type { StoredCredential } from '../../n8n/credentials';
import type { Workflow } from '../../n8n/workflows';
import { BALANCE_SUM, DISTINCT_IDS, USERS } from './report';

/** Rows per request: small enough that a reading has several requests, and a dying worker may die between two. */
export const PAGE_SIZE = 2_500;

/** The node that counts. */
export const COUNT_NODE = 'Count';
/** The node behind the trigger. */
export const EVENTS_NODE = 'Events';

/** A node of a workflow: what differs from node to node. */
interface Step {
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: Record<string, unknown>;
	readonly webhookId?: string;
	readonly credentials?: Record<string, { readonly id: string; readonly name: string }>;
}

/**
 * Reads every wallet user when its address, `/webhook/<path>`, is called, counts them by n8n's own means and answers
 * the call with the counts.
 *
 * @param errorWorkflow id of the workflow that is started when an execution fails
 */
export function countingWorkflow(
	path: string,
	{ id, name }: StoredCredential,
	errorWorkflow?: string,
): Workflow {
	const workflow = chain(`Count ${path}`, [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'responseNode', options: {} },
		},
		{
			name: 'JT Wallet Balance',
			type: 'n8n-nodes-jt-wallet.jtWalletBalance',
			typeVersion: 1,
			parameters: { operation: 'getAll', returnAll: true, options: { pageSize: PAGE_SIZE } },
			credentials: { [CREDENTIAL_TYPE]: { id, name } },
		},
		{
			name: COUNT_NODE,
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
		},
		{
			name: 'Answer',
			type: 'n8n-nodes-base.respondToWebhook',
			typeVersion: 1.5,
			parameters: {
				respondWith: 'json',
				responseBody: `={{ JSON.stringify({ executionId: $execution.id, ${USERS}: $json.${USERS}, ${DISTINCT_IDS}: $json.${DISTINCT_IDS}, ${BALANCE_SUM}: $json.${BALANCE_SUM} }) }}`,
				options: {},
			},
		},
	]);
	return { ...workflow, settings: { ...workflow.settings, errorWorkflow } };
}

/** Is started for each execution that failed. */
export function errorWorkflow(): Workflow {
	const parameters = {};
	return chain('Failures', [
		{ name: 'Error', type: 'n8n-nodes-base.errorTrigger', typeVersion: 1, parameters },
		{ name: 'Noted', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters },
	]);
}

/** Polls once a minute for balances that changed, the shortest interval n8n has. */
export function watchingWorkflow({ id, name }: StoredCredential): Workflow {
	return chain('Watch', [
		{
			name: 'Trigger',
			type: 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger',
			typeVersion: 1,
			parameters: {
				pollTimes: { item: [{ mode: 'custom', cronExpression: '* * * * *' }] },
				events: ['balanceChanged'],
			},
			credentials: { [CREDENTIAL_TYPE]: { id, name } },
		},
		{ name: EVENTS_NODE, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
}

function chain(name: string, steps: readonly Step[]): Workflow {
	const nodes = steps.map((step, place) => ({
		...step,
		id: String(place),
		position: [220 * place, 0],
	}));
	const connections = steps.slice(1).map(({ name: to }, place) => {
		const from = steps[place]?.name ?? '';
		return [from, { main: [[{ node: to, type: 'main', index: 0 }]] }];
	});
	return {
		name,
		nodes,
		connections: Object.fromEntries(connections),
		settings: { executionOrder: 'v1' },
	};
}
