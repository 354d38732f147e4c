import type { IDataObject, IPollFunctions } from 'n8n-workflow';

/** How n8n names the place of a node's data among a workflow's. */
const NODE_PREFIX = 'node:';

/** Where a trigger's state is, and what is in the way. */
export interface Place {
	/** What n8n stores under the node's name: the state is written there. */
	readonly state: IDataObject;
	/** The newest state of this node, which may be under an earlier name. */
	readonly newest: IDataObject;
	/** Removes what this node left under earlier names. To be called once the state is written. */
	tidy(): void;
}

/**
 * Finds the state of a trigger. n8n keeps a node's data under its name, so that of a node that was renamed is under
 * its old name: it is known by the node's ID, which stands in it.
 */
export function placeOf(context: IPollFunctions): Place {
	const state = context.getWorkflowStaticData('node');
	const { id, name } = context.getNode();
	const all = allData(context);
	const earlier = Object.entries(all).filter(
		([key, data]) =>
			key.startsWith(NODE_PREFIX) &&
			key !== `${NODE_PREFIX}${name}` &&
			isRecord(data) &&
			data.node === id,
	);
	const states = earlier.flatMap(([, data]) => (isRecord(data) ? [data] : []));
	const own = state.node === id ? [state] : [];
	const [newest = state] = [...own, ...states].sort((a, b) => Number(b.at) - Number(a.at));
	return {
		state,
		newest,
		tidy: () => {
			for (const [key] of earlier) delete all[key];
		},
	};
}

/** The data of all nodes of the workflow, where this n8n lets a node see it. */
function allData(context: object): IDataObject {
	const workflow = 'workflow' in context ? context.workflow : undefined;
	const data = isRecord(workflow) ? workflow.staticData : undefined;
	return isRecord(data) ? data : {};
}

function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
