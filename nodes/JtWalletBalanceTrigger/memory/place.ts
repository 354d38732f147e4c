import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { isRecord } from '../../shared/record';
import { checkOf } from './question';

/** How n8n names the place of a node's data among a workflow's. */
const NODE_PREFIX = 'node:';

/** Where a trigger's state is, and what is in the way. */
export interface Place {
	/** What n8n stores under the node's name: the state is written there. */
	readonly state: IDataObject;
	/** The newest state that is this node's to take up, which may be under an earlier name; empty where there is none. */
	readonly newest: IDataObject;
	/** Leaves nothing of this node under earlier names, and no other node without its state. To be called once the state is written. */
	tidy(): void;
}

/**
 * Finds the state of a trigger. n8n keeps a node's data under its name, so that of a node that was renamed is under
 * its old name: it is known by the node's ID, which stands in it. Under the name of a new node there may be what a
 * renamed one has not fetched yet: that is put where the other node looks for it.
 */
export function placeOf(context: IPollFunctions): Place {
	const state = context.getWorkflowStaticData('node');
	const { id, name } = context.getNode();
	const all = recordIn(workflowOf(context), 'staticData');
	const earlier = Object.entries(all).flatMap(([key, data]) =>
		key.startsWith(NODE_PREFIX) && key !== keyOf(name) && isRecord(data) && data.node === id
			? [{ key, data }]
			: [],
	);
	const other = state.node === id ? undefined : nodeOf(context, state.node);
	const own = [...(other === undefined ? [state] : []), ...earlier.map(({ data }) => data)];
	const [newest = {}] = own
		.filter(({ node }) => earlier.length === 0 || node === id)
		.sort((one, another) => Number(another.at) - Number(one.at));
	const kept = { ...state };
	return {
		state,
		newest,
		tidy: () => {
			for (const { key } of earlier) delete all[key];
			if (other !== undefined && isNewer(kept, all[keyOf(other)])) all[keyOf(other)] = kept;
		},
	};
}

/** A check of the workflow's nodes: the same text means that nothing about them was changed. */
export function nodesOf(context: IPollFunctions): string {
	return checkOf(JSON.stringify(recordIn(workflowOf(context), 'nodes')));
}

/** The name of the node of the workflow that has an ID, where there is one. */
function nodeOf(context: IPollFunctions, id: unknown): string | undefined {
	const nodes = Object.values(recordIn(workflowOf(context), 'nodes'));
	const name = nodes.map(asRecord).find((node) => node.id === id)?.name;
	return typeof name === 'string' ? name : undefined;
}

/** The workflow as this n8n lets a node see it. */
function workflowOf(context: object): unknown {
	return 'workflow' in context ? context.workflow : undefined;
}

function isNewer(data: IDataObject, than: unknown): boolean {
	const { node, at } = asRecord(than);
	return node !== data.node || Number(data.at) > Number(at);
}

function keyOf(name: string): string {
	return `${NODE_PREFIX}${name}`;
}

function recordIn(container: unknown, name: string): IDataObject {
	return asRecord(asRecord(container)[name]);
}

function asRecord(value: unknown): IDataObject {
	return isRecord(value) ? value : {};
}
