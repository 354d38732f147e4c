import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
	idle(workflowId: string): Promise<unknown>;
	kept(workflowId: string): Promise<string[]>;
	close(): Promise<void>;
}

/** The part of n8n's own SQLite driver that is used here. */
interface Driver {
	readonly OPEN_READONLY: number;
	readonly Database: new (
		file: string,
		mode: number,
		opened: () => void,
	) => {
		configure(option: 'busyTimeout', ms: number): void;
		all(sql: string, values: unknown[], done: (failure: Error | null, rows: unknown) => void): void;
		close(done: () => void): void;
	};
}

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
		recordBytes: z
			.number()
			.nullable()
			.transform((bytes) => bytes ?? 0),
	}),
);

/** An execution that is not to be kept is only marked as deleted, and stays "running". */
const OF_WORKFLOW = `FROM execution_entity LEFT JOIN execution_data ON executionId = id WHERE workflowId = ? AND deletedAt IS NULL`;
const HAS_ENDED = `status IN (${ENDINGS.map((ending) => `'${ending}'`).join(', ')})`;
const ENDED = `SELECT id, status, startedAt, stoppedAt, octet_length(data) AS recordBytes ${OF_WORKFLOW} AND ${HAS_ENDED}`;
const RUNNING = `SELECT id ${OF_WORKFLOW} AND NOT ${HAS_ENDED}`;

/** Opens the database of an n8n that runs, with the driver that it brings along. */
export function openDatabase({ install }: Pick<Lab, 'install'>, n8n: LabN8n): Database {
	const sqlite: Driver = createRequire(join(install.folder, 'package.json'))('sqlite3');
	const file = join(n8n.userFolder, '.n8n', 'database.sqlite');
	// Where it does not open, the first question fails.
	const database = new sqlite.Database(file, sqlite.OPEN_READONLY, () => undefined);
	database.configure('busyTimeout', 5_000);
	const all = promisify(database.all.bind(database));
	let gone: string | undefined;
	void endOf(n8n.ended).then((words) => (gone = words));
	type Look<Found> = (rows: unknown) => Found | undefined | false;
	const waitFor = async <Found>(sql: string, workflowId: string, look: Look<Found>) => {
		const found = async () => {
			if (gone !== undefined) throw new OperatorError(gone);
			return look(await all(sql, [workflowId]));
		};
		return await until(found, WITHIN_MS, () => `Nothing was stored in ${WITHIN_MS} ms.`, 5);
	};
	return {
		stored: async (workflowId) =>
			await waitFor(ENDED, workflowId, (rows) => {
				const [execution] = endedShape.parse(rows);
				return execution && { ...execution, storedAt: Date.now() };
			}),
		idle: async (workflowId) =>
			await waitFor(RUNNING, workflowId, (rows) => z.array(z.unknown()).parse(rows).length === 0),
		kept: async (workflowId) =>
			endedShape.parse(await all(ENDED, [workflowId])).map(({ id }) => id),
		close: promisify(database.close.bind(database)),
	};
}
