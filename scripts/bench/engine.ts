import { join } from 'node:path';
import { median } from 'simple-statistics';
import { z } from 'zod';
import { makeKeyPair } from '../../sandbox/keys';
import { startSandbox } from '../../sandbox/server';
import { inTurn } from '../inTurn';
import { count, megabytes, ratio, short, times } from '../lab/numbers';
import { PROJECT } from '../paths';
import { HEAP_MB, type Place, runProgram, serve } from './place';
import { tablePart, type Verdict } from './verdicts';

/** Rounds of Get Many in n8n's engine alone, without n8n's server around it: what `reading.child.ts` prints. */
const readingShape = z.object({
	runs: z.array(
		z.object({ runMs: z.number(), cpuMs: z.number(), signMs: z.number(), heapBytes: z.number() }),
	),
	peakBytes: z.number(),
});

type Reading = z.infer<typeof readingShape>;
type Grown = Reading & { readonly users: number };

/** Until one request is signed, key read each time, in ms: what `signing.child.ts` prints. */
const signingShape = z.object({ packageMs: z.number(), jsrsasignMs: z.number() });

/** How long the event loop was kept from other work, by round: what `blocking.child.ts` prints. */
const blockingShape = z.object({
	rounds: z.array(
		z.object({
			/** The most that the package's own code did in one turn of the event loop, and what it was at, mostly. */
			ownMs: z.number(),
			where: z.string(),
			/** Longest delay of the event loop, whoever caused it. */
			anyMs: z.number(),
		}),
	),
});

/** Runs one of the programs in `test/bench/engine`, where n8n's engine is at hand, on the Node.js that runs n8n. */
export async function inEngine<Result>(
	{ lab }: Place,
	program: string,
	task: unknown,
	result: z.ZodType<Result>,
): Promise<Result> {
	const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'];
	const args = [...flags, join(PROJECT, 'test', 'bench', 'engine', `${program}.child.ts`)];
	return await runProgram(lab, program, args, task, result);
}

/** Runs a program for each of these numbers of users. */
async function atEach<Result extends object>(
	place: Place,
	sizes: readonly number[],
	program: string,
	result: z.ZodType<Result>,
) {
	return await inTurn(sizes, async (users) => {
		place.say(`${program}: ${count(users)} users in the engine`);
		await serve(place, users);
		const task = { sandbox: place.sandbox.credentials, users, rounds: place.plan.rounds };
		return { users, ...(await inEngine(place, program, task, result)) };
	});
}

const middle = (runs: Reading['runs'], what: keyof Reading['runs'][number]) =>
	median(runs.map((run) => run[what]));

const runTimeOf = ({ runs }: Reading) => middle(runs, 'runMs');
const memoryOf = ({ runs }: Reading) => Math.min(...runs.map(({ heapBytes }) => heapBytes));

/** Time and memory of Get Many as the list grows. */
export const growth = tablePart(
	'growth',
	async (place) => await atEach(place, place.plan.growth, 'reading', readingShape),
	{
		Users: ({ users }) => count(users),
		'run, ms': (step) => count(runTimeOf(step)),
		'per user, µs': (step) => short((1000 * runTimeOf(step)) / step.users),
		'processor time, ms': ({ runs }) => count(middle(runs, 'cpuMs')),
		'items, MB': (step) => megabytes(memoryOf(step)),
		'per user, bytes': (step) => count(memoryOf(step) / step.users),
		'peak, MB': ({ peakBytes }) => megabytes(peakBytes),
	},
	slopes,
);

/** Whether time and memory grow in a straight line; nothing where fewer numbers of users were measured. */
function slopes(steps: readonly Grown[]): Verdict[] {
	const most = Math.max(0, ...steps.map(({ users }) => users));
	const [first, middleOne, last] = [10_000, 100_000, most].map((users) =>
		steps.find((step) => step.users === users),
	);
	if (!first || !middleOne || !last || last === middleOne) return [];
	return Object.entries({ Time: runTimeOf, Memory: memoryOf }).map(([what, cost]) => {
		const between = (from: Grown, to: Grown) => (cost(to) - cost(from)) / (to.users - from.users);
		return {
			what: `${what} per further user, as the list grows`,
			where: `${count(middleOne.users)} to ${count(last.users)} users, against ${count(first.users)} to ${count(middleOne.users)}`,
			value: ratio(between(middleOne, last), between(first, middleOne)),
			limit: 1.2,
			say: times,
		};
	});
}

/** How long the package keeps the event loop from other work. */
export const blocking = tablePart(
	'blocking',
	async (place) => await atEach(place, place.plan.blocking, 'blocking', blockingShape),
	{
		Users: ({ users }) => count(users),
		"the package's code, ms": {
			of: ({ rounds }) => median(rounds.map(({ ownMs }) => ownMs)),
			say: short,
			limit: () => 100,
		},
		'mostly in': ({ rounds }) => [...new Set(rounds.map(({ where }) => where))].join(', '),
		'longest delay, whoever caused it, ms': ({ rounds }) =>
			short(median(rounds.map(({ anyMs }) => anyMs))),
	},
);

/** What signing costs with keys of several sizes, as a part of a run, and alone against jsrsasign. */
export const signing = tablePart(
	'signing',
	async (place) => {
		const { bits: sizes, signingUsers: users, rounds } = place.plan;
		return await inTurn(sizes, async (bits) => {
			place.say(`signing: key of ${bits} bits`);
			const keys = await makeKeyPair(bits);
			const sandbox = await startSandbox({ port: 0, users, prepared: true, keys });
			try {
				const task = { sandbox: sandbox.credentials, users, rounds, times: 10 };
				const reading = await inEngine(place, 'reading', task, readingShape);
				return { bits, ...reading, ...(await inEngine(place, 'signing', task, signingShape)) };
			} finally {
				await sandbox.close();
			}
		});
	},
	{
		Key: ({ bits }) => `${bits} bits`,
		'run, ms': (run) => count(runTimeOf(run)),
		"of it signing, on n8n's thread, ms": ({ runs }) => short(middle(runs, 'signMs')),
		share: {
			of: (run) => (100 * middle(run.runs, 'signMs')) / runTimeOf(run),
			say: (share) => `${short(share)} %`,
			limit: ({ bits }) => (bits > 2048 ? 5 : 1),
		},
		'until one request is signed, ms': ({ packageMs }) => short(packageMs),
		'by jsrsasign, ms': ({ jsrsasignMs }) => short(jsrsasignMs),
		'times as fast': ({ packageMs, jsrsasignMs }) => times(jsrsasignMs / packageMs),
	},
);
