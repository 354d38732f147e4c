import type { RestSession } from '../../../scripts/n8n/rest';
import type { StoredCredential } from '../../../scripts/n8n/credentials';
import { addWorkflow, type StoredWorkflow } from '../../../scripts/n8n/workflows';
import { CREDENTIAL_TYPE } from '../../../scripts/n8n/credentials';

/** Name of the balance node in the workflows made here. */
export const BALANCE = 'JT Wallet Balance';

/** Puts a workflow into n8n: a manual trigger that gives these items, and the balance node behind it. `settings`: those of that node. */
export async function addBalanceWorkflow(
	session: RestSession,
	{ id, name }: StoredCredential,
	parameters: Readonly<Record<string, unknown>>,
	items: ReadonlyArray<Readonly<Record<string, unknown>>> = [{}],
	settings: Readonly<Record<string, unknown>> = {},
): Promise<StoredWorkflow> {
	const start = 'Start';
	return await addWorkflow(session, {
		name: 'Balances',
		nodes: [
			{
				id: 'start',
				name: start,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'balance',
				name: BALANCE,
				type: 'n8n-nodes-jt-wallet.jtWalletBalance',
				typeVersion: 1,
				position: [240, 0],
				parameters,
				...settings,
				credentials: { [CREDENTIAL_TYPE]: { id, name } },
			},
		],
		connections: { [start]: { main: [[{ node: BALANCE, type: 'main', index: 0 }]] } },
		pinData: { [start]: items.map((json) => ({ json })) },
		settings: { executionOrder: 'v1' },
	});
}
