import { setTimeout as sleep } from 'node:timers/promises';
import { failureInPrint } from './operatorError';
import { stopAllTethered } from './tether/startTethered';

/** What a running script can lean on. */
export interface Script {
	/** Has something undone when the script ends, however it ends; the last one first. */
	defer(undo: () => unknown): void;
	/** Settles when the script is told to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of what started it. */
	readonly told: Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Exit code of a script that was told to stop before it was done, as shells give it for Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Runs a script to its end and leaves nothing behind: child processes are ended and deferred work is done before this
 * process exits with the code the script gave, 1 after a failure, which is printed, or 130 when it was told to stop.
 */
export async function runScript(main: (script: Script) => Promise<number>): Promise<never> {
	const undo: Array<() => unknown> = [];
	const told = new Promise<void>((resolve) => {
		for (const signal of SIGNALS) process.on(signal, () => resolve());
		// `npm start` told to stop does not always tell its children.
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && resolve(), 500).unref();
	});
	let done = false;
	const work = main({ defer: (step) => undo.push(step), told }).catch((failure: unknown) => {
		if (!done) console.error(`\n${failureInPrint(failure)}`);
		return 1;
	});
	// A script that waits for `told` itself gets the moment it needs to answer first.
	const soon = async () => await Promise.race([work, sleep(100, INTERRUPTED)]);
	const code = await Promise.race([work, told.then(soon)]);
	done = true;
	await undoAll(undo);
	process.exit(code);
}

/** Does deferred work, the last first and each once, and ends every child process that is left. Never fails. */
export async function undoAll(undo: Array<() => unknown>): Promise<void> {
	for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
		await Promise.resolve(step)
			.then((run) => run())
			.catch(console.error);
	}
	await stopAllTethered();
}
