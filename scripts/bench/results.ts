import { z } from 'zod';

/** What one execution in n8n cost. Times in ms, sizes in bytes; `peakBytes` is missing where the system does not tell. */
const runCost = z.object({
	/** From its start until its last node had ended. */
	runMs: z.number(),
	/** From its start until n8n had stored it. */
	storedMs: z.number().optional(),
	/** Memory of the process at the start, and the most of it until n8n had stored everything. */
	idleBytes: z.number().optional(),
	peakBytes: z.number().optional(),
	recordBytes: z.number().optional(),
	/** Longest time in which n8n answered nobody. */
	gapMs: z.number().optional(),
});

/** One contender at one number of users and one delay of the server: a cost per round, or why there is none. */
const cell = z.object({
	contender: z.string(),
	users: z.number(),
	delayMs: z.number(),
	rounds: z.array(runCost),
	/** More of them, in an n8n that ran nothing else before: memory that others had is not counted. */
	alone: z.array(runCost),
	failure: z.string().optional(),
});

/** Get Many in n8n's engine alone, without n8n's server around it. */
const growth = z.object({
	users: z.number(),
	runMs: z.array(z.number()),
	cpuMs: z.array(z.number()),
	/** Memory that the items hold. */
	heapBytes: z.number(),
	peakBytes: z.number(),
});

/** Signing as part of a run, and against another library. */
const signing = z.object({
	bits: z.number(),
	users: z.number(),
	runMs: z.array(z.number()),
	/** What reading the key and signing took of n8n's thread in a run. */
	signMs: z.array(z.number()),
	/** Until one request is signed, key read each time: by the package, and by jsrsasign. */
	packageMs: z.number(),
	jsrsasignMs: z.number(),
});

/** How long the event loop was kept from other work at 10,000 rows a page, by round. */
const blocking = z.object({
	users: z.number(),
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

/** The trigger's comparison, state read and written included. */
const trigger = z.object({
	users: z.number(),
	changed: z.number(),
	/** How many kinds of events it watches for. */
	events: z.number(),
	cpuMs: z.array(z.number()),
	stateBytes: z.number(),
});

/** Everything one run of the bench found. */
export const resultsSchema = z.object({
	date: z.string(),
	/** What measured it, in order: a part that is measured anew comes beside the others. */
	commands: z.array(z.string()),
	machine: z.string(),
	versions: z.record(z.string()),
	heapMb: z.number(),
	cells: z.array(cell),
	growth: z.array(growth),
	signing: z.array(signing),
	blocking: z.array(blocking),
	lookUp: lookUp.optional(),
	trigger: z.array(trigger),
});

/** Everything one run of the bench found. */
export type Results = z.infer<typeof resultsSchema>;

/** What one execution cost. */
export type RunCost = z.infer<typeof runCost>;

/** The memory that an execution took on top of what n8n had before; undefined where it was not measured. */
export function memoryOnTop({ idleBytes, peakBytes }: RunCost): number | undefined {
	return idleBytes === undefined || peakBytes === undefined ? undefined : peakBytes - idleBytes;
}

/** One contender at one number of users and one delay of the server. */
export type Cell = z.infer<typeof cell>;

/** Get Many in n8n's engine alone. */
export type Growth = z.infer<typeof growth>;

/** Signing as part of a run, and against another library. */
export type Signing = z.infer<typeof signing>;

/** How long the event loop was kept from other work. */
export type Blocking = z.infer<typeof blocking>;

/** Look Up against one stock HTTP Request per item. */
export type LookUp = z.infer<typeof lookUp>;

/** The trigger's comparison. */
export type TriggerCost = z.infer<typeof trigger>;
