import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	ICredentialsHelper,
	INode,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** Nothing listens there; n8n only builds addresses from it. */
const BASE = 'http://localhost:5678/';

const unused = async (): Promise<never> => {
	throw new Error('The engine harness runs one workflow, without sub-workflows and task runners');
};

/** What n8n's server hands to its engine for one execution. */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
	mode: WorkflowExecuteMode,
	nodes: INode[],
): IWorkflowExecuteAdditionalData {
	const now = new Date();
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks(mode, 'execution', {
			id: 'workflow',
			name: 'Workflow',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: now,
			updatedAt: now,
			nodes,
			connections: {},
		}),
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		externalSecretsProxy: new ExternalSecretsProxy(),
		variables: {},
		restApiUrl: `${BASE}rest`,
		instanceBaseUrl: BASE,
		formBaseUrl: `${BASE}form`,
		formWaitingBaseUrl: `${BASE}form-waiting`,
		formTestBaseUrl: `${BASE}form-test`,
		webhookBaseUrl: `${BASE}webhook`,
		webhookWaitingBaseUrl: `${BASE}webhook-waiting`,
		webhookTestBaseUrl: `${BASE}webhook-test`,
		mcpBaseUrl: `${BASE}mcp`,
		mcpTestBaseUrl: `${BASE}mcp-test`,
		logAiEvent: () => {},
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		executeWorkflow: unused,
		startRunnerTask: unused,
	};
}
