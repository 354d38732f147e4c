import { join } from 'node:path';
import type { LabN8n } from '../lab/lab';
import { type Execution, runWorkflow, waitForExecution } from '../n8n/executions';
import { pointAtSandbox, readWorkflow } from '../n8n/importExamples';
import { addWorkflow, connectCredential, type Workflow } from '../n8n/workflows';
import { OperatorError } from '../operatorError';
import { EXAMPLES } from '../paths';

const TRIGGER = 'n8n-nodes-base.manualTrigger';

type Items = ReadonlyArray<Record<string, unknown>>;

/** What the nodes of the demo workflows put out, and the error that ended one, if one did. */
export interface DemoOutput {
	readonly users: Items;
	/** By Look Up, for each of those users. */
	readonly lookedUp: Items;
	readonly totals: Items;
	/** By Get Many with a condition: everybody below 100 baht. */
	readonly low: Items;
	/** By Get Totals, added up by branch. */
	readonly branches: Items;
	/** By n8n's Extract From File, out of the file that Export to File wrote. */
	readonly fileRows: Items;
	/** By n8n's HTTP Request node, from another endpoint. */
	readonly transactions: Items;
	readonly error: string | undefined;
}

/** Puts the demo workflows into a new n8n and runs them as its button does. */
export async function runDemoWorkflow(
	{ session, wallet }: LabN8n,
	sandboxUrl: string,
	pageSize: number,
): Promise<DemoOutput> {
	const run = async (file: string, edit: (workflow: Workflow) => Workflow) => {
		const example = pointAtSandbox(edit(readWorkflow(join(EXAMPLES, file))), sandboxUrl);
		const { id } = await addWorkflow(session, connectCredential(example, wallet));
		const started = await runWorkflow(session, id, triggerOf(example));
		return await waitForExecution(session, started);
	};
	const demo = await run('demo.json', (workflow) =>
		change(workflow, ({ name }) => name === 'JT Wallet Balance', { options: { pageSize } }),
	);
	const other = await run('other-endpoint.json', (workflow) => workflow);
	return {
		users: demo.itemsOf('JT Wallet Balance'),
		lookedUp: demo.itemsOf('Look Up'),
		totals: demo.itemsOf('Get Totals'),
		low: demo.itemsOf('Who Is Low'),
		branches: demo.itemsOf('Totals by Branch'),
		fileRows: demo.itemsOf('Rows of the File'),
		transactions: other.itemsOf('One item per row'),
		error: failureOf(demo) ?? failureOf(other),
	};
}

function failureOf({ error, status }: Execution): string | undefined {
	return error ?? (status === 'success' ? undefined : status);
}

/** The workflow with some parameters of some nodes set. */
function change(
	workflow: Workflow,
	isMeant: (node: Workflow['nodes'][number]) => boolean,
	parameters: Record<string, unknown>,
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		isMeant(node) ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
	);
	return { ...workflow, nodes };
}

function triggerOf({ name, nodes }: Workflow): string {
	const trigger = nodes.find(({ type }) => type === TRIGGER);
	if (trigger === undefined)
		throw new OperatorError(`The workflow "${name}" has no manual trigger.`);
	return trigger.name;
}
