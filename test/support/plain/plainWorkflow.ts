import {
	type IDataObject,
	type IGetNodeParameterOptions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/**
 * Whether nodes are to run with as little of n8n as they need, out of this source, in place of what is built in n8n's
 * engine. So mutation testing can run the tests of the engine on code that is not built, and quickly.
 */
export const WITHOUT_ENGINE = process.env.WITHOUT_ENGINE === '1';

/** What a workflow is made of. */
interface Parts {
	readonly nodeType: INodeType;
	readonly nodes: readonly INode[];
	readonly id?: string;
	readonly staticData?: IDataObject;
}

/** A workflow of one kind of node. It fills in defaults and evaluates expressions, which n8n's engine leaves to it, too. */
export function plainWorkflow({ nodeType, nodes, id = 'workflow', staticData }: Parts): Workflow {
	return new Workflow({
		id,
		name: 'Workflow',
		active: true,
		nodes: nodes.map((node) => ({ ...node })),
		connections: {},
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
		staticData,
	});
}

/** Gives a parameter of a node for an item, as n8n's contexts do. */
export function parametersOf(
	workflow: Workflow,
	{ name: nodeName, parameters }: INode,
	mode: WorkflowExecuteMode,
	input: INodeExecutionData[] = [],
) {
	return (
		name: string,
		itemIndex: number,
		fallback?: unknown,
		options?: IGetNodeParameterOptions,
	): unknown => {
		const entered = parameters[name] ?? fallback;
		if (entered === undefined) throw new Error(`Could not get parameter "${name}"`);
		if (options?.rawExpressions === true || !isParameter(entered)) return entered;
		return valueOf(workflow, nodeName, entered, itemIndex, mode, input);
	};
}

/** What an entered value comes to for an item. */
export function valueOf(
	{ expression }: Workflow,
	nodeName: string,
	entered: INodeParameters[string],
	itemIndex: number,
	mode: WorkflowExecuteMode,
	input: INodeExecutionData[],
): unknown {
	return expression.getParameterValue(entered, null, 0, itemIndex, nodeName, input, mode, {});
}

function isParameter(value: unknown): value is INodeParameters[string] {
	return value !== undefined && typeof value !== 'function';
}
