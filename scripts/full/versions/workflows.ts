import { CREDENTIAL_TYPE } from '../../demoCredential';
import type { StoredCredential } from '../../n8n/credentials';
import type { Workflow } from '../../n8n/workflows';
import { chain, type Credentials } from '../chain';

/** The package's nodes as n8n names them. */
export const BALANCE_TYPE = 'n8n-nodes-jt-wallet.jtWalletBalance';
export const TRIGGER_TYPE = 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger';

/** The node that a reading starts from. */
export const START_NODE = 'Start';
/** The node that puts out every wallet user. */
export const USERS_NODE = 'JT Wallet Balance';
/** The node behind the trigger. */
export const EVENTS_NODE = 'Events';

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

/**
 * Polls for balances that changed, once a minute.
 *
 * @param second of the minute, so that nobody waits longer for a poll than needed
 */
export function watchingWorkflow(credential: StoredCredential, second: number): Workflow {
	return chain('Watch', [
		{
			name: 'Trigger',
			type: TRIGGER_TYPE,
			typeVersion: 1,
			parameters: {
				pollTimes: { item: [{ mode: 'custom', cronExpression: `${second} * * * * *` }] },
				events: ['balanceChanged'],
			},
			credentials: walletCredential(credential),
		},
		{ name: EVENTS_NODE, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
}

/** The package's credential, as a node refers to it. */
export function walletCredential({ id, name }: StoredCredential): Credentials {
	return { [CREDENTIAL_TYPE]: { id, name } };
}
