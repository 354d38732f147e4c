import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { RestError, type RestSession } from '../n8n/rest';

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

const rowSchema = z.object({
	id: z.string(),
	workflowId: z.string(),
	status: z.string(),
	startedAt: time,
	stoppedAt: time,
});

const listSchema = z.object({
	results: z.array(rowSchema),
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
		for (const row of page.results) all.set(row.id, storedOf(row));
		cursor = page.nextCursor;
	}
	// n8n sorts its pages by start and cuts them by id: one at the seam can be left out.
	for (const id of gapsIn([...all.keys()].map(Number))) {
		const row = await readOne(session, String(id));
		if (row?.workflowId === workflowId) all.set(row.id, storedOf(row));
	}
	return [...all.values()];
}

/** The whole numbers between the smallest and the largest of these that are not among them. */
export function gapsIn(ids: readonly number[]): number[] {
	const there = new Set(ids);
	const gaps: number[] = [];
	const last = Math.max(...ids);
	for (let id = Math.min(...ids); id < last; id++) if (!there.has(id)) gaps.push(id);
	return gaps;
}

/** One execution, whatever its workflow; undefined where there is none of this id. */
async function readOne(
	session: RestSession,
	id: string,
): Promise<z.infer<typeof rowSchema> | undefined> {
	try {
		return await session.call('GET', `/executions/${id}`, rowSchema);
	} catch (failure) {
		if (failure instanceof RestError && failure.status === 404) return undefined;
		throw failure;
	}
}

function storedOf({
	id,
	status,
	startedAt,
	stoppedAt,
}: z.infer<typeof rowSchema>): StoredExecution {
	return { id, status, startedAt: timeOf(startedAt), stoppedAt: timeOf(stoppedAt) };
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
