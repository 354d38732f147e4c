import { CREDENTIAL_TYPE } from '../../scripts/demoCredential';
import { runWorkflow, waitForExecution } from '../../scripts/n8n/executions';
import { addWorkflow } from '../../scripts/n8n/workflows';
import { expect, test } from './support/test';

const START = 'Start';
const EXPORT = 'Export';
const OPENED = 'Opened Again';

test('a file of Export to File is opened again by Extract From File, user by user', async ({
	session,
	credential,
	sandbox,
}) => {
	const { id } = await addWorkflow(session, {
		name: 'Balances as a file',
		nodes: [
			{
				id: 'start',
				name: START,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'export',
				name: EXPORT,
				type: 'n8n-nodes-jt-wallet.jtWalletBalance',
				typeVersion: 1,
				position: [240, 0],
				parameters: { operation: 'export', filters: { KYCStatus: ['Pending', 'Rejected'] } },
				credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
			},
			{
				id: 'opened',
				name: OPENED,
				type: 'n8n-nodes-base.extractFromFile',
				typeVersion: 1,
				position: [480, 0],
				parameters: { operation: 'csv', options: {} },
			},
		],
		connections: {
			[START]: { main: [[{ node: EXPORT, type: 'main', index: 0 }]] },
			[EXPORT]: { main: [[{ node: OPENED, type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});
	const execution = await waitForExecution(session, await runWorkflow(session, id, START));
	expect(execution.error).toBeUndefined();
	const users = await sandbox.users({ KYCStatus: 'Pending,Rejected' });
	expect(execution.itemsOf(EXPORT)).toMatchObject([{ format: 'csv', users: users.length }]);
	const told = ({ mchUuid, balance }: { mchUuid?: unknown; balance?: unknown }) =>
		`${String(mchUuid)} ${String(balance)}`;
	expect(execution.itemsOf(OPENED).map(told)).toEqual(users.map(told));
});
