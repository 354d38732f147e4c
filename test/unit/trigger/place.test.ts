/** Where a trigger's state is: n8n keeps it under the node's name, whatever becomes of the name. */
import type { IDataObject } from 'n8n-workflow';
import { placeOf } from '../../../nodes/JtWalletBalanceTrigger/memory/place';
import { plainContext } from '../../support/trigger/plainContext';

/** The nodes of a workflow, by ID. */
type Names = Readonly<Record<string, string>>;

/** The place of a node, and what n8n keeps of the workflow's nodes. */
function placeIn(staticData: IDataObject, nodeId: string, nodes: Names) {
	const name = nodes[nodeId] ?? '';
	const state = staticData[`node:${name}`] ?? {};
	staticData[`node:${name}`] = state;
	const context = plainContext({
		parameters: {},
		credential: {},
		sign: async (options) => options,
		state: Object(state),
		staticData,
		nodeId,
		name,
		nodes,
	});
	return placeOf(context);
}

const of = (node: string, at: number) => ({ node, at, listed: `${node} at ${at}` });

describe('the newest state', () => {
	it('is empty where there is none', () => {
		expect(placeIn({}, 'a', { a: 'A' }).newest).toEqual({});
	});

	it("is the one under the node's name", () => {
		expect(placeIn({ 'node:A': of('a', 1) }, 'a', { a: 'A' }).newest).toEqual(of('a', 1));
	});

	it('is the one of this node, under whatever name it is', () => {
		const data = { 'node:Old': of('a', 1), 'node:B': of('b', 9), 'node:A': {} };
		expect(placeIn(data, 'a', { a: 'A', b: 'B' }).newest).toEqual(of('a', 1));
	});

	it.each([
		[1, 2],
		[3, 2],
		[10, 9],
	])('is the later one of two: %d or %d', (now, earlier) => {
		const data = { 'node:A': of('a', now), 'node:Old': of('a', earlier) };
		expect(placeIn(data, 'a', { a: 'A' }).newest.at).toBe(Math.max(now, earlier));
	});

	it('is that of a node that is there no more, whose name this one has', () => {
		expect(placeIn({ 'node:A': of('gone', 1) }, 'a', { a: 'A' }).newest).toEqual(of('gone', 1));
	});

	it('is not that of a node that has only been renamed', () => {
		const nodes = { a: 'A', b: 'B' };
		expect(placeIn({ 'node:A': of('b', 1) }, 'a', nodes).newest).toEqual({});
	});

	it('is its own rather than that of a node that is there no more', () => {
		const data = { 'node:A': of('gone', 9), 'node:Old': of('a', 1) };
		expect(placeIn(data, 'a', { a: 'A' }).newest).toEqual(of('a', 1));
	});

	it('is found among what is no state', () => {
		const data = { global: of('a', 9), 'node:X': 'text', 'node:Y': [1], 'node:Z': null };
		const odd: IDataObject = JSON.parse(JSON.stringify(data));
		expect(placeIn(odd, 'a', { a: 'A' }).newest).toEqual({});
	});
});

describe('once the state is written', () => {
	const written = (data: IDataObject, nodes: Names) => {
		const place = placeIn(data, 'a', nodes);
		Object.assign(place.state, of('a', 100));
		place.tidy();
		return data;
	};

	it('nothing of the node is left under earlier names, and nothing else is touched', () => {
		const data = { global: { a: 1 }, 'node:Old': of('a', 1), 'node:B': of('b', 9) };
		expect(written(data, { a: 'A', b: 'B' })).toEqual({
			global: { a: 1 },
			'node:B': of('b', 9),
			'node:A': of('a', 100),
		});
	});

	it('the state of a renamed node is where that looks for it', () => {
		const data = { 'node:A': of('b', 7) };
		expect(written(data, { a: 'A', b: 'B' })).toEqual({
			'node:A': of('a', 100),
			'node:B': of('b', 7),
		});
	});

	it.each([
		['older', 6, 7],
		['newer', 8, 8],
	])('unless what is there of it is not %s', (_, there, kept) => {
		const data = { 'node:A': of('b', 7), 'node:B': of('b', there) };
		expect(written(data, { a: 'A', b: 'B' })['node:B']).toEqual(of('b', kept));
	});

	it('two nodes that changed names have both kept theirs', () => {
		const data = { 'node:A': of('b', 7), 'node:B': of('a', 8) };
		expect(written(data, { a: 'A', b: 'B' })).toEqual({
			'node:A': of('a', 100),
			'node:B': of('b', 7),
		});
	});

	it('nothing is put back of a node that is there no more', () => {
		expect(written({ 'node:A': of('gone', 7) }, { a: 'A' })).toEqual({ 'node:A': of('a', 100) });
	});
});

it('an n8n that shows a node nothing of its workflow is enough', () => {
	const state = of('a', 1);
	const context = plainContext({
		parameters: {},
		credential: {},
		sign: async (options) => options,
		state,
		nodeId: 'a',
	});
	Object.assign(context, { workflow: undefined });
	const place = placeOf(context);
	expect(place.newest).toEqual(state);
	expect(() => place.tidy()).not.toThrow();
});
