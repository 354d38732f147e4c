import { join } from 'node:path';
import type { SandboxCredentials } from '../../sandbox/server';
import { CREDENTIAL_TYPE, sandboxCredential } from '../demoCredential';
import { putCredential } from '../n8n/credentials';
import { runWorkflow, waitForExecution } from '../n8n/executions';
import { readWorkflow } from '../n8n/importExamples';
import { logIn } from '../n8n/login';
import { addWorkflow, connectCredential, type Workflow } from '../n8n/workflows';
import { OperatorError } from '../operatorError';
import { EXAMPLES } from '../paths';

const TRIGGER = 'n8n-nodes-base.manualTrigger';
const BALANCE = 'n8n-nodes-jt-wallet.jtWalletBalance';

/** What the workflow's balance node put out, and the error that ended it, if one did. */
export interface DemoOutput {
	readonly items: ReadonlyArray<Record<string, unknown>>;
	readonly error: string | undefined;
}

/** Puts the demo workflow into a new n8n and runs it as its button does. */
export async function runDemoWorkflow(
	url: string,
	credentials: SandboxCredentials,
	pageSize: number,
): Promise<DemoOutput> {
	const session = await logIn(url);
	if (session === undefined) throw new OperatorError('n8n refused the login that was just made.');
	const credential = await putCredential(session, sandboxCredential(credentials));
	const example = readWorkflow(join(EXAMPLES, 'demo.json'));
	const workflow = connectCredential(withPageSize(example, pageSize), CREDENTIAL_TYPE, credential);
	const { id } = await addWorkflow(session, workflow);
	const executionId = await runWorkflow(session, id, nodeNamed(workflow, TRIGGER));
	const execution = await waitForExecution(session, executionId);
	const error = execution.error ?? (execution.status === 'success' ? undefined : execution.status);
	return { items: execution.itemsOf(nodeNamed(workflow, BALANCE)), error };
}

function withPageSize(workflow: Workflow, pageSize: number): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type === BALANCE
			? { ...node, parameters: { ...node.parameters, options: { pageSize } } }
			: node,
	);
	return { ...workflow, nodes };
}

function nodeNamed(workflow: Workflow, type: string): string {
	const node = workflow.nodes.find((candidate) => candidate.type === type);
	if (node === undefined) throw new OperatorError(`The demo workflow has no node of type ${type}.`);
	return node.name;
}
