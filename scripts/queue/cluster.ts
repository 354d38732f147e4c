import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type Lab, type LabProcess, startProcess } from '../lab/lab';
import { answersOk } from '../n8n/answersOk';
import { freePort, LOOPBACK } from '../ports';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import { waitUntilReady } from './service';

/** A worker that follows a killed one first clears up after it. */
const READY_WITHIN_MS = 180_000;

/** Starts an empty PostgreSQL and an empty Redis. `env`: how every n8n learns of them, and the key they share. */
export async function startServices({ folder, logs, script }: Lab) {
	// PostgreSQL runs as another user, who has to get through to its own folder.
	chmodSync(folder, 0o711);
	const postgres = await startPostgres(join(folder, 'postgres'), join(logs, 'postgres.log'));
	script.defer(() => postgres.stop());
	const redis = await startRedis(join(folder, 'redis'), join(logs, 'redis.log'));
	script.defer(() => redis.stop());
	const own = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
		// Main and workers share no disk: files have to be where all of them find them.
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	};
	return {
		env: { ...postgres.env, ...redis.env, ...own },
		versions: { PostgreSQL: postgres.version, Redis: redis.version },
	};
}

/** Starts an n8n that runs workflows, and waits until it does. */
export async function startWorker(
	lab: Lab,
	env: NodeJS.ProcessEnv,
	name: string,
	logName = name,
): Promise<LabProcess> {
	const port = await freePort();
	const worker = await startProcess(lab, {
		name,
		logName,
		port,
		command: ['worker'],
		env: {
			...env,
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		},
	});
	const isReady = () => answersOk(`${worker.url}/healthz/readiness`);
	const { ended, logFile } = worker;
	await waitUntilReady(`n8n's ${logName}`, isReady, ended, logFile, READY_WITHIN_MS);
	return worker;
}
