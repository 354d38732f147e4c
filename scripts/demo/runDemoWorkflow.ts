import { join } from 'node:path';
import type { LabN8n } from '../lab/lab';
import { runWorkflow, waitForExecution } from '../n8n/executions';
import { pointAtSandbox, readWorkflow } from '../n8n/importExamples';
import { addWorkflow, connectCredential } from '../n8n/workflows';
import { EXAMPLES } from '../paths';

/** What the nodes of the demo workflows put out, and the error that ended one, if one did. */
export type DemoOutput = Awaited<ReturnType<typeof runDemoWorkflow>>;

/** Puts the demo workflows into a new n8n and runs them as its button does. */
export async function runDemoWorkflow(
	{ session, wallet }: LabN8n,
	sandboxUrl: string,
	pageSize: number,
) {
	const run = async (file: string) => {
		const example = pointAtSandbox(readWorkflow(join(EXAMPLES, file)), sandboxUrl);
		const reading = example.nodes.find(({ name }) => name === 'JT Wallet Balance');
		if (reading !== undefined) reading.parameters.options = { pageSize };
		const { id } = await addWorkflow(session, connectCredential(example, wallet));
		const trigger = example.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
		return await waitForExecution(session, await runWorkflow(session, id, trigger?.name ?? ''));
	};
	const demo = await run('demo.json');
	const other = await run('other-endpoint.json');
	const failed = [demo, other].find(
		({ error, status }) => error !== undefined || status !== 'success',
	);
	return {
		users: demo.itemsOf('JT Wallet Balance'),
		/** By Look Up, for each of those users. */
		lookedUp: demo.itemsOf('Look Up'),
		totals: demo.itemsOf('Get Totals'),
		/** By Get Many with a condition: everybody below 100 baht. */
		low: demo.itemsOf('Who Is Low'),
		/** By Get Totals, added up by branch. */
		branches: demo.itemsOf('Totals by Branch'),
		/** By n8n's Extract From File, out of the file that Export to File wrote. */
		fileRows: demo.itemsOf('Rows of the File'),
		/** By n8n's HTTP Request node, from another endpoint. */
		transactions: other.itemsOf('One item per row'),
		error: failed && (failed.error ?? failed.status),
	};
}
