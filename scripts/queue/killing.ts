import { readFileSync } from 'node:fs';
import type { Instance } from '../n8n/instance';
import type { StoredExecution } from '../n8n/executions';
import { until } from '../until';

/** Every worker that was started, killed or not, and how to start another one. */
export interface Workers {
	readonly all: readonly Instance[];
	startOne(): Promise<Instance>;
}

/** A worker that was killed, and when, in milliseconds since the epoch. */
interface Kill {
	readonly worker: Instance;
	readonly killedAt: number;
}

/**
 * Kills the worker that was started last and starts another one in its place, as often as `times` says. The kills are
 * spread over the calls: of three, one is due when each quarter of them is `answered`.
 */
export async function killAgainAndAgain(workers: Workers, times: number, answered: () => number) {
	const kills: Kill[] = [];
	while (kills.length < times) {
		const isDue = () => answered() > (kills.length + 1) / (times + 1);
		await until(isDue, Infinity, undefined, 20);
		const worker = workers.all.at(-1);
		if (worker === undefined) throw new Error('There is no worker to kill.');
		kills.push({ worker, killedAt: Date.now() });
		process.kill(worker.pid, 'SIGKILL');
		await worker.ended;
		await workers.startOne();
	}
	return kills;
}

/** The executions that were in a worker when it was killed, and when that was. */
export function victimsAmong(
	executions: readonly StoredExecution[],
	kills: readonly Kill[],
	{ all }: Workers,
): Map<string, number> {
	const logs = new Map(all.map(({ logFile }) => [logFile, readFileSync(logFile, 'utf8')]));
	const victims = kills.flatMap(({ worker, killedAt }) => {
		const killed = logs.get(worker.logFile) ?? '';
		const others = [...logs.values()].filter((log) => log !== killed);
		const ids = victimsOf({ killed, others }, executions, killedAt);
		return ids.map((id): [string, number] => [id, killedAt]);
	});
	// Who was in two of them was in the first one.
	return new Map(victims.reverse());
}

/**
 * The executions that were in a worker when it was killed: those it had begun, says its log, and not ended, and those
 * that no worker says it began, which it had just taken out of the queue. `others`: the one in its place, too.
 */
export function victimsOf(
	logs: { readonly killed: string; readonly others: readonly string[] },
	executions: readonly StoredExecution[],
	killedAt: number,
): string[] {
	const begunIn = (log: string) =>
		new Set([...log.matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id));
	const begunThere = begunIn(logs.killed);
	const begunElsewhere = begunIn(logs.others.join('\n'));
	return executions
		.filter(({ stoppedAt }) => (stoppedAt ?? Infinity) > killedAt)
		.filter(({ id }) => begunThere.has(id) || !begunElsewhere.has(id))
		.map(({ id }) => id);
}
