import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/server';
import { waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { call } from '../lab/calls';
import { COUNTED, countsOf, countUsers } from '../lab/counts';
import { endedExecutions, type StoredExecution } from '../lab/executions';
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

/** A worker to kill so many times, the others, and how to start the next one in its place. */
export interface Killing {
	readonly first: LabProcess;
	readonly times: number;
	readonly others: readonly LabProcess[];
	startAgain(time: number): Promise<LabProcess>;
}

/** A worker that was killed, and when, in milliseconds since the epoch. */
interface Kill {
	readonly worker: LabProcess;
	readonly killedAt: number;
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
/** Calls that are open at once: who waits longer than 300 s is given up by Node.js. */
const AT_ONCE = 200;
/** Executions whose answer came are long in the database by then, or were in a worker that is gone. */
const ENDED_WITHIN_MS = 150_000;
/** Time for n8n to start the error workflow after an execution has failed. */
const SETTLING_MS = 5_000;

const answerShape = z.object({ executionId: z.string() }).passthrough();

/**
 * Calls the webhook of a new workflow so many times, each execution reading every user and counting them by n8n's own
 * means, and waits for the last one. Where there is a worker to kill, it is killed and started again meanwhile.
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
	const kills = new Kills(killing);
	const calls: QueueCall[] = [];
	let begun = 0;
	const callOneAfterTheOther = async (): Promise<void> => {
		while (begun++ < executions) {
			const { text, ...done } = await call(`${n8n.url}/webhook/${path}`);
			calls.push({ ...done, report: reportOf(text) });
			kills.goOn(calls.length / executions);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, callOneAfterTheOther));
	await kills.done();
	const ended = await endedExecutions(n8n.session, workflow.id, ENDED_WITHIN_MS);
	const victims = kills.victimsAmong(ended);
	const { requests, verified, refused } = sandbox.counters;
	const facts: Omit<RoundFacts, 'foundLater'> = {
		calls,
		executions: ended,
		victims: [...victims.keys()],
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
		fates: await fatesOf(n8n, facts, victims),
		failedAnswers: calls.filter(({ report }) => !report).map(({ status }) => status),
		errorRuns: (await endedExecutions(n8n.session, errorWorkflow.id, ENDED_WITHIN_MS)).length,
	};
}

/** Kills a worker again and again, each time the one that took the last one's place. */
class Kills {
	private readonly kills: Kill[] = [];
	private last: Promise<LabProcess> | undefined;
	private due = 0;

	constructor(private readonly killing: Killing | undefined) {
		this.last = killing && Promise.resolve(killing.first);
	}

	/** Tells which share of the calls is answered: of three kills one is due at each quarter. */
	goOn(share: number): void {
		const { killing } = this;
		if (killing === undefined) return;
		while (this.due < killing.times && share * (killing.times + 1) > this.due + 1) {
			const time = ++this.due;
			this.last = this.last?.then(async (worker) => {
				this.kills.push({ worker, killedAt: Date.now() });
				process.kill(worker.pid, 'SIGKILL');
				await worker.ended;
				return await killing.startAgain(time);
			});
			// Whoever awaits it later is told; until then a failure must not end the process.
			this.last?.catch(() => undefined);
		}
	}

	/** Settles when the worker after the last kill is ready. */
	async done(): Promise<void> {
		this.last = this.last && Promise.resolve(await this.last);
	}

	/** The executions that were in a worker when it was killed, and when that was. */
	victimsAmong(executions: readonly StoredExecution[]): Map<string, number> {
		const workers = [...(this.killing?.others ?? []), ...this.kills.map(({ worker }) => worker)];
		const victims = new Map<string, number>();
		for (const { worker, killedAt } of this.kills) {
			const others = workers
				.filter((other) => other !== worker)
				.map(({ logFile }) => logOf(logFile));
			const logs = { killed: logOf(worker.logFile), others };
			for (const id of victimsOf(logs, executions, killedAt)) {
				if (!victims.has(id)) victims.set(id, killedAt);
			}
		}
		return victims;
	}
}

function logOf(file: string): string {
	return readFileSync(file, 'utf8');
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
	{ executions }: SeenSoFar,
	victims: ReadonlyMap<string, number>,
): Promise<Fate[]> {
	const fates: Fate[] = [];
	for (const { id, status, stoppedAt } of executions) {
		const killedAt = victims.get(id);
		if (killedAt === undefined) continue;
		const message = status !== 'success' ? (await waitForExecution(session, id)).error : undefined;
		fates.push({ id, status, message, afterMs: stoppedAt && stoppedAt - killedAt });
	}
	return fates;
}
