import { longestStretch } from '../../bench/engine/cpuProfile';

const frame = (functionName: string, url: string) => ({
	functionName,
	url,
	scriptId: '0',
	lineNumber: 0,
	columnNumber: 0,
});

/** 1 is the root; 2 ours, which calls 3 of another's; 4 another's; 5 the collector. */
const NODES = [
	{ id: 1, callFrame: frame('(root)', ''), children: [2, 4, 5] },
	{ id: 2, callFrame: frame('readPage', '/package/dist/page.js'), children: [3] },
	{ id: 3, callFrame: frame('parse', 'node:json') },
	{ id: 4, callFrame: frame('store', '/n8n/store.js') },
	{ id: 5, callFrame: frame('(garbage collector)', '') },
];

/** A sample every 10 ms. */
const profileOf = (...samples: number[]) => ({
	nodes: NODES,
	startTime: 0,
	endTime: 0,
	samples,
	timeDeltas: samples.map(() => 10_000),
});

const longest = (samples: number[], turns: number[]) =>
	longestStretch(profileOf(...samples), turns, (url) => url.startsWith('/package/dist/'));

it('counts what the package and those it calls do in one turn, and names the function', () => {
	expect(longest([2, 3, 4, 2, 1, 1], [])).toEqual({ ms: 30, where: 'readPage in page.js' });
});

it('starts over with each turn', () => {
	expect(longest([2, 2, 2, 2, 2, 1, 1], [35])).toMatchObject({ ms: 30 });
});

it("leaves out others' work, and garbage that was theirs", () => {
	expect(longest([4, 5, 4, 1], [])).toMatchObject({ ms: 0 });
	expect(longest([2, 5, 2, 5, 1], [])).toMatchObject({ ms: 30 });
});
