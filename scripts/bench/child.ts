import { closeSync, openSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { endOfLog } from '../npm';
import { OperatorError } from '../operatorError';
import { startTethered } from '../tether/startTethered';

/** A program of the bench: it is given its task as JSON, prints its result as the last line, also JSON, and ends. */
export interface Child<Result> {
	readonly command: string;
	readonly args: readonly string[];
	readonly task: unknown;
	readonly result: z.ZodType<Result>;
	readonly logFile: string;
	readonly cwd: string;
	readonly env?: NodeJS.ProcessEnv;
}

/** The environment variable that holds the task. */
export const TASK_VARIABLE = 'JT_WALLET_BENCH_TASK';

/** Runs a program of the bench to its end. Fails with an OperatorError that shows the end of its log. */
export async function runChild<Result>(child: Child<Result>): Promise<Result> {
	closeSync(openSync(child.logFile, 'w'));
	const { code, reason } = await startTethered({
		command: child.command,
		args: child.args,
		cwd: child.cwd,
		env: { ...process.env, ...child.env, [TASK_VARIABLE]: JSON.stringify(child.task) },
		logFile: child.logFile,
		graceMs: 2_000,
	}).ended;
	if (code !== 0) {
		throw new OperatorError(
			`A measurement did not finish (${reason}). The end of its log, ${child.logFile}:\n${endOfLog(child.logFile)}`,
		);
	}
	const lines = readFileSync(child.logFile, 'utf8').trimEnd().split('\n');
	return child.result.parse(JSON.parse(lines.at(-1) ?? ''));
}
