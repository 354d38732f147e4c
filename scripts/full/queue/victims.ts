import type { StoredExecution } from './storedExecutions';

/**
 * The executions that a worker had begun, says its log, and not ended when it was killed.
 *
 * @param killedAt milliseconds since the epoch, by the clock of this machine
 */
export function victimsOf(
	workerLog: string,
	executions: readonly StoredExecution[],
	killedAt: number,
): string[] {
	const begun = new Set(
		[...workerLog.matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id),
	);
	return executions
		.filter(({ id, stoppedAt }) => begun.has(id) && (stoppedAt ?? Infinity) > killedAt)
		.map(({ id }) => id);
}
