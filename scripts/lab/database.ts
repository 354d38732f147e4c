import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ENDINGS } from '../n8n/executions';
import type { N8nInstall } from '../n8n/install';
import { OperatorError } from '../operatorError';
import { until } from '../until';
import { whyEnded } from './calls';
import type { LabN8n } from './lab';

/** The longest that an execution may take until it is stored. */
const WITHIN_MS = 600_000;

/** An execution as n8n stored it. In ms from its start: until its last node had ended, and until it was in the database. */
const savedShape = z
	.object({
		id: z.string(),
		status: z.string(),
		startedAt: z.number(),
		runMs: z.number(),
		recordBytes: z.number(),
	})
	.transform(({ startedAt, ...saved }) => ({ ...saved, storedMs: Date.now() - startedAt }));

/** An execution that is not to be kept is only marked as deleted, and stays "running". */
const OF_WORKFLOW = `FROM execution_entity LEFT JOIN execution_data ON executionId = id WHERE workflowId = ? AND deletedAt IS NULL`;
const HAS_ENDED = `status IN (${ENDINGS.map((ending) => `'${ending}'`).join(', ')})`;
const RUNNING = `SELECT id ${OF_WORKFLOW} AND NOT ${HAS_ENDED}`;
const ms = (column: string) => `ROUND(1000 * unixepoch(${column}, 'subsec'))`;
const ENDED = `SELECT CAST(id AS TEXT) AS id, status, ${ms('startedAt')} AS startedAt, ${ms('stoppedAt')} - ${ms('startedAt')} AS runMs, COALESCE(octet_length(data), 0) AS recordBytes ${OF_WORKFLOW} AND ${HAS_ENDED}`;

/** The part of n8n's own SQLite driver that is used here. */
interface Driver {
	readonly OPEN_READONLY: number;
	readonly Database: new (
		file: string,
		mode: number,
		opened: () => void,
	) => {
		configure(option: 'busyTimeout', ms: number): void;
		get(sql: string, values: unknown[], done: (failure: Error | null, row: unknown) => void): void;
		close(done: () => void): void;
	};
}

/**
 * Opens the database of an n8n, seen from outside: to ask n8n itself would take time from what is measured. Gives a way
 * to get the first row that a statement finds, undefined where there is none, and one to close it.
 */
export function openSqlite({ folder }: Pick<N8nInstall, 'folder'>, userFolder: string) {
	const sqlite: Driver = createRequire(join(folder, 'package.json'))('sqlite3');
	const file = join(userFolder, '.n8n', 'database.sqlite');
	// Where it does not open, the first question fails.
	const database = new sqlite.Database(file, sqlite.OPEN_READONLY, () => undefined);
	database.configure('busyTimeout', 5_000);
	return {
		get: promisify(database.get.bind(database)),
		close: promisify(database.close.bind(database)),
	};
}

/** Opens the database of an n8n that runs, to wait for executions. Fails with an OperatorError where that n8n ends. */
export function openDatabase(install: N8nInstall, { userFolder, ended }: LabN8n) {
	const { get, close } = openSqlite(install, userFolder);
	let gone: string | undefined;
	void whyEnded(ended).then((words) => (gone = words));
	const waitFor = async <Found>(sql: string, id: string, look: (row: unknown) => Found | false) => {
		const found = async () => {
			if (gone !== undefined) throw new OperatorError(gone);
			return look(await get(sql, [id]));
		};
		return await until(found, WITHIN_MS, () => `Nothing was stored in ${WITHIN_MS} ms.`, 5);
	};
	return {
		/** The execution of a workflow, as soon as it is stored. The one before has to be forgotten. */
		stored: async (workflowId: string) =>
			await waitFor(ENDED, workflowId, (row) => row !== undefined && savedShape.parse(row)),
		/** Settles when nothing of a workflow is under way, for executions that n8n does not keep. */
		idle: async (workflowId: string) =>
			await waitFor(RUNNING, workflowId, (row) => row === undefined),
		close,
	};
}
