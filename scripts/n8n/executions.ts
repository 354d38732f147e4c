import { parse } from 'flatted';
import { z } from 'zod';
import { until } from '../until';
import { type RestSession, unlessRefused } from './rest';

/** How an execution can end. */
export const ENDINGS: readonly string[] = ['success', 'error', 'crashed', 'canceled'];

/** An execution that ended, with everything its nodes put out. */
export type Execution = Awaited<ReturnType<typeof waitForExecution>>;

const itemsShape = z.array(z.object({ json: z.record(z.unknown()) }));
// A node that serves another one, such as a model or a tool, has outputs of other kinds only.
const outputShape = z.object({ main: z.array(itemsShape.nullable()).default([]) });
const runsShape = z.array(z.object({ data: outputShape.optional() }));
const errorShape = z.object({ message: z.string(), description: z.string().nullish() });
const resultShape = z.object({
	resultData: z.object({
		error: errorShape.optional(),
		runData: z.record(runsShape).default({}),
	}),
});

/** Runs a workflow as its button in the editor does, from the named trigger. Gives the execution's id. */
export async function runWorkflow(session: RestSession, workflowId: string, triggerName: string) {
	// Older n8n wants the workflow in the request, newer n8n looks it up.
	const workflowData = await session.call('GET', `/workflows/${workflowId}`, z.record(z.unknown()));
	const started = z.object({ executionId: z.string() });
	const body = { workflowData, triggerToStartFrom: { name: triggerName } };
	return (await session.call('POST', `/workflows/${workflowId}/run`, started, body)).executionId;
}

/** Waits until an execution ended, then reads it. Fails where that takes longer than `withinMs`. */
export async function waitForExecution(session: RestSession, id: string, withinMs = 600_000) {
	const shape = z.object({ status: z.string(), data: z.string() });
	const look = async () => {
		const { status, data } = await session.call('GET', `/executions/${id}`, shape);
		return ENDINGS.includes(status) && { status, data };
	};
	const otherwise = () => `Execution ${id} did not end within ${withinMs} ms.`;
	const { status, data } = await until(look, withinMs, otherwise);
	const { error, runData } = resultShape.parse(parse(data)).resultData;
	return {
		id,
		status,
		error: error && [error.message, error.description].filter(Boolean).join(' '),
		/** The items a node put out in its last run, of its first output; empty where it did not run. */
		itemsOf: (nodeName: string): ReadonlyArray<Record<string, unknown>> =>
			(runData[nodeName]?.at(-1)?.data?.main[0] ?? []).map(({ json }) => json),
	};
}

const PER_REQUEST = 100;

const time = z
	.string()
	.nullish()
	.transform((text) => (text ? Date.parse(text) : undefined));

const rowShape = z.object({
	id: z.string(),
	workflowId: z.string(),
	status: z.string(),
	startedAt: time,
	stoppedAt: time,
});

/** An execution as n8n lists it. Times are in milliseconds since the epoch; without those that have not come yet. */
export type StoredExecution = Readonly<Omit<z.output<typeof rowShape>, 'workflowId'>>;

/** Every execution of a workflow, those that run included, the newest first. */
export async function listExecutions(session: RestSession, workflowId: string) {
	const page = z.object({ results: z.array(rowShape), nextCursor: z.string().nullish() });
	const all = new Map<string, StoredExecution>();
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	for (let cursor: string | null | undefined = ''; typeof cursor === 'string'; ) {
		const path = `/executions?filter=${filter}&limit=${PER_REQUEST}${cursor && `&cursor=${cursor}`}`;
		const found: z.output<typeof page> = await session.call('GET', path, page);
		for (const row of found.results) all.set(row.id, row);
		cursor = found.nextCursor;
	}
	// n8n sorts its pages by start and cuts them by id: one at the seam can be left out.
	for (const id of gapsIn([...all.keys()].map(Number))) {
		const row = await unlessRefused(404, session.call('GET', `/executions/${id}`, rowShape));
		if (row?.workflowId === workflowId) all.set(row.id, row);
	}
	return [...all.values()];
}

/** The whole numbers between the smallest and the largest of these that are not among them. */
export function gapsIn(ids: readonly number[]): number[] {
	const there = new Set(ids);
	const first = Math.min(...ids);
	const all = Array.from({ length: Math.max(...ids) - first }, (_, place) => first + place);
	return all.filter((id) => !there.has(id));
}

/** Every execution of a workflow, as soon as all have ended, or as they are when `withinMs` are over. */
export async function endedExecutions(session: RestSession, workflowId: string, withinMs: number) {
	const deadline = Date.now() + withinMs;
	const look = async () => {
		const executions = await listExecutions(session, workflowId);
		const isOver = executions.every(({ status }) => ENDINGS.includes(status));
		return (isOver || Date.now() > deadline) && executions;
	};
	return await until(look, Infinity, undefined, 1_000);
}
