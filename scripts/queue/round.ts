import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/server';
import { waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { call } from '../lab/calls';
import { COUNTED, countsOf, countUsers } from '../lab/counts';
import { endedExecutions } from '../lab/executions';
import type { LabN8n, LabProcess } from '../lab/lab';
import { answer, balance, called } from '../lab/steps';
import type { QueueCall, Report, RoundFacts } from './judge';
import { victimsOf } from './victims';

/** An n8n in queue mode, and the sandbox that its credential leads to. */
export interface Place {
	readonly n8n: LabN8n;
	readonly sandbox: Sandbox;
	/** Is started for each execution that failed. */
	readonly errorWorkflow: StoredWorkflow;
}

/** A worker to kill, and how to start the next one in its place. */
export interface Killing {
	readonly worker: LabProcess;
	/** Logs of the other workers, the next one's included. */
	readonly otherLogs: readonly string[];
	startAgain(): Promise<unknown>;
}

/** What became of a killed worker's execution. */
export interface Fate {
	readonly id: string;
	readonly status: string;
	/** From the kill until n8n called it ended, in milliseconds; undefined where it did not. */
	readonly afterMs: number | undefined;
	/** What n8n says went wrong. */
	readonly message: string | undefined;
}

/** A round and, where a worker was killed in it, what became of that worker's executions. */
export interface Round {
	readonly name: string;
	readonly facts: RoundFacts;
	readonly fates: readonly Fate[];
	/** HTTP statuses that callers of the victims got, the others having got their counts; undefined: no answer. */
	readonly failedAnswers: ReadonlyArray<number | undefined>;
	/** How many executions of the error workflow there have been so far. */
	readonly errorRuns: number;
}

/** Rows per request: small enough that a reading has several requests, and a dying worker may die between two. */
const PAGE_SIZE = 2_500;
/** Executions whose answer came are long in the database by then, or were in a worker that is gone. */
const ENDED_WITHIN_MS = 150_000;
/** Time for n8n to start the error workflow after an execution has failed. */
const SETTLING_MS = 5_000;

const answerShape = z.object({ executionId: z.string() }).passthrough();

/**
 * Calls the webhook of a new workflow so many times at once, each execution reading every user and counting them by
 * n8n's own means, and waits for the last one. Where there is a worker to kill, it is killed as soon as a third of the
 * calls is answered, and started again.
 */
export async function playRound(
	{ n8n, sandbox, errorWorkflow }: Place,
	name: string,
	executions: number,
	killing?: Killing,
): Promise<Round> {
	const path = name.replace(/\W+/g, '-');
	const counts = COUNTED.map((field) => `${field}: $json.${field}`).join(', ');
	const parameters = { operation: 'getAll', returnAll: true, options: { pageSize: PAGE_SIZE } };
	const steps = [
		balance('JT Wallet Balance', parameters, n8n.wallet),
		countUsers,
		answer(`{{ JSON.stringify({ executionId: $execution.id, ${counts} }) }}`),
	];
	const settings = { errorWorkflow: errorWorkflow.id };
	const workflow = await n8n.publish(called(path, steps, { answers: true, settings }));
	const before = { ...sandbox.counters };
	const kill = killOnce(killing);
	let answered = 0;
	const calls = await Promise.all(
		Array.from({ length: executions }, async (): Promise<QueueCall> => {
			const { text, ...done } = await call(`${n8n.url}/webhook/${path}`);
			answered += 1;
			if (answered * 3 >= executions) kill.now();
			return { ...done, report: reportOf(text) };
		}),
	);
	const killedAt = await kill.done();
	const ended = await endedExecutions(n8n.session, workflow.id, ENDED_WITHIN_MS);
	const { requests, verified, refused } = sandbox.counters;
	const facts: Omit<RoundFacts, 'foundLater'> = {
		calls,
		executions: ended,
		victims: killing && killedAt !== undefined ? victimsOf(logsOf(killing), ended, killedAt) : [],
		counters: {
			requests: requests - before.requests,
			verified: verified - before.verified,
			refused: refused - before.refused,
		},
	};
	if (facts.victims.length > 0) await sleep(SETTLING_MS);
	return {
		name,
		facts: { ...facts, foundLater: await findLater(n8n, facts) },
		fates: await fatesOf(n8n, facts, killedAt ?? 0),
		failedAnswers: calls.filter(({ report }) => !report).map(({ status }) => status),
		errorRuns: (await endedExecutions(n8n.session, errorWorkflow.id, ENDED_WITHIN_MS)).length,
	};
}

/** Kills at most once. `done` gives the moment, in milliseconds since the epoch, when the next worker is ready. */
function killOnce(killing: Killing | undefined) {
	let again: Promise<number> | undefined;
	const kill = async ({ worker, startAgain }: Killing): Promise<number> => {
		const killedAt = Date.now();
		process.kill(worker.pid, 'SIGKILL');
		await worker.ended;
		await startAgain();
		return killedAt;
	};
	return {
		now: (): void => {
			if (killing === undefined || again !== undefined) return;
			again = kill(killing);
			// Whoever awaits it later is told; until then a failure must not end the process.
			again.catch(() => undefined);
		},
		done: async () => await again,
	};
}

function logsOf({ worker, otherLogs }: Killing) {
	const read = (file: string) => readFileSync(file, 'utf8');
	return { killed: read(worker.logFile), others: otherLogs.map(read) };
}

/** The report in the answer to a call; undefined where it is none. */
export function reportOf(text: string): Report | undefined {
	const answered: unknown = parsed(text);
	const named = answerShape.safeParse(answered).data;
	const counts = countsOf(answered);
	return named && counts && { executionId: named.executionId, ...counts };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

type SeenSoFar = Omit<RoundFacts, 'foundLater'>;

/** The counts of successes whose callers were told something else, from what n8n stored of them. */
async function findLater({ session }: LabN8n, { calls, executions }: SeenSoFar): Promise<Report[]> {
	const told = new Set(calls.map(({ report }) => report?.executionId));
	const found: Report[] = [];
	for (const { id, status } of executions) {
		if (status !== 'success' || told.has(id)) continue;
		const counts = countsOf((await waitForExecution(session, id)).itemsOf(countUsers.name)[0]);
		if (counts !== undefined) found.push({ executionId: id, ...counts });
	}
	return found;
}

async function fatesOf(
	{ session }: LabN8n,
	{ victims, executions }: SeenSoFar,
	killedAt: number,
): Promise<Fate[]> {
	const fates: Fate[] = [];
	for (const { id, status, stoppedAt } of executions) {
		if (!victims.includes(id)) continue;
		const message = status !== 'success' ? (await waitForExecution(session, id)).error : undefined;
		fates.push({ id, status, message, afterMs: stoppedAt && stoppedAt - killedAt });
	}
	return fates;
}
