import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/server';
import { inTurn } from '../inTurn';
import { type Call, call } from '../lab/calls';
import { COUNTED, countersSince, countFile, countsOf, countUsers, hashOfFile } from '../lab/counts';
import type { LabN8n } from '../lab/lab';
import { answer, balance, called, chain, stock } from '../lab/steps';
import { endedExecutions, type StoredExecution, waitForExecution } from '../n8n/executions';
import type { StoredWorkflow } from '../n8n/workflows';
import { killAgainAndAgain, victimsAmong, type Workers } from './workers';

/** An n8n in queue mode, its workers, and the sandbox that its credential leads to. */
interface Place {
	readonly n8n: LabN8n;
	readonly workers: Workers;
	readonly sandbox: Sandbox;
}

/** A call of the webhook, and what the execution counted; undefined where the answer says something else. */
export interface QueueCall extends Omit<Call, 'text'> {
	readonly report: ReturnType<typeof reportOf>;
}

/** A round and, where a worker was killed in it, what became of that worker's executions. */
export type Round = Awaited<ReturnType<typeof playRound>>;

/** Everything that was seen of a round. */
export type RoundFacts = Round['facts'];

/** Rows per request: small enough that a reading has several requests, and a dying worker may die between two. */
const PAGE_SIZE = 2_500;
/** Calls that are open at once: who waits longer than 300 s is given up by Node.js. */
const AT_ONCE = 200;
/** Executions whose answer came are long in the database by then, or were in a worker that is gone. */
const ENDED_WITHIN_MS = 150_000;
/** Time for n8n to start the error workflow after an execution has failed. */
const SETTLING_MS = 5_000;

/**
 * What is played, one after the other: with how many workers, and how often one of them is killed meanwhile. `inFile`:
 * counts where n8n stored a file of all and gives it back to the byte.
 */
export const ROUNDS = [
	{ name: '1 worker', needed: 1 },
	{ name: '2 workers', needed: 2 },
	{ name: '2 workers, users in a file', needed: 2, inFile: true },
	{ name: '2 workers, one killed three times', needed: 2, kills: 3 },
];

/** Calls a new workflow `many` times. Each execution reads every user and counts them by n8n's own means. */
export async function playRound(
	{ n8n, workers, sandbox }: Place,
	{ name, needed, kills: times = 0, inFile = false }: (typeof ROUNDS)[number],
	many: number,
) {
	while (workers.all.length < needed) await workers.startOne();
	// Is started for each execution that failed.
	const failed = stock('Error Trigger', 'errorTrigger', 1);
	const errorWorkflow = await n8n.publish(chain('Failures', [failed]));
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
	const [kills] = await Promise.all([
		killAgainAndAgain(workers, times, () => calls.length / many),
		...Array.from({ length: AT_ONCE }, callOneAfterTheOther),
	]);
	const ended = async ({ id }: StoredWorkflow) =>
		await endedExecutions(n8n.session, id, ENDED_WITHIN_MS);
	const executions = await ended(workflow);
	const victims = victimsAmong(executions, kills, workers);
	if (victims.length > 0) await sleep(SETTLING_MS);
	const facts = {
		calls,
		executions,
		/** Executions that a worker had begun and not ended when it was killed. */
		victims: victims.map(({ id }) => id),
		counters: countersSince(sandbox, before),
		foundLater: await findLater(n8n, calls, executions),
	};
	/**
	 * What became of a killed worker's executions: how each ended, with which words, and how many ms after the kill n8n
	 * called it ended; undefined where it did not.
	 */
	const fates = await inTurn(victims, async ({ id, status, stoppedAt, killedAt }) => ({
		status,
		message: status === 'success' ? undefined : (await waitForExecution(n8n.session, id)).error,
		afterMs: stoppedAt && stoppedAt - killedAt,
	}));
	return { name, facts, fates, errorRuns: (await ended(errorWorkflow)).length };
}

/** The report in the answer to a call; undefined where it is none. */
export function reportOf(text: string) {
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
) {
	const told = new Set(calls.map(({ report }) => report?.executionId));
	const untold = executions.filter(({ id, status }) => status === 'success' && !told.has(id));
	const found = await inTurn(untold, async ({ id }) => {
		const counts = countsOf((await waitForExecution(session, id)).itemsOf(countUsers.name)[0]);
		return counts === undefined ? [] : [{ executionId: id, ...counts }];
	});
	return found.flat();
}
