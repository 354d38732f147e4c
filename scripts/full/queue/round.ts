import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import type { Sandbox } from '../../../sandbox/server';
import type { StoredCredential } from '../../n8n/credentials';
import { waitForExecution } from '../../n8n/executions';
import type { RestSession } from '../../n8n/rest';
import { activateWorkflow, addWorkflow, type StoredWorkflow } from '../../n8n/workflows';
import { type Call, callAtOnce, waitForWebhook } from './calls';
import { type Fate, fatesOf } from './fates';
import type { RoundFacts } from './judge';
import { type Killing, killOnce } from './killing';
import { type Counts, countsOf, type Report } from './report';
import { endedExecutions, type StoredExecution } from './storedExecutions';
import { victimsOf, type WorkerLogs } from './victims';
import { COUNT_NODE, countingWorkflow } from './workflows';

/** An n8n in queue mode, and the sandbox that its credential leads to. */
export interface Place {
	/** n8n's address. */
	readonly url: string;
	readonly session: RestSession;
	readonly credential: StoredCredential;
	readonly sandbox: Sandbox;
	/** Is started for each execution that failed. */
	readonly errorWorkflow: StoredWorkflow;
}

/** A round and, where a worker was killed in it, what became of that worker's executions. */
export interface Round {
	readonly facts: RoundFacts;
	readonly fates: readonly Fate[];
	/** HTTP statuses that callers of the victims got, the others having got their counts; undefined: no answer. */
	readonly failedAnswers: ReadonlyArray<number | undefined>;
	/** How many executions of the error workflow there have been so far. */
	readonly errorRuns: number;
}

/** Executions whose answer came are long in the database by then, or were in a worker that is gone. */
const ENDED_WITHIN_MS = 150_000;
/** Time for n8n to start the error workflow after an execution has failed. */
const SETTLING_MS = 5_000;

/** What there is to be counted: each user once, and the sum of their balances. */
export function truthOf({ merchant }: Sandbox): Counts {
	const rows = merchant.rows();
	return {
		users: rows.length,
		distinct: new Set(rows.map(({ mchUuid }) => mchUuid)).size,
		balance: rows.reduce((sum, { balance }) => sum + Number(balance), 0),
	};
}

/**
 * Calls the webhook of a new workflow so many times at once, each execution reading every user, and waits for the last
 * one. Where there is a worker to kill, it is killed as soon as a third of the calls is answered, and started again.
 */
export async function playRound(
	{ url, session, credential, sandbox, errorWorkflow }: Place,
	name: string,
	executions: number,
	killing?: Killing,
): Promise<Round> {
	const stored = await addWorkflow(session, countingWorkflow(name, credential, errorWorkflow.id));
	await activateWorkflow(session, stored);
	const webhook = `${url}/webhook/${name}`;
	await waitForWebhook(webhook);
	const before = { ...sandbox.counters };
	const kill = killOnce(killing);
	let answered = 0;
	const calls = await callAtOnce(webhook, executions, () => {
		answered += 1;
		if (answered * 3 >= executions) kill.now();
	});
	const killedAt = await kill.done();
	const ended = await endedExecutions(session, stored.id, ENDED_WITHIN_MS);
	const victims =
		killing === undefined || killedAt === undefined
			? []
			: victimsOf(logsOf(killing), ended, killedAt);
	const after = sandbox.counters;
	const facts: RoundFacts = {
		calls,
		executions: ended,
		foundLater: await findLater(session, calls, ended),
		victims,
		counters: {
			requests: after.requests - before.requests,
			verified: after.verified - before.verified,
			refused: after.refused - before.refused,
		},
	};
	const failedAnswers = calls.filter(({ report }) => !report).map(({ status }) => status);
	if (victims.length > 0) await sleep(SETTLING_MS);
	return {
		facts,
		fates: await fatesOf(session, facts, killedAt ?? 0),
		failedAnswers,
		errorRuns: (await endedExecutions(session, errorWorkflow.id, ENDED_WITHIN_MS)).length,
	};
}

function logsOf({ worker, otherLogs }: Killing): WorkerLogs {
	const read = (file: string) => readFileSync(file, 'utf8');
	return { killed: read(worker.logFile), others: otherLogs.map(read) };
}

/** The counts of successes whose callers were told something else, from what n8n stored of them. */
async function findLater(
	session: RestSession,
	calls: readonly Call[],
	executions: readonly StoredExecution[],
): Promise<Report[]> {
	const told = new Set(calls.map(({ report }) => report?.executionId));
	const found: Report[] = [];
	for (const { id, status } of executions) {
		if (status !== 'success' || told.has(id)) continue;
		const [item] = (await waitForExecution(session, id)).itemsOf(COUNT_NODE);
		const counts = countsOf(item);
		if (counts !== undefined) found.push({ executionId: id, ...counts });
	}
	return found;
}
