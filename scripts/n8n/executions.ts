import { parse } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { RestSession } from './rest';

/** An execution that ended, with everything its nodes put out. */
export interface Execution {
	readonly id: string;
	/** 'success', 'error', 'canceled' or 'crashed'. */
	readonly status: string;
	/** The message of the error that ended it, with its description. */
	readonly error: string | undefined;
	/** The items a node put out in its last run, of its first output; empty where it did not run. */
	itemsOf(nodeName: string): Array<Record<string, unknown>>;
}

const ENDED = new Set(['success', 'error', 'canceled', 'crashed']);

const errorShape = z.object({
	message: z.string(),
	description: z.string().nullish(),
});

const nodeRun = z.object({
	data: z
		.object({
			// A node that serves another one, such as a model or a tool, has outputs of other kinds only.
			main: z.array(z.array(z.object({ json: z.record(z.unknown()) })).nullable()).default([]),
		})
		.optional(),
});

const resultShape = z.object({
	resultData: z.object({
		error: errorShape.optional(),
		runData: z.record(z.array(nodeRun)).default({}),
	}),
});

/** Runs a workflow as its button in the editor does, from the named trigger. Gives the execution's id. */
export async function runWorkflow(
	session: RestSession,
	workflowId: string,
	triggerName: string,
): Promise<string> {
	const started = z.object({ executionId: z.string() });
	const body = { triggerToStartFrom: { name: triggerName } };
	return (await session.call('POST', `/workflows/${workflowId}/run`, started, body)).executionId;
}

/** Waits until an execution ended, then reads it. Fails where that takes longer than `withinMs`. */
export async function waitForExecution(
	session: RestSession,
	id: string,
	withinMs = 600_000,
): Promise<Execution> {
	const shape = z.object({ status: z.string(), data: z.string() });
	const deadline = Date.now() + withinMs;
	for (;;) {
		const { status, data } = await session.call('GET', `/executions/${id}`, shape);
		if (ENDED.has(status)) return readExecution(id, status, data);
		if (Date.now() > deadline)
			throw new Error(`Execution ${id} is still "${status}" after ${withinMs} ms`);
		await sleep(200);
	}
}

function readExecution(id: string, status: string, data: string): Execution {
	const { error, runData } = resultShape.parse(parse(data)).resultData;
	return {
		id,
		status,
		error: error && [error.message, error.description].filter(Boolean).join(' '),
		itemsOf: (nodeName) => (runData[nodeName]?.at(-1)?.data?.main[0] ?? []).map(({ json }) => json),
	};
}
