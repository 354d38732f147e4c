import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { RestSession } from '../../n8n/rest';

/** An execution as n8n lists it. Times are in milliseconds since the epoch; undefined where it has not come so far. */
export interface StoredExecution {
	readonly id: string;
	readonly status: string;
	readonly startedAt: number | undefined;
	readonly stoppedAt: number | undefined;
}

/** How an execution can end. */
export const ENDINGS: readonly string[] = ['success', 'error', 'crashed', 'canceled'];

const PER_REQUEST = 100;
const LOOK_EVERY_MS = 1_000;

const time = z.string().nullish();

const listSchema = z.object({
	results: z.array(
		z.object({ id: z.string(), status: z.string(), startedAt: time, stoppedAt: time }),
	),
	nextCursor: z.string().nullish(),
});

/** Every execution of a workflow, those that run included. */
export async function listExecutions(
	session: RestSession,
	workflowId: string,
): Promise<StoredExecution[]> {
	const all = new Map<string, StoredExecution>();
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (let cursor: string | null | undefined = ''; typeof cursor === 'string'; ) {
		const path = `/executions?filter=${filter}&limit=${PER_REQUEST}${cursor && `&cursor=${cursor}`}`;
		const page: z.infer<typeof listSchema> = await session.call('GET', path, listSchema);
		for (const { id, status, startedAt, stoppedAt } of page.results) {
			all.set(id, { id, status, startedAt: timeOf(startedAt), stoppedAt: timeOf(stoppedAt) });
		}
		cursor = page.nextCursor;
	}
	return [...all.values()];
}

/** Every execution of a workflow, as soon as all have ended, or as they are when `withinMs` are over. */
export async function endedExecutions(
	session: RestSession,
	workflowId: string,
	withinMs: number,
): Promise<StoredExecution[]> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const executions = await listExecutions(session, workflowId);
		const isOver = executions.every(({ status }) => ENDINGS.includes(status));
		if (isOver || Date.now() > deadline) return executions;
		await sleep(LOOK_EVERY_MS);
	}
}

function timeOf(text: string | null | undefined): number | undefined {
	return text ? Date.parse(text) : undefined;
}
