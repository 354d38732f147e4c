import type { StoredExecution } from '../lab/executions';

/** What the workers of a round logged. */
export interface WorkerLogs {
	/** The log of the one that was killed. */
	readonly killed: string;
	/** The logs of the others, the one in its place included. */
	readonly others: readonly string[];
}

/**
 * The executions that were in a worker when it was killed: those it had begun, says its log, and not ended, and those
 * that no worker says it began, which it had just taken out of the queue.
 *
 * @param killedAt milliseconds since the epoch, by the clock of this machine
 */
export function victimsOf(
	{ killed, others }: WorkerLogs,
	executions: readonly StoredExecution[],
	killedAt: number,
): string[] {
	const begunThere = begunIn(killed);
	const begunElsewhere = begunIn(others.join('\n'));
	return executions
		.filter(({ stoppedAt }) => (stoppedAt ?? Infinity) > killedAt)
		.filter(({ id }) => begunThere.has(id) || !begunElsewhere.has(id))
		.map(({ id }) => id);
}

function begunIn(log: string): Set<string | undefined> {
	return new Set([...log.matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id));
}
