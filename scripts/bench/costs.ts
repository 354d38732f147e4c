import { z } from 'zod';
import { count, medianOf } from '../lab/numbers';

/** What one execution cost. Times in ms, sizes in bytes; memory is missing where the system does not tell. */
const runCost = z.object({
	/** From its start until its last node had ended. */
	runMs: z.number(),
	/** From its start until n8n had stored it. */
	storedMs: z.number().optional(),
	/** Memory of the process at the start, and the most of it until n8n had stored everything. */
	idleBytes: z.number().optional(),
	peakBytes: z.number().optional(),
	/** The most memory of the processes that n8n keeps beside its own: Code nodes run there. */
	helpersBytes: z.number().optional(),
	recordBytes: z.number().optional(),
	/** Longest time in which n8n answered nobody. */
	gapMs: z.number().optional(),
});

/** One way to do a job at one number of users and one delay of the server: a cost per round, or why there is none. */
const cell = z.object({
	way: z.string(),
	users: z.number(),
	delayMs: z.number(),
	/** When, by which command and on which machine, in a sentence. */
	madeBy: z.string(),
	rounds: z.array(runCost),
	/** More of them, in an n8n that ran nothing else before: memory that others had is not counted. */
	alone: z.array(runCost),
	failure: z.string().optional(),
});

/** The cells of a job, as they are kept in a file. */
export const cellsShape = z.array(cell);

/** What one execution cost. */
export type RunCost = z.infer<typeof runCost>;

/** One way to do a job at one place. */
export type Cell = z.infer<typeof cell>;

/** Where a way was measured, in words. */
export const whereOf = ({ users, delayMs }: Cell) => `${count(users)} users, server +${delayMs} ms`;

/**
 * Every cost that is shown or held against another: what it is called, which runs tell it, and what it is in one of
 * them. Memory is measured in an n8n of its own, where the server answers soonest.
 */
const COSTS = {
	run: ['run, ms', 'rounds', ({ runMs }) => runMs],
	untilStored: ['until stored, ms', 'rounds', ({ storedMs }) => storedMs],
	storing: ['of it storing, ms', 'rounds', ({ runMs, storedMs }) => storedMs && storedMs - runMs],
	record: ['record, MB', 'rounds', ({ recordBytes }) => recordBytes],
	gap: ['longest gap, ms', 'rounds', ({ gapMs }) => gapMs],
	runAlone: ['run, ms', 'alone', ({ runMs }) => runMs],
	idle: ['before, MB', 'alone', ({ idleBytes }) => idleBytes],
	peakMemory: ['peak, MB', 'alone', ({ peakBytes }) => peakBytes],
	memoryOnTop: [
		'on top of idle n8n, MB',
		'alone',
		({ idleBytes, peakBytes }) => idleBytes && peakBytes && peakBytes - idleBytes,
	],
	helpers: ['task runner, MB', 'alone', ({ helpersBytes }) => helpersBytes],
	gapAlone: ['longest gap, ms', 'alone', ({ gapMs }) => gapMs],
} satisfies Record<string, [string, 'rounds' | 'alone', (run: RunCost) => number | undefined]>;

/** Name of a cost. */
export type CostName = keyof typeof COSTS;

/** What is measured in rounds, and what of a way that ran alone. */
export const IN_ROUNDS: readonly CostName[] = ['run', 'untilStored', 'storing', 'record', 'gap'];
export const OF_MEMORY: readonly CostName[] = ['peakMemory', 'memoryOnTop', 'helpers'];
export const ALONE: readonly CostName[] = ['runAlone', 'idle', ...OF_MEMORY, 'gapAlone'];

/** The heading of a cost. */
export const titleOf = (cost: CostName): string => COSTS[cost][0];

/** The median of a cost of a way, in ms or bytes; undefined where it was not measured. */
export function costOf(cost: CostName, cell: Cell): number | undefined {
	const [, runs, quantity] = COSTS[cost];
	return medianOf(cell[runs], quantity);
}

/** The lowest cost of some ways where a cell was measured; undefined where none has one. */
export function lowest(
	cells: readonly Cell[],
	{ users, delayMs }: Cell,
	ways: readonly string[],
	cost: CostName,
): number | undefined {
	const costs = cells
		.filter((cell) => cell.users === users && cell.delayMs === delayMs && ways.includes(cell.way))
		.flatMap((cell) => costOf(cost, cell) ?? []);
	return costs.length === 0 ? undefined : Math.min(...costs);
}

/** Those that read everybody and check nothing. */
const CARELESS = ['plain', 'bare', 'bareGuessing'];

/**
 * The least time until everything is stored, in ms: the quickest reading of those that check nothing, and n8n's
 * storing of the items, which is the same for every node that puts them out.
 */
export function leastOf(cells: readonly Cell[], cell: Cell): number | undefined {
	const reading = lowest(cells, cell, CARELESS, 'run');
	const storing = costOf('storing', cell);
	return reading === undefined || storing === undefined ? undefined : reading + storing;
}
