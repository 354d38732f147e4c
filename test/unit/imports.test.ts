/** Imports go one way. That CONTRIBUTING.md shows them as they are is in docs.written.test.ts. */
import { drawRooms } from '../../scripts/imports/picture';
import { type Arrow, MAY_USE, partOf, readImports } from '../../scripts/imports/readImports';
import { arrowsBetweenRooms, reachedFrom, targetsIn } from '../../scripts/imports/rooms';

const imports = readImports();
const rooms = arrowsBetweenRooms(imports);

/** Everything that, arrow by arrow, comes back to itself. */
function circlesIn(arrows: readonly Arrow[]): string[] {
	const next = targetsIn(arrows);
	return [...next.keys()].filter((start) => reachedFrom(start, next).has(start)).sort();
}

it('finds the imports', () => {
	expect(imports.length).toBeGreaterThan(1_000);
	expect(imports).toContainEqual({
		from: 'nodes/JtWalletBalance/JtWalletBalance.node.ts',
		to: 'nodes/JtWalletBalance/getMany.operation.ts',
	});
});

it.each(Object.entries(MAY_USE))('%s uses nothing but itself and %j', (part, allowed) => {
	const others = imports.filter(
		({ from, to }) =>
			partOf(from) === part && ![part, ...allowed].some((one) => one === partOf(to)),
	);
	expect(others).toEqual([]);
});

it('has no circle of rooms, and none of files', () => {
	expect(circlesIn(rooms)).toEqual([]);
	expect(circlesIn(imports)).toEqual([]);
});

describe('the picture', () => {
	const files = [
		{ from: 'a/top.ts', to: 'a/in/one.ts' },
		{ from: 'a/in/one.ts', to: 'a/low.ts' },
		{ from: 'a/in/two.ts', to: 'b/x.ts' },
		{ from: 'a/top.ts', to: 'a/low.ts' },
		{ from: 'test/t.test.ts', to: 'a/top.ts' },
		{ from: 'test/t.test.ts', to: 'b/x.ts' },
	];

	it('has a box for each part, a room for each folder, and no arrow that others tell', () => {
		expect(drawRooms(arrowsBetweenRooms([...files, ...files]))).toBe(
			[
				'flowchart TD',
				'  subgraph the_a["a"]',
				'    room_a["a"]',
				'    room_a_common_files["common files"]',
				'    room_a_in["in"]',
				'  end',
				'  the_b["b"]',
				'  the_scripts_and_test["scripts and test"]',
				'  room_a --> room_a_in',
				'  room_a_in --> room_a_common_files',
				'  the_a ==> the_b',
				'  the_scripts_and_test ==> the_a',
			].join('\n'),
		);
	});

	it('shows a circle where a room uses a file that uses a room', () => {
		expect(circlesIn(arrowsBetweenRooms(files))).toEqual([]);
		const back = { from: 'a/in/two.ts', to: 'a/top.ts' };
		expect(circlesIn(arrowsBetweenRooms([...files, back]))).toEqual(['a/in', 'a/top.ts']);
	});
});
