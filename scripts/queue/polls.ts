import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../sandbox/server';
import { endedExecutions, waitForExecution } from '../n8n/executions';
import { deactivateWorkflow } from '../n8n/workflows';
import type { Script } from '../runScript';
import { until } from '../until';
import { inTurn } from '../inTurn';
import { type LabN8n, walletOf } from '../lab/lab';
import { brokenOf } from '../lab/rules';
import { chain, stock, TRIGGER_TYPE } from '../lab/steps';

const MINUTE_MS = 60_000;
const USERS = 50;

/** The fewest whole minutes for which it is watched: two or more, for the change has to be told in them. */
const MINUTES = 2;

/** Time for a poll to end after its last request, and for its execution to be stored. */
const SETTLING_MS = 4_000;

/** Until the poll of the minute: enough for the poll at the activation to be over before. */
const AHEAD_MS = 20_000;

/** The longest until an execution that a poll starts is stored, on a busy machine. */
const STORED_WITHIN_MS = 30_000;

/** What was seen of a trigger that polls every minute, one request each, and of one change it had to notice. */
export interface PollFacts {
	readonly perMinute: ReadonlyArray<{ readonly minute: number; readonly requests: number }>;
	/** How each execution that it started ended, and what it told: the event and the user. */
	readonly runs: ReadonlyArray<{ readonly status: string; readonly told: readonly string[] }>;
	readonly changed: string;
}

/**
 * Activates a trigger on a sandbox of its own and, after its first poll, changes one user's balance. What it
 * gives waits until it was watched for `MINUTES`, in which the change has to be told, and turns the trigger off.
 */
export async function watchPolls({ session, publish }: LabN8n, script: Script) {
	const sandbox = await startSandbox({ port: 0, users: USERS, log: 'all' });
	script.defer(() => sandbox.close());
	const second = new Date(Date.now() + AHEAD_MS).getSeconds();
	// Once a minute, the shortest interval n8n has.
	const pollTimes = { item: [{ mode: 'custom', cronExpression: `${second} * * * * *` }] };
	const trigger = {
		name: 'Trigger',
		type: TRIGGER_TYPE,
		typeVersion: 1,
		parameters: { pollTimes, events: ['balanceChanged'] },
		credentials: await walletOf(session, sandbox, 'Watched sandbox'),
	};
	const events = stock('Events', 'noOp', 1);
	const activatedAt = Date.now();
	const workflow = await publish(chain('Watch', [trigger, events]));
	const isPolled = () => sandbox.counters.requests > 0;
	await until(isPolled, 2 * MINUTE_MS, () => 'The trigger did not poll.');
	await sleep(SETTLING_MS);
	const [user] = sandbox.merchant.rows();
	const changed = user?.mchUuid ?? '';
	sandbox.merchant.changeUser(changed, { balance: Number(user?.balance ?? 0) + 1 });
	return async (): Promise<PollFacts> => {
		const perMinute = await until(() => {
			const times = sandbox.requests.map(({ time }) => time);
			const seen = requestsPerMinute(times, activatedAt, Date.now());
			return seen.length >= MINUTES && seen;
		});
		await deactivateWorkflow(session, workflow);
		await sleep(SETTLING_MS);
		const executions = await endedExecutions(session, workflow.id, STORED_WITHIN_MS);
		const runs = await inTurn(executions, async ({ id }) => {
			const { status, itemsOf } = await waitForExecution(session, id, STORED_WITHIN_MS);
			const told = itemsOf(events.name).map(({ event, mchUuid }) => `${event} ${mchUuid}`);
			return { status, told };
		});
		return { perMinute, runs, changed };
	};
}

/** How many requests came in each whole minute of a time. All in milliseconds since the epoch. */
export function requestsPerMinute(times: readonly number[], from: number, until: number) {
	const first = Math.ceil(from / MINUTE_MS);
	return Array.from({ length: Math.max(Math.floor(until / MINUTE_MS) - first, 0) }, (_, place) => {
		const minute = (first + place) * MINUTE_MS;
		const requests = times.filter((time) => time >= minute && time < minute + MINUTE_MS).length;
		return { minute, requests };
	});
}

/** Which rules the trigger broke, in sentences. */
export function brokenPollRules({ perMinute, runs, changed }: PollFacts) {
	// The first poll starts one without items, for n8n to store what it remembers.
	const wanted = [{ status: 'success', told: [`balanceChanged ${changed}`] }];
	const telling = runs.filter(({ status, told }) => status !== 'success' || told.length > 0);
	const isTold = JSON.stringify(telling) === JSON.stringify(wanted) && runs.length <= 2;
	return brokenOf([
		...perMinute.map(
			({ minute, requests }) =>
				requests !== 1 &&
				`In the minute ${new Date(minute).toISOString()} it polled ${requests} times.`,
		),
		perMinute.length < MINUTES && `It was watched for ${perMinute.length} minutes only.`,
		!isTold && `One changed user (${changed}) started these executions: ${JSON.stringify(runs)}`,
	]);
}
