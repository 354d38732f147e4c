import type { Worker } from './instances';

/** A worker to kill, and how to start the next one in its place. */
export interface Killing {
	readonly worker: Worker;
	/** Logs of the other workers, the next one's included. */
	readonly otherLogs: readonly string[];
	startAgain(): Promise<unknown>;
}

/** Kills at most once. `done` gives the moment, in milliseconds since the epoch, when the next worker is ready. */
export function killOnce(killing: Killing | undefined): {
	now(): void;
	done(): Promise<number | undefined>;
} {
	let again: Promise<number> | undefined;
	const kill = async ({ worker, startAgain }: Killing): Promise<number> => {
		const killedAt = Date.now();
		process.kill(worker.pid, 'SIGKILL');
		await worker.ended;
		await startAgain();
		return killedAt;
	};
	return {
		now: () => {
			if (killing === undefined || again !== undefined) return;
			again = kill(killing);
			// Whoever awaits it later is told; until then a failure must not end the process.
			again.catch(() => undefined);
		},
		done: async () => await again,
	};
}
