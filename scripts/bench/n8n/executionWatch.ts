import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { endOfLog } from '../../npm';
import { OperatorError } from '../../operatorError';
import { startTethered } from '../../tether/startTethered';

/** An execution as n8n stored it. Times are in ms since the epoch. */
export interface StoredExecution {
	readonly id: string;
	readonly workflowId: string;
	readonly status: string;
	readonly startedAt: number;
	/** When its last node had ended. */
	readonly stoppedAt: number;
	/** When it was in the database. */
	readonly storedAt: number;
	readonly recordBytes: number;
}

/** Sees every execution as soon as it is stored. */
export interface ExecutionWatch {
	/** The next execution of the workflow that was not given out yet. Fails when it takes longer than `withinMs`. */
	next(workflowId: string, withinMs: number): Promise<StoredExecution>;
	stop(): Promise<void>;
}

/** n8n writes times in UTC without saying so. */
const time = z.string().transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`));

const shape = z.object({
	id: z.coerce.string(),
	workflowId: z.string(),
	status: z.string(),
	startedAt: time,
	stoppedAt: time,
	storedAt: z.number(),
	recordBytes: z.number(),
});

const LOOK_EVERY_MS = 20;

/** Watches the executions of an n8n from outside, through its database file. `node` has to be 22.13 or later. */
export function watchExecutions(node: string, database: string, logFile: string): ExecutionWatch {
	const watcher = startTethered({
		command: node,
		args: ['--no-warnings', join(__dirname, 'watchExecutions.mjs'), database],
		cwd: __dirname,
		env: process.env,
		logFile,
		graceMs: 2_000,
	});
	let ended = false;
	void watcher.ended.then(() => (ended = true));
	let read = 0;
	let unfinished = '';
	const waiting: StoredExecution[] = [];
	const readOn = async (): Promise<void> => {
		const more = await text(createReadStream(logFile, { start: read }));
		read += Buffer.byteLength(more);
		const lines = (unfinished + more).split('\n');
		unfinished = lines.pop() ?? '';
		for (const line of lines) waiting.push(shape.parse(JSON.parse(line)));
	};
	return {
		next: async (workflowId, withinMs) => {
			const deadline = Date.now() + withinMs;
			for (;;) {
				await readOn();
				const place = waiting.findIndex((execution) => execution.workflowId === workflowId);
				const [found] = place < 0 ? [] : waiting.splice(0, place + 1).slice(-1);
				if (found !== undefined) return found;
				if (ended || Date.now() > deadline) {
					throw new OperatorError(
						`No execution was stored within ${withinMs} ms.\n${endOfLog(logFile)}`,
					);
				}
				await sleep(LOOK_EVERY_MS);
			}
		},
		stop: async () => void (await watcher.stop()),
	};
}
