import { join } from 'node:path';
import { z } from 'zod';
import { CREDENTIAL_TYPE, putCredential } from '../../scripts/n8n/credentials';
import { runWorkflow, waitForExecution } from '../../scripts/n8n/executions';
import { readWorkflow } from '../../scripts/n8n/importExamples';
import { addWorkflow, connectCredential, type Workflow } from '../../scripts/n8n/workflows';
import { EXAMPLES } from '../../scripts/paths';
import { startStubModel, toolAnswers, type Turn } from './support/stubModel';
import { expect, test } from './support/test';

const FILE = join(EXAMPLES, 'ask-an-agent-about-balances.json');
const EXAMPLE = readWorkflow(FILE);
const CHAT = 'When chat message received';
const MODEL = 'OpenAI Chat Model';

/** What a model fills in that looks for low balances of users without an approved identity check. */
const LOW = { Balance_Below: '500', KYC_Status: 'Rejected, Pending' };

/** Each tool, what a model may fill in for it, and the filters that this means. */
const TOOLS: ReadonlyArray<{
	readonly tool: string;
	readonly choice: Turn;
	readonly filters: Readonly<Record<string, string>>;
	/** The balance that users have to be below, in satang. */
	readonly below: number;
}> = [
	{
		tool: 'Find wallet users',
		choice: { Limit: 500, ...LOW, Balance_At_Least: '', User_Status: '', User_IDs: '' },
		filters: { KYCStatus: 'Rejected,Pending' },
		below: 50_000,
	},
	{
		tool: 'Count and sum wallet users',
		choice: { ...LOW, User_Status: 'Active' },
		filters: { KYCStatus: 'Rejected,Pending', userStatus: 'Active' },
		below: 50_000,
	},
];

for (const { tool, choice, filters, below } of TOOLS) {
	test(`the example's agent uses "${tool}"`, async ({ credential, sandbox, session }) => {
		const model = await startStubModel([choice, 'Done.']);
		const data = { apiKey: 'none', url: model.url };
		const openAi = await putCredential(session, { name: MODEL, type: 'openAiApi', data });
		try {
			const ours = connectCredential(withOnly(tool), { [CREDENTIAL_TYPE]: credential });
			const { id } = await addWorkflow(session, withModel(ours, openAi.id));
			const execution = await waitForExecution(session, await runWorkflow(session, id, CHAT));
			expect(execution.error).toBeUndefined();
			expect(execution.itemsOf('AI Agent')[0]?.output).toBe('Done.');

			const [answer = ''] = toolAnswers(model);
			const users = (await sandbox.users(filters)).filter(({ balance }) => balance < below);
			expect(users.length).toBeGreaterThan(1);
			if (tool.startsWith('Count')) {
				expect(answer).toContain(`"users":${users.length},`);
			} else {
				expect(answer.match(/"mchUuid"/g)).toHaveLength(users.length);
				for (const { mchUuid } of users) expect(answer).toContain(mchUuid);
			}
			expect((await sandbox.requests()).every((request) => request.signatureVerified)).toBe(true);
		} finally {
			await session.call('DELETE', `/credentials/${openAi.id}`, z.unknown());
			await model.close();
		}
	});
}

test("the example's tools can be tried in the editor", async ({ credential, editor, page }) => {
	await editor.openNew();
	await editor.importFile(FILE);
	for (const { tool } of TOOLS) {
		await test.step(tool, async () => {
			const node = await editor.openNode(tool);
			await node.chooseCredential(credential.name);
			await node.execute();
			const filledIn = page.getByTestId('from-ai-parameters-modal-inputs');
			const dialog = page.locator('.el-dialog').filter({ has: filledIn });
			await dialog.getByTestId('execute-workflow-button').click();
			await expect(node.output).toContainText(
				tool.startsWith('Count') ? 'totalBalance' : 'mchUuid',
			);
			await expect(node.error).toBeHidden();
			await node.close();
		});
	}
});

/** The example with one of its tools alone, so that it is clear which one the model calls. */
function withOnly(tool: string): Workflow {
	const isKept = ({ name, type }: Workflow['nodes'][number]) =>
		name === tool || !type.endsWith('.jtWalletBalanceTool');
	const nodes = EXAMPLE.nodes.filter(isKept);
	const names = new Set(nodes.map(({ name }) => name));
	const connections = Object.fromEntries(
		Object.entries(EXAMPLE.connections).filter(([name]) => names.has(name)),
	);
	return { ...EXAMPLE, nodes, connections };
}

/** The example with its model played by the stub, and with a message in its chat. */
function withModel(workflow: Workflow, credentialId: string): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.name === MODEL
			? {
					...node,
					parameters: { ...node.parameters, responsesApiEnabled: false },
					credentials: { openAiApi: { id: credentialId, name: MODEL } },
				}
			: node,
	);
	const message = { json: { sessionId: 'test', action: 'sendMessage', chatInput: 'Who is it?' } };
	return { ...workflow, nodes, pinData: { [CHAT]: [message] } };
}
