import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Counters } from '../../sandbox/api/requestLog';
import type { Sandbox } from '../../sandbox/server';
import { MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { countersSince } from '../lab/counts';
import { brokenOf, rulesOfRequests } from '../lab/rules';
import type { Lab } from '../lab/lab';
import { endOfLog } from '../npm';
import { OperatorError } from '../operatorError';
import { PROJECT } from '../paths';
import { startTethered } from '../tether/startTethered';
import type { RunCost } from './costs';
import type { Plan } from './plan';

/** The programs that the package is measured against: a package of nodes, and a plain loop. */
export const RIVALS = join(PROJECT, 'test', 'bench', 'rivals');

/** What every measurement has at hand. */
export interface Place {
	readonly plan: Plan;
	readonly lab: Lab;
	/** Pages are kept once written, so that its own work is small. */
	readonly sandbox: Sandbox;
	/** Where figures come from, in a sentence: when, by which command, on which machine. */
	readonly madeBy: string;
	readonly say: (line: string) => void;
}

/** So much of the machine's memory may JavaScript use, in MB: n8n's own limit is too small for some workflows. */
export const HEAP_MB = Math.min(12_288, Math.floor((totalmem() / 2 ** 20) * 0.6));

/** A private key (Base64 of PKCS#8, without lines) as n8n's stock Crypto node and jsrsasign want it. */
export function pem(privateKey: string): string {
	const key = { key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const;
	return createPrivateKey(key).export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** The environment variable that holds the task. */
export const TASK_VARIABLE = 'JT_WALLET_BENCH_TASK';

/**
 * Runs a program on the Node.js that runs n8n: it is given its task as JSON, prints its result as the last line, also
 * JSON, and ends. Fails with an OperatorError that shows the end of its log.
 */
export async function runProgram<Result>(
	{ install, logs }: Lab,
	name: string,
	args: readonly string[],
	task: unknown,
	result: z.ZodType<Result>,
): Promise<Result> {
	const logFile = join(logs, `${name}.log`);
	writeFileSync(logFile, '');
	const env = { ...process.env, [TASK_VARIABLE]: JSON.stringify(task) };
	const program = { command: install.node, args, cwd: PROJECT, env, logFile, graceMs: 2_000 };
	const { code, reason } = await startTethered(program).ended;
	if (code !== 0) {
		throw new OperatorError(
			`A measurement did not finish (${reason}). The end of its log, ${logFile}:\n${endOfLog(logFile)}`,
		);
	}
	return result.parse(JSON.parse(endOfLog(logFile, 1)));
}

const loopShape = z.object({ runMs: z.number(), peakBytes: z.number(), users: z.number() });

/** Reads every user by a program of its own. Fails where not all came. */
export async function runPlainLoop({ lab, sandbox }: Place): Promise<RunCost> {
	const task = { ...sandbox.credentials, pageSize: MAX_PAGE_SIZE, parallelRequests: 4 };
	const program = [join(RIVALS, 'plainLoop.mjs')];
	const { users, ...cost } = await runProgram(lab, 'plainLoop', program, task, loopShape);
	if (users === sandbox.merchant.size) return cost;
	throw new Error(`The plain loop read ${users} of ${sandbox.merchant.size} users.`);
}

/**
 * Lets the sandbox serve `users` users, each request delayed by `delayMs`. Pages of new users are all asked for once,
 * so that they are written before anything is measured.
 */
export async function serve(place: Place, users: number, delayMs = 0): Promise<void> {
	const { sandbox } = place;
	if (sandbox.merchant.size !== users) sandbox.reset({ users });
	sandbox.faults.clear();
	if (sandbox.counters.requests === 0) await runPlainLoop(place);
	if (delayMs > 0) sandbox.faults.set([{ kind: 'delay', ms: delayMs, when: { every: true } }]);
}

/** How many requests were sent since then. Fails unless there were some, all signed as they must be. */
export function requestsSince({ sandbox }: Place, before: Counters): number {
	const counters = countersSince(sandbox, before);
	const [broken] = brokenOf(rulesOfRequests(counters));
	if (broken !== undefined) throw new OperatorError(broken);
	return counters.requests;
}
