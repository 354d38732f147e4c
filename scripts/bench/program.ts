import { closeSync, openSync, readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { z } from 'zod';
import { endOfLog } from '../npm';
import { OperatorError } from '../operatorError';
import { startTethered } from '../tether/startTethered';

/** A program of the bench: it is given its task as JSON, prints its result as the last line, also JSON, and ends. */
interface Program<Result> {
	readonly command: string;
	readonly args: readonly string[];
	readonly task: unknown;
	readonly result: z.ZodType<Result>;
	readonly logFile: string;
	readonly cwd: string;
}

/** The environment variable that holds the task. */
export const TASK_VARIABLE = 'JT_WALLET_BENCH_TASK';

/** So much of the machine's memory may JavaScript use, in MB: n8n's own limit is too small for some workflows. */
export const HEAP_MB = Math.min(12_288, Math.floor((totalmem() / 2 ** 20) * 0.6));

/** Runs a program of the bench to its end. Fails with an OperatorError that shows the end of its log. */
export async function runProgram<Result>(program: Program<Result>): Promise<Result> {
	const { logFile, task, result, ...started } = program;
	closeSync(openSync(logFile, 'w'));
	const { code, reason } = await startTethered({
		...started,
		env: { ...process.env, [TASK_VARIABLE]: JSON.stringify(task) },
		logFile,
		graceMs: 2_000,
	}).ended;
	if (code !== 0) {
		throw new OperatorError(
			`A measurement did not finish (${reason}). The end of its log, ${logFile}:\n${endOfLog(logFile)}`,
		);
	}
	const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
	return result.parse(JSON.parse(lines.at(-1) ?? ''));
}
