import type { Cell } from '../../../scripts/bench/costs';
import { leastTable } from '../../../scripts/bench/jobFindings';

const cell = (way: string, runMs: number, storedMs?: number): Cell => ({
	way,
	users: 10_000,
	delayMs: 0,
	madeBy: '',
	rounds: [{ runMs, storedMs }],
	alone: [],
});

it('takes the quickest reading and the storing of these very items for the least', () => {
	const cells = [
		cell('plain', 250),
		cell('bare', 200, 1_000),
		cell('fanned', 300, 2_000),
		cell('loop', 400, 1_600),
		cell('ours', 250, 850),
	];
	// 200 ms to read, as the bare node, and 600 ms to store.
	expect(leastTable(cells).split('\n').at(-1)).toBe(
		'| 10,000 users, server +0 ms | 850 ms | 800 ms | 1.06 × | 0.50 × |',
	);
});

it('leaves out what was not measured', () => {
	expect(leastTable([cell('ours', 1, 2), cell('bare', 1, 2)]).split('\n')).toHaveLength(2);
});
