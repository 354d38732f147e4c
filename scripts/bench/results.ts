import { z } from 'zod';
import { medianOf } from '../lab/numbers';

/** What one execution in n8n cost. Times in ms, sizes in bytes; `peakBytes` is missing where the system does not tell. */
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
	job: z.string(),
	way: z.string(),
	users: z.number(),
	delayMs: z.number(),
	rounds: z.array(runCost),
	/** More of them, in an n8n that ran nothing else before: memory that others had is not counted. */
	alone: z.array(runCost),
	failure: z.string().optional(),
});

/** Rounds of Get Many in n8n's engine alone, without n8n's server around it: what `test/bench/engine/reading.child.ts` prints. */
export const readingShape = z.object({
	runs: z.array(
		z.object({ runMs: z.number(), cpuMs: z.number(), signMs: z.number(), heapBytes: z.number() }),
	),
	peakBytes: z.number(),
});

/** Get Many in the engine at one number of users. */
const growth = readingShape.extend({ users: z.number() });

/** Until one request is signed, key read each time, in ms: what `test/bench/engine/signing.child.ts` prints. */
export const signingShape = z.object({ packageMs: z.number(), jsrsasignMs: z.number() });

/** Signing as part of a run, and against another library. */
const signing = growth.merge(signingShape).extend({ bits: z.number() });

/** How long the event loop was kept from other work, by round: what `test/bench/engine/blocking.child.ts` prints. */
export const blockingShape = z.object({
	rounds: z.array(
		z.object({
			/** The most that the package's own code did in one turn of the event loop. */
			ownMs: z.number(),
			/** What it was at, mostly. */
			where: z.string(),
			/** Longest delay of the event loop, whoever caused it. */
			anyMs: z.number(),
		}),
	),
});

/** The event loop at one number of users, 10,000 rows a page. */
const blocking = blockingShape.extend({ users: z.number() });

/** Look Up against one stock HTTP Request per item. */
const lookUp = z.object({
	ids: z.number(),
	requests: z.number(),
	runMs: z.array(z.number()),
	stockItems: z.number(),
	delayMs: z.number(),
	/** All items of the stock workflow at once, and one after another. */
	stockAtOnceMs: z.array(z.number()),
	stockInTurnMs: z.array(z.number()),
});

/** The trigger's comparison, state read and written included: what `test/bench/engine/trigger.child.ts` prints. */
export const triggerShape = z.object({ cpuMs: z.array(z.number()), stateBytes: z.number() });

/** The trigger's comparison. `events`: how many kinds it watches for. */
const trigger = triggerShape.extend({
	users: z.number(),
	changed: z.number(),
	events: z.number(),
});

/** Everything the bench found, as far as it was measured on this machine. */
export const resultsShape = z.object({
	cells: z.array(cell).default([]),
	growth: z.array(growth).default([]),
	signing: z.array(signing).default([]),
	blocking: z.array(blocking).default([]),
	lookUp: z.array(lookUp).default([]),
	trigger: z.array(trigger).default([]),
});

/** Everything the bench found. */
export type Results = z.infer<typeof resultsShape>;

/** What one execution cost. */
export type RunCost = z.infer<typeof runCost>;

/** One way to do a job at one number of users and one delay of the server. */
export type Cell = z.infer<typeof cell>;

/** A cost of a way: a median of several runs; undefined where it was not measured. */
export type Cost = (cell: Pick<Cell, 'rounds' | 'alone'>) => number | undefined;

type Quantity = (run: RunCost) => number | undefined;

const inRounds =
	(quantity: Quantity): Cost =>
	({ rounds }) =>
		medianOf(rounds, quantity);

/** Memory is measured in an n8n of its own, where the server answers soonest. */
const alone =
	(quantity: Quantity): Cost =>
	(measured) =>
		medianOf(measured.alone, quantity);

/** Every cost that is shown or held against another: what it is called, and how it comes from the runs. */
const NAMED = {
	run: ['run, ms', inRounds(({ runMs }) => runMs)],
	untilStored: ['until stored, ms', inRounds(({ storedMs }) => storedMs)],
	storing: ['of it storing, ms', inRounds(({ runMs, storedMs }) => storedMs && storedMs - runMs)],
	peakMemory: ['peak, MB', alone(({ peakBytes }) => peakBytes)],
	memoryOnTop: [
		'on top of idle n8n, MB',
		alone(({ idleBytes, peakBytes }) => idleBytes && peakBytes && peakBytes - idleBytes),
	],
	idle: ['before, MB', alone(({ idleBytes }) => idleBytes)],
	helpers: ['task runner, MB', alone(({ helpersBytes }) => helpersBytes)],
	record: ['record, MB', inRounds(({ recordBytes }) => recordBytes)],
	gap: ['longest gap, ms', inRounds(({ gapMs }) => gapMs)],
	runAlone: ['run, ms', alone(({ runMs }) => runMs)],
	gapAlone: ['longest gap, ms', alone(({ gapMs }) => gapMs)],
} as const satisfies Record<string, readonly [string, Cost]>;

/** Name of a cost. */
export type CostName = keyof typeof NAMED;

/** The heading of a cost. */
export const titleOf = (cost: CostName): string => NAMED[cost][0];

/** A cost of a way, in ms or bytes. */
export const costOf = (cost: CostName, cell: Parameters<Cost>[0]) => NAMED[cost][1](cell);

/** The costs that are measured where the server answers at once, and nowhere else. */
export const OF_MEMORY: readonly CostName[] = ['peakMemory', 'memoryOnTop', 'helpers'];
