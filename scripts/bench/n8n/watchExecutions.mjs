/**
 * Prints a line of JSON for every execution as soon as n8n has stored it, in whichever way it ended. Reads n8n's
 * database from outside: asking n8n itself would take time from what is measured.
 * Arguments: the database file.
 */
import { DatabaseSync } from 'node:sqlite';

const EVERY_MS = 5;

const database = new DatabaseSync(process.argv[2], { readOnly: true });
database.exec('PRAGMA busy_timeout = 5000');
const ended = database.prepare(
	`SELECT id, workflowId, status, startedAt, stoppedAt FROM execution_entity
	WHERE id > ? AND status IN ('success', 'error', 'canceled', 'crashed') ORDER BY id`,
);
const record = database.prepare(
	'SELECT octet_length(data) AS bytes FROM execution_data WHERE executionId = ?',
);

let last = 0;
setInterval(() => {
	for (const execution of ended.all(last)) {
		const storedAt = Date.now();
		last = execution.id;
		const recordBytes = record.get(execution.id)?.bytes ?? 0;
		console.log(JSON.stringify({ ...execution, storedAt, recordBytes }));
	}
}, EVERY_MS);
