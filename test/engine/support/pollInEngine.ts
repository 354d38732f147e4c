/** A poll of the built trigger in n8n's engine. */
import { PollContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';
import { prepare, type Surroundings } from './prepare';

/** One poll of a trigger node. */
export interface PollOptions extends Pick<Surroundings, 'credentials' | 'packageFolder'> {
	/** Short or full type. */
	nodeType: string;
	typeVersion?: number;
	parameters: INodeParameters;
	/** What the trigger had stored after its last poll; nothing unless given. */
	state?: IDataObject;
	/** ID of the node; the same one unless given. */
	nodeId?: string;
	/** 'trigger' (an active workflow) unless given; 'manual' is Fetch Test Event in the editor. */
	mode?: 'trigger' | 'manual';
	/** Milliseconds that n8n gives a poll; its default unless given. */
	budgetMs?: number;
}

/** What the poll brought. */
export interface PollResult {
	/** Items for the workflow, or null when nothing starts. */
	items: INodeExecutionData[] | null;
	/**
	 * What the trigger stores once n8n has taken the items over. When that fails, n8n keeps the old
	 * state: to play this, give the old one to the next poll.
	 */
	state: IDataObject;
	/**
	 * The state that n8n has in its database after this poll, with its own settings: after a poll that starts nothing
	 * it is still the old one, and a restart of n8n goes on from there. An empty list of items makes n8n store, too.
	 */
	stored: IDataObject;
}

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
