import { chain } from '../../n8n/chain';
import type { StoredCredential } from '../../n8n/credentials';
import type { Workflow } from '../../n8n/workflows';
import { answer, BALANCE_TYPE, countUsers, walletCredential, webhook } from '../steps';
import { BALANCE_SUM, DISTINCT_IDS, USERS } from './report';

/** Rows per request: small enough that a reading has several requests, and a dying worker may die between two. */
export const PAGE_SIZE = 2_500;

/** The node that counts. */
export const COUNT_NODE = 'Count';

/**
 * Reads every wallet user when its address, `/webhook/<path>`, is called, counts them by n8n's own means and answers
 * the call with the counts.
 *
 * @param errorWorkflow id of the workflow that is started when an execution fails
 */
export function countingWorkflow(
	path: string,
	credential: StoredCredential,
	errorWorkflow?: string,
): Workflow {
	const counts = [USERS, DISTINCT_IDS, BALANCE_SUM].map((name) => `${name}: $json.${name}`);
	const steps = [
		webhook(path),
		{
			name: 'JT Wallet Balance',
			type: BALANCE_TYPE,
			typeVersion: 1,
			parameters: { operation: 'getAll', returnAll: true, options: { pageSize: PAGE_SIZE } },
			credentials: walletCredential(credential),
		},
		countUsers(COUNT_NODE),
		answer(`{{ JSON.stringify({ executionId: $execution.id, ${counts.join(', ')} }) }}`),
	];
	return chain(`Count ${path}`, steps, { settings: { errorWorkflow } });
}

/** Is started for each execution that failed. */
export function errorWorkflow(): Workflow {
	const parameters = {};
	return chain('Failures', [
		{ name: 'Error', type: 'n8n-nodes-base.errorTrigger', typeVersion: 1, parameters },
		{ name: 'Noted', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters },
	]);
}
