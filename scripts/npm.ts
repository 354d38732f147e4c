import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from './operatorError';
import { startTethered } from './tether/startTethered';

/** What `npm run` hands down about this project and must not reach an npm that works in another folder. */
const HANDED_DOWN =
	/^npm_(package|lifecycle|command|config_(ignore_scripts|allow_scripts|local_prefix|save_exact)$)/;

/** The environment for an npm in another folder: registry, proxy and cache settings stay, this project's do not. */
export function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !HANDED_DOWN.test(name)));
}

/** Runs npm in `cwd`, with all it prints in `logFile`. Fails with an OperatorError that shows the end of the log. */
export async function npm(args: readonly string[], cwd: string, logFile: string): Promise<void> {
	mkdirSync(dirname(logFile), { recursive: true });
	const cli = process.env.npm_execpath;
	const known = cli?.endsWith('npm-cli.js') ? cli : undefined;
	const { code, reason } = await startTethered({
		command: known ? process.execPath : 'npm',
		args: known ? [known, ...args] : args,
		cwd,
		env: npmEnvironment(process.env),
		logFile,
		graceMs: 3_000,
	}).ended;
	if (code !== 0) {
		throw new OperatorError(
			`npm ${args[0]} did not work (${reason}). Check the network and the space on the disk, then run the command again. Its last words, from ${logFile}:\n${endOfLog(logFile)}`,
		);
	}
}

/** The last lines of a log, for a message; empty where there is none. */
export function endOfLog(logFile: string, lines = 15): string {
	try {
		return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
	} catch {
		return '';
	}
}
