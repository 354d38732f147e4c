import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { answersOk } from '../../n8n/answersOk';
import { installPackage, type PackedPackage } from '../../n8n/communityPackage';
import type { N8nInstall } from '../../n8n/install';
import { type Instance, startInstance } from '../../n8n/instance';
import { freePorts, LOOPBACK } from '../../ports';
import { waitUntilReady } from './service';

/** What every n8n of one queue mode shares. */
export interface QueueMode {
	readonly install: N8nInstall;
	readonly packed: PackedPackage;
	/** Holds a user folder for each. */
	readonly folder: string;
	/** Holds a log for each. */
	readonly logs: string;
	/** Where database and queue are, and the shared encryption key. */
	readonly env: Readonly<Record<string, string>>;
}

/** A worker that runs. */
export interface Worker extends Instance {
	readonly logFile: string;
}

/** Starts the n8n with the editor, the addresses of webhooks and the polls. It runs no workflow itself. */
export async function startMain(mode: QueueMode): Promise<Instance> {
	const userFolder = await userFolderWithPackage(mode, 'main');
	return await startInstance({
		install: mode.install,
		userFolder,
		logFile: join(mode.logs, 'main.log'),
		env: environment(mode),
	});
}

/**
 * Starts an n8n that runs workflows, and waits until it does.
 *
 * @param place the name of its user folder: a worker that was there before is followed by one that finds its files
 * @param name the name of its log
 */
export async function startWorker(mode: QueueMode, place: string, name = place): Promise<Worker> {
	const userFolder = await userFolderWithPackage(mode, place);
	const logFile = join(mode.logs, `${name}.log`);
	const [port = 0] = await freePorts(1);
	const worker = await startInstance({
		install: mode.install,
		userFolder,
		logFile,
		port,
		command: ['worker'],
		env: {
			...environment(mode),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
		},
	});
	const url = `${worker.url}/healthz/readiness`;
	try {
		await waitUntilReady(`n8n's ${name}`, () => answersOk(url), worker.ended, logFile);
	} catch (failure) {
		await worker.stop();
		throw failure;
	}
	return { ...worker, logFile };
}

async function userFolderWithPackage({ folder, packed }: QueueMode, name: string): Promise<string> {
	const userFolder = join(folder, name);
	mkdirSync(userFolder, { recursive: true });
	await installPackage(packed, userFolder);
	return userFolder;
}

function environment({ env }: QueueMode): NodeJS.ProcessEnv {
	return { ...env, EXECUTIONS_MODE: 'queue' };
}
