import { chain } from '../../n8n/chain';
import type { StoredCredential } from '../../n8n/credentials';
import type { Workflow } from '../../n8n/workflows';
import { BALANCE_TYPE, walletCredential } from '../steps';

/** The node that a reading starts from. */
export const START_NODE = 'Start';
/** The node that puts out every wallet user. */
export const USERS_NODE = 'JT Wallet Balance';

/** Reads every wallet user, several pages of them. */
export function readingWorkflow(credential: StoredCredential): Workflow {
	return chain('Read', [
		{ name: START_NODE, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: USERS_NODE,
			type: BALANCE_TYPE,
			typeVersion: 1,
			parameters: { operation: 'getAll', returnAll: true, options: { pageSize: 5_000 } },
			credentials: walletCredential(credential),
		},
	]);
}
