import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** A command to run so that neither it nor its children outlive this process. */
export interface TetheredCommand {
	readonly command: string;
	readonly args: readonly string[];
	readonly cwd: string;
	/** This process's own where there is none. */
	readonly env?: NodeJS.ProcessEnv;
	/** Takes everything the command prints, appended; this process's own output where there is none. */
	readonly logFile?: string;
	/** How long it may take to end after SIGTERM before SIGKILL comes, in milliseconds. */
	readonly graceMs: number;
}

/** How a command ended: an exit code, or the signal or fault that ended it. */
export interface ProcessEnd {
	readonly code: number | null;
	readonly reason: string;
}

const running = new Set<{ stop(): Promise<unknown> }>();

/** Ends every command that still runs, and waits until all are gone. */
export async function stopAllTethered(): Promise<void> {
	await Promise.all([...running].map((process) => process.stop()));
}

/** Starts a command, to be ended with its children by `stop` or the end of this process. It never fails: see `ended`. */
export function startTethered(what: TetheredCommand) {
	const log = what.logFile === undefined ? undefined : openSync(what.logFile, 'a');
	const output = log ?? 'inherit';
	const tether = spawn(
		process.execPath,
		[join(__dirname, 'tether.mjs'), String(what.graceMs), what.command, ...what.args],
		{ cwd: what.cwd, env: what.env, detached: true, stdio: ['ignore', output, output, 'ipc'] },
	);
	if (log !== undefined) closeSync(log);
	let end: ProcessEnd = { code: null, reason: 'it was killed' };
	tether.once('error', ({ message }) => (end = { code: null, reason: message }));
	/** Settles when the command and its children are gone. Never rejects. */
	const ended = new Promise<ProcessEnd>((resolve) =>
		tether.once('close', () => {
			killGroup(tether.pid);
			resolve(end);
		}),
	);
	/** Process id of the command itself, as soon as it is known; undefined where it could not be started. */
	const pid = new Promise<number | undefined>((resolve) => {
		tether.on('message', (told: { pid: number } | ProcessEnd) => {
			if ('pid' in told) resolve(told.pid);
			else end = told;
		});
		tether.once('close', () => resolve(undefined));
	});
	/** Ends command and children: SIGTERM first, SIGKILL after the grace. Settles when they are gone. */
	const stop = async () => {
		if (tether.connected) tether.send('stop');
		return await ended;
	};
	const started = { pid, ended, stop };
	running.add(started);
	void ended.then(() => running.delete(started));
	return started;
}

/** Where the tether itself was killed, its command is still in the group. */
function killGroup(leader: number | undefined): void {
	if (leader === undefined || process.platform === 'win32') return;
	try {
		process.kill(-leader, 'SIGKILL');
	} catch {
		// The group is gone, as it should be.
	}
}
