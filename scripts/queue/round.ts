import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/server';
import { call } from '../lab/calls';
import { COUNTED, countersSince, countFile, countsOf, countUsers, hashOfFile } from '../lab/counts';
import { inTurn } from '../inTurn';
import type { LabN8n } from '../lab/lab';
import { answer, balance, called } from '../lab/steps';
import type { Instance } from '../n8n/instance';
import { endedExecutions, type StoredExecution, waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { until } from '../until';
import type { QueueCall, Report, RoundFacts } from './judge';

/** An n8n in queue mode, and the sandbox that its credential leads to. */
interface Place {
	readonly n8n: LabN8n;
	readonly sandbox: Sandbox;
	/** Is started for each execution that failed. */
	readonly errorWorkflow: StoredWorkflow;
}

/** A worker to kill a number of times, the others, and how to start the next one in its place. */
interface Killing {
	readonly first: Instance;
	readonly times: number;
	readonly others: readonly Instance[];
	startAgain(time: number): Promise<Instance>;
}

/** A worker that was killed, and when, in milliseconds since the epoch. */
interface Kill {
	readonly worker: Instance;
	readonly killedAt: number;
}

/** What became of a killed worker's execution. */
interface Fate {
	readonly status: string;
	/** From the kill until n8n called it ended, in milliseconds; undefined where it did not. */
	readonly afterMs: number | undefined;
	readonly message: string | undefined;
}

/** A round and, where a worker was killed in it, what became of that worker's executions. */
export type Round = Awaited<ReturnType<typeof playRound>>;

/** Rows per request: small enough that a reading has several requests, and a dying worker may die between two. */
const PAGE_SIZE = 2_500;
/** Calls that are open at once: who waits longer than 300 s is given up by Node.js. */
const AT_ONCE = 200;
/** Executions whose answer came are long in the database by then, or were in a worker that is gone. */
const ENDED_WITHIN_MS = 150_000;
/** Time for n8n to start the error workflow after an execution has failed. */
const SETTLING_MS = 5_000;

/**
 * Calls a new workflow `many` times. Each execution reads every user and counts them by n8n's own means. `killing`: a
 * worker to kill and start again meanwhile. `inFile`: counts where n8n stored a file of all and gives it back to the byte.
 */
export async function playRound(
	{ n8n, sandbox, errorWorkflow }: Place,
	name: string,
	many: number,
	{ killing, inFile = false }: { readonly killing?: Killing; readonly inFile?: boolean } = {},
) {
	const path = name.replace(/\W+/g, '-');
	const counts = COUNTED.map((field) => `${field}: $json.${field}`).join(', ');
	const operation = inFile ? { operation: 'export', format: 'jsonLines' } : { operation: 'getAll' };
	const parameters = { ...operation, returnAll: true, options: { pageSize: PAGE_SIZE } };
	const steps = [
		balance('JT Wallet Balance', parameters, n8n.wallet),
		...(inFile ? [hashOfFile, countFile(sandbox)] : [countUsers]),
		answer(`{{ JSON.stringify({ executionId: $execution.id, ${counts} }) }}`),
	];
	const settings = { errorWorkflow: errorWorkflow.id };
	const workflow = await n8n.publish(called(path, steps, { answers: true, settings }));
	const before = sandbox.counters;
	const calls: QueueCall[] = [];
	let begun = 0;
	const callOneAfterTheOther = async (): Promise<void> => {
		while (begun++ < many) {
			const { text, ...done } = await call(`${n8n.url}/webhook/${path}`);
			calls.push({ ...done, report: reportOf(text) });
		}
	};
	const [{ kills, alive }] = await Promise.all([
		killing ? killAgainAndAgain(killing, () => calls.length / many) : { kills: [], alive: [] },
		...Array.from({ length: AT_ONCE }, callOneAfterTheOther),
	]);
	const executions = await endedExecutions(n8n.session, workflow.id, ENDED_WITHIN_MS);
	const victims = victimsAmong(executions, kills, alive);
	if (victims.size > 0) await sleep(SETTLING_MS);
	const counters = countersSince(sandbox, before);
	const foundLater = await findLater(n8n, calls, executions);
	const seen = { calls, executions, victims: [...victims.keys()] };
	const facts: RoundFacts = { ...seen, counters, foundLater };
	const fates = await fatesOf(n8n, executions, victims);
	const errorRuns = await endedExecutions(n8n.session, errorWorkflow.id, ENDED_WITHIN_MS);
	/** How many executions of the error workflow there have been so far. */
	return { name, facts, fates, errorRuns: errorRuns.length };
}

/** Of three kills one is due when each quarter of the calls is answered; each hits the worker after the last one. */
async function killAgainAndAgain(killing: Killing, answered: () => number) {
	const kills: Kill[] = [];
	let worker = killing.first;
	for (let time = 1; time <= killing.times; time++) {
		const isDue = () => answered() > time / (killing.times + 1);
		await until(isDue, Infinity, undefined, 20);
		kills.push({ worker, killedAt: Date.now() });
		process.kill(worker.pid, 'SIGKILL');
		await worker.ended;
		worker = await killing.startAgain(time);
	}
	return { kills, alive: [...killing.others, worker] };
}

function victimsAmong(
	executions: readonly StoredExecution[],
	kills: readonly Kill[],
	alive: readonly Instance[],
): Map<string, number> {
	const workers = [...alive, ...kills.map(({ worker }) => worker)];
	const logs = new Map(workers.map(({ logFile }) => [logFile, readFileSync(logFile, 'utf8')]));
	const victims = new Map<string, number>();
	for (const { worker, killedAt } of kills) {
		const others = [...logs].flatMap(([file, log]) => (file === worker.logFile ? [] : [log]));
		const killed = logs.get(worker.logFile) ?? '';
		for (const id of victimsOf({ killed, others }, executions, killedAt)) {
			if (!victims.has(id)) victims.set(id, killedAt);
		}
	}
	return victims;
}

/**
 * The executions that were in a worker when it was killed: those it had begun, says its log, and not ended, and those
 * that no worker says it began, which it had just taken out of the queue. `others`: the one in its place, too.
 */
export function victimsOf(
	logs: { readonly killed: string; readonly others: readonly string[] },
	executions: readonly StoredExecution[],
	killedAt: number,
): string[] {
	const begunIn = (log: string) =>
		new Set([...log.matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id));
	const begunThere = begunIn(logs.killed);
	const begunElsewhere = begunIn(logs.others.join('\n'));
	return executions
		.filter(({ stoppedAt }) => (stoppedAt ?? Infinity) > killedAt)
		.filter(({ id }) => begunThere.has(id) || !begunElsewhere.has(id))
		.map(({ id }) => id);
}

/** The report in the answer to a call; undefined where it is none. */
export function reportOf(text: string): Report | undefined {
	try {
		const answered: unknown = JSON.parse(text);
		const counts = countsOf(answered);
		return counts && { ...z.object({ executionId: z.string() }).parse(answered), ...counts };
	} catch {
		return undefined;
	}
}

/** The counts of successes whose callers were told something else, from what n8n stored of them. */
async function findLater(
	{ session }: LabN8n,
	calls: readonly QueueCall[],
	executions: readonly StoredExecution[],
): Promise<Report[]> {
	const told = new Set(calls.map(({ report }) => report?.executionId));
	const untold = executions.filter(({ id, status }) => status === 'success' && !told.has(id));
	const found = await inTurn(untold, async ({ id }) => {
		const counts = countsOf((await waitForExecution(session, id)).itemsOf(countUsers.name)[0]);
		return counts === undefined ? [] : [{ executionId: id, ...counts }];
	});
	return found.flat();
}

async function fatesOf(
	{ session }: LabN8n,
	executions: readonly StoredExecution[],
	victims: ReadonlyMap<string, number>,
): Promise<Fate[]> {
	const theirs = executions.filter(({ id }) => victims.has(id));
	return await inTurn(theirs, async ({ id, status, stoppedAt }) => ({
		status,
		message: status === 'success' ? undefined : (await waitForExecution(session, id)).error,
		afterMs: stoppedAt && stoppedAt - (victims.get(id) ?? 0),
	}));
}
