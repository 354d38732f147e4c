import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { ENDINGS } from '../n8n/executions';
import { OperatorError } from '../operatorError';
import { until } from '../until';
import { endOf } from './calls';
import type { Lab, LabN8n } from './lab';

/** An execution as n8n stored it. Times are in ms since the epoch. */
export interface SavedExecution {
	readonly id: string;
	readonly status: string;
	readonly startedAt: number;
	readonly stoppedAt: number;
	/** When it was in the database. */
	readonly storedAt: number;
	readonly recordBytes: number;
}

/** n8n's database, seen from outside: to ask n8n itself would take time from what is measured. */
export interface Database {
	/** The execution of a workflow, as soon as it is stored. The one before has to be forgotten. */
	stored(workflowId: string): Promise<SavedExecution>;
	/** Settles when nothing of a workflow is under way, for executions that n8n does not keep. */
	idle(workflowId: string): Promise<void>;
	kept(workflowId: string): Promise<string[]>;
	close(): Promise<void>;
}

/** The part of n8n's own SQLite driver that is used here. */
interface Driver {
	readonly OPEN_READONLY: number;
	readonly Database: new (
		file: string,
		mode: number,
		done: (failure: Error | null) => void,
	) => {
		configure(option: 'busyTimeout', ms: number): void;
		all(sql: string, values: unknown[], done: (failure: Error | null, rows: unknown) => void): void;
		close(done: () => void): void;
	};
}

const LOOK_EVERY_MS = 5;

/** The longest that an execution may take until it is stored. */
const WITHIN_MS = 600_000;

/** n8n writes times in UTC without saying so. */
const time = z.string().transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`));

const endedShape = z.array(
	z.object({
		id: z.coerce.string(),
		status: z.string(),
		startedAt: time,
		stoppedAt: time,
		recordBytes: z.number().nullable(),
	}),
);

/** An execution that is not to be kept is only marked as deleted, and stays "running". */
const OF_WORKFLOW = `FROM execution_entity LEFT JOIN execution_data ON executionId = id WHERE workflowId = ? AND deletedAt IS NULL`;
const ENDED = `status IN (${ENDINGS.map((ending) => `'${ending}'`).join(', ')})`;

/** Opens the database of an n8n that runs, with the driver that it brings along. */
export async function openDatabase({ install }: Lab, n8n: LabN8n): Promise<Database> {
	const sqlite: Driver = createRequire(join(install.folder, 'package.json'))('sqlite3');
	const file = join(n8n.userFolder, '.n8n', 'database.sqlite');
	const database = await new Promise<InstanceType<Driver['Database']>>((resolve, reject) => {
		const opened = new sqlite.Database(file, sqlite.OPEN_READONLY, (failure) =>
			failure ? reject(failure) : resolve(opened),
		);
	});
	database.configure('busyTimeout', 5_000);
	const rows = async (sql: string, workflowId: string): Promise<unknown> =>
		await new Promise((resolve, reject) =>
			database.all(sql, [workflowId], (failure, found) =>
				failure ? reject(failure) : resolve(found),
			),
		);
	let gone: string | undefined;
	void endOf(n8n.ended).then((words) => (gone = words));
	const waiting = {
		withinMs: WITHIN_MS,
		everyMs: LOOK_EVERY_MS,
		otherwise: `Nothing was stored in ${WITHIN_MS} ms.`,
	};
	const here = async (sql: string, workflowId: string) => {
		if (gone !== undefined) throw new OperatorError(gone);
		return await rows(sql, workflowId);
	};
	const found = `SELECT id, status, startedAt, stoppedAt, octet_length(data) AS recordBytes ${OF_WORKFLOW} AND ${ENDED}`;
	const running = `SELECT id ${OF_WORKFLOW} AND NOT ${ENDED}`;
	return {
		stored: async (workflowId) =>
			await until(async () => {
				const [execution] = endedShape.parse(await here(found, workflowId));
				if (execution === undefined) return undefined;
				return { ...execution, storedAt: Date.now(), recordBytes: execution.recordBytes ?? 0 };
			}, waiting),
		idle: async (workflowId) =>
			void (await until(async () => {
				const open = z.array(z.unknown()).parse(await here(running, workflowId));
				return open.length === 0;
			}, waiting)),
		kept: async (workflowId) => endedShape.parse(await rows(found, workflowId)).map(({ id }) => id),
		close: async () => await new Promise((resolve) => database.close(resolve)),
	};
}
