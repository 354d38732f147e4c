import { CREDENTIAL_TYPE } from '../demoCredential';
import { chain, type Credentials, type Step } from '../n8n/chain';
import type { StoredCredential } from '../n8n/credentials';
import type { Workflow } from '../n8n/workflows';

/** The package's nodes as n8n names them. */
export const BALANCE_TYPE = 'n8n-nodes-jt-wallet.jtWalletBalance';
export const TRIGGER_TYPE = 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger';

/** The node behind the trigger. */
export const EVENTS_NODE = 'Events';

/** The package's credential, as a node refers to it. */
export function walletCredential({ id, name }: StoredCredential): Credentials {
	return { [CREDENTIAL_TYPE]: { id, name } };
}

/** Starts the workflow when `/webhook/<path>` is called; the caller waits for the answer. */
export function webhook(path: string): Step {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'responseNode', options: {} },
	};
}

/** Counts the wallet users that come in and their different ids, and sums their balances, by n8n's own means. */
export function countUsers(name: string): Step {
	const values = [
		{ aggregation: 'count', field: 'mchUuid' },
		{ aggregation: 'countUnique', field: 'mchUuid' },
		{ aggregation: 'sum', field: 'balance' },
	];
	return {
		name,
		type: 'n8n-nodes-base.summarize',
		typeVersion: 1.1,
		parameters: { fieldsToSummarize: { values }, options: {} },
	};
}

/** Answers the call of the webhook with JSON, given as an expression. */
export function answer(body: string): Step {
	return {
		name: 'Answer',
		type: 'n8n-nodes-base.respondToWebhook',
		typeVersion: 1.5,
		parameters: { respondWith: 'json', responseBody: `=${body}`, options: {} },
	};
}

/**
 * Polls for balances that changed, once a minute, the shortest interval n8n has.
 *
 * @param second of the minute, so that nobody waits longer for a poll than needed
 */
export function watchingWorkflow(credential: StoredCredential, second = 0): Workflow {
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
