/** A poll of the built trigger in n8n's engine. */
import { PollContext } from 'n8n-core';
import { deepCopy } from 'n8n-workflow';
import type { PollOptions, PollResult } from './pollNode';
import { prepare } from './prepare';

const NODE = 'Trigger';
const DEFAULT_BUDGET_MS = 36_000;

/** As `pollNode`. */
export async function pollInEngine(options: PollOptions): Promise<PollResult> {
	const {
		nodeType,
		typeVersion = 0,
		parameters,
		mode = 'trigger',
		nodeId = 'node',
		...around
	} = options;
	const { workflow, additionalData } = await prepare(
		{
			nodes: [
				{ id: nodeId, name: NODE, type: nodeType, typeVersion, position: [0, 0], parameters },
			],
			connections: {},
		},
		{ credentials: around.credentials, packageFolder: around.packageFolder, mode },
	);
	const node = workflow.getNode(NODE);
	if (node === null) throw new Error('The workflow lost its only node');
	const poll = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion).poll;
	if (poll === undefined) throw new Error(`"${node.type}" is not a polling trigger`);

	const state = deepCopy(around.state ?? {});
	const context = new PollContext(
		workflow,
		node,
		additionalData,
		mode,
		mode === 'manual' ? 'manual' : 'activate',
		undefined,
		undefined,
		undefined,
		undefined,
		() => state,
		() => around.budgetMs ?? DEFAULT_BUDGET_MS,
	);
	const items = await poll.call(context);
	return {
		items: items?.[0] ?? null,
		state,
		stored: items === null ? (around.state ?? {}) : state,
	};
}
