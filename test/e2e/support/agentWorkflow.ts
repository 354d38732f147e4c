import {
	CREDENTIAL_TYPE,
	putCredential,
	type StoredCredential,
} from '../../../scripts/n8n/credentials';
import { runWorkflow, waitForExecution, type Execution } from '../../../scripts/n8n/executions';
import type { RestSession } from '../../../scripts/n8n/rest';
import { addWorkflow, type Workflow } from '../../../scripts/n8n/workflows';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const START = 'Start';
const AGENT = 'AI Agent';
const MODEL = 'OpenAI Chat Model';
const TOOL = 'JT Wallet Balance';

/** The arguments that the model may fill in, as an operator offers them by expressions. */
const TOOL_PARAMETERS = {
	limit: "={{ $fromAI('Limit', 'How many wallet users at most', 'number') }}",
	filters: {
		KYCStatus:
			"={{ $fromAI('KYC_Status', 'States of the identity check, separated by commas', 'string') }}",
		userStatus:
			"={{ $fromAI('User_Status', 'States of the user, separated by commas', 'string') }}",
	},
};

/**
 * Runs n8n's own AI Agent with its OpenAI chat model at `modelUrl` and the balance node as its tool.
 * Gives the execution, and the agent's last words.
 */
export async function runAgent(
	session: RestSession,
	credential: StoredCredential,
	modelUrl: string,
): Promise<{ execution: Execution; output: unknown }> {
	const data = { apiKey: 'none', url: modelUrl };
	const openAi = await putCredential(session, { name: 'Stub model', type: 'openAiApi', data });
	const workflow = await addWorkflow(session, agentWorkflow(credential, openAi));
	const id = await runWorkflow(session, workflow.id, START);
	const execution = await waitForExecution(session, id, 120_000);
	return { execution, output: execution.itemsOf(AGENT)[0]?.output };
}

function agentWorkflow(wallet: StoredCredential, openAi: StoredCredential): Workflow {
	const nodes: Workflow['nodes'] = [
		{ name: START, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: AGENT,
			type: `${LANGCHAIN}.agent`,
			typeVersion: 3.1,
			parameters: { promptType: 'define', text: 'Whose KYC was rejected?', options: {} },
		},
		{
			name: MODEL,
			type: `${LANGCHAIN}.lmChatOpenAi`,
			typeVersion: 1.3,
			parameters: {
				model: { __rl: true, mode: 'id', value: 'stub' },
				responsesApiEnabled: false,
				options: {},
			},
			credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
		},
		{
			name: TOOL,
			type: 'n8n-nodes-jt-wallet.jtWalletBalanceTool',
			typeVersion: 1,
			parameters: TOOL_PARAMETERS,
			credentials: { [CREDENTIAL_TYPE]: { id: wallet.id, name: wallet.name } },
		},
	];
	return {
		name: 'An agent asks for balances',
		nodes: nodes.map((node, index) => ({
			...node,
			id: `node-${index}`,
			position: [240 * index, 0],
		})),
		connections: {
			[START]: { main: [[{ node: AGENT, type: 'main', index: 0 }]] },
			[MODEL]: { ai_languageModel: [[{ node: AGENT, type: 'ai_languageModel', index: 0 }]] },
			[TOOL]: { ai_tool: [[{ node: AGENT, type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
