import { resolve } from 'node:path';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { Credentials, type CredentialValues } from './credentials';
import { loadPackage, NodeTypes } from './loadedPackage';
import { EVALUATE, evaluateNode, NO_OP, passOn, START, startNode, STOCK_STARTS } from './standIns';

/** The repository, which is what a run loads by default. */
export const REPOSITORY = resolve(__dirname, '../../..');

/** A workflow as n8n exports it, or as much of it as the engine needs. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** What every run can be given. */
export interface Surroundings {
	/** Credential values by credential type; attached to every node that takes that type. */
	credentials?: CredentialValues;
	/** What the start node emits; one empty item unless given. */
	input?: INodeExecutionData[];
	/** 'manual' (a run from the editor) unless given. */
	mode?: WorkflowExecuteMode;
	/**
	 * Folder with a built package: this repository unless given. An unpacked tarball has to lie below
	 * the repository, or it does not find n8n-workflow.
	 */
	packageFolder?: string;
	/** Further nodes by type, e.g. in place of stock nodes of an example workflow. */
	standIns?: Readonly<Record<string, INodeType>>;
	/** Static data of the workflow, by n8n's keys (`node:<name>`). */
	staticData?: IDataObject;
}

/** A workflow ready to be executed, and all that its execution needs. */
export interface Prepared {
	workflow: Workflow;
	credentials: Credentials;
	nodeTypes: NodeTypes;
	additionalData: IWorkflowExecuteAdditionalData;
	mode: WorkflowExecuteMode;
	packageName: string;
}

const references = (types: string[], values: CredentialValues): Pick<INode, 'credentials'> => {
	const given = types.filter((type) => type in values);
	return given.length === 0
		? {}
		: { credentials: Object.fromEntries(given.map((type) => [type, { id: type, name: type }])) };
};

/** `jtWalletBalance` becomes `n8n-nodes-jt-wallet.jtWalletBalance`; a full type stays as it is. */
const fullType = (type: string, packageName: string): string =>
	type.includes('.') ? type : `${packageName}.${type}`;

/**
 * Loads the package and builds the workflow around it. A node's type may be the short one, its
 * version 0 for the newest.
 * Rejects when the package does not load, e.g. because it was not built.
 */
export async function prepare(json: WorkflowJson, around: Surroundings): Promise<Prepared> {
	const loader = await loadPackage(around.packageFolder ?? REPOSITORY);
	const values = around.credentials ?? {};
	const mode = around.mode ?? 'manual';
	const input = around.input ?? [{ json: {} }];

	const nodeTypes = new NodeTypes(
		loader,
		new Map<string, INodeType>([
			...[START, ...STOCK_STARTS].map((type) => [type, startNode(type, input)] as const),
			[NO_OP, passOn(NO_OP)],
			[EVALUATE, evaluateNode],
			...Object.entries(around.standIns ?? {}),
		]),
	);

	const nodes = json.nodes.map((node): INode => {
		const type = fullType(node.type, loader.packageName);
		const typeVersion = node.typeVersion || nodeTypes.newestVersion(type);
		const attached = references(nodeTypes.credentialsOf(type, typeVersion), values);
		return { ...node, ...attached, type, typeVersion };
	});
	const workflow = new Workflow({
		id: 'workflow',
		name: 'Workflow',
		active: false,
		nodes,
		connections: json.connections,
		settings: { executionOrder: 'v1', ...json.settings },
		nodeTypes,
		staticData: around.staticData,
	});

	const credentials = new Credentials(loader, values);
	return {
		workflow,
		credentials,
		nodeTypes,
		additionalData: additionalDataFor(credentials, mode, nodes),
		mode,
		packageName: loader.packageName,
	};
}
