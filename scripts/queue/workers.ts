import { readFileSync } from 'node:fs';
import { inTurn } from '../inTurn';
import { type Lab, startProcess } from '../lab/lab';
import type { Instance } from '../n8n/instance';
import type { StoredExecution } from '../n8n/executions';
import { until } from '../until';

/** Every worker that was started, killed or not, and how to start another one. */
export type Workers = ReturnType<typeof workersOf>;

/** The workers of an n8n in queue mode, none so far. `env`: how they learn of its services. */
export function workersOf(lab: Lab, env: NodeJS.ProcessEnv) {
	const all: Instance[] = [];
	// Each in a folder of its own, as a new container is: in an old one n8n reads again all that the last one ran.
	const startOne = async () => {
		const name = `worker-${all.length + 1}`;
		all.push(await startProcess(lab, { name, env, command: ['worker'] }));
	};
	return { all, startOne };
}

/**
 * Kills the worker that was started last and starts another one in its place, as often as `times` says. The kills are
 * spread over the calls: of three, one is due when each quarter of them is `answered`. Gives who was killed, and when,
 * in milliseconds since the epoch.
 */
export async function killAgainAndAgain(workers: Workers, times: number, answered: () => number) {
	return await inTurn(Array.from({ length: times }), async (_, place) => {
		const isDue = () => answered() > (place + 1) / (times + 1);
		await until(isDue, Infinity, undefined, 20);
		const worker = workers.all.at(-1);
		if (worker === undefined) throw new Error('There is no worker to kill.');
		const killedAt = Date.now();
		process.kill(worker.pid, 'SIGKILL');
		await worker.ended;
		await workers.startOne();
		return { worker, killedAt };
	});
}

/** The executions that were in a worker when it was killed, and when that was. */
export function victimsAmong(
	executions: readonly StoredExecution[],
	kills: Awaited<ReturnType<typeof killAgainAndAgain>>,
	{ all }: Workers,
) {
	const logOf = ({ logFile }: Instance) => readFileSync(logFile, 'utf8');
	const victims = kills.map(({ worker, killedAt }) => {
		const others = all.filter((other) => other !== worker).map(logOf);
		return { killedAt, ids: victimsOf({ killed: logOf(worker), others }, executions, killedAt) };
	});
	return executions.flatMap((execution) => {
		// Who was in two of them was in the first one.
		const kill = victims.find(({ ids }) => ids.includes(execution.id));
		return kill ? [{ ...execution, killedAt: kill.killedAt }] : [];
	});
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
