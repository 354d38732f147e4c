import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endOfLog } from '../npm';
import { OperatorError } from '../operatorError';
import { freePorts, LOOPBACK } from '../ports';
import { startTethered, type ProcessEnd } from '../tether/startTethered';
import { answersOk } from './answersOk';
import { instanceEnvironment } from './environment';
import type { N8nInstall } from './install';

/** How to start one n8n. */
export interface InstanceOptions {
	readonly install: N8nInstall;
	/** Holds its `.n8n` folder: database, key, community packages. */
	readonly userFolder: string;
	/** Takes everything it prints. */
	readonly logFile: string;
	/** Free ports are found where none are given. */
	readonly port?: number;
	readonly brokerPort?: number;
	/** Environment variables beside the usual ones. */
	readonly env?: NodeJS.ProcessEnv;
	/** What to run instead of the server: ['worker'], for example. It is then not waited for. */
	readonly command?: readonly string[];
	/** How long it may take to get ready, in milliseconds. */
	readonly readyWithinMs?: number;
}

/** An n8n that runs. */
export interface Instance {
	readonly url: string;
	readonly port: number;
	readonly brokerPort: number;
	/** Process id of n8n itself. */
	readonly pid: number;
	/** Settles when it is gone, on purpose or not. */
	readonly ended: Promise<ProcessEnd>;
	/** Ends it with all its children and waits until they are gone. */
	stop(): Promise<void>;
}

const READY_WITHIN_MS = 180_000;
const GRACE_MS = 10_000;

/**
 * Starts an n8n and waits until it can be used. It never outlives this process.
 * Fails with an OperatorError that shows the end of its log where it does not get ready.
 */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
	const { install, userFolder, logFile, command = ['start'] } = options;
	const [freeOne = 0, freeTwo = 0] = await freePorts(2);
	const port = options.port ?? freeOne;
	const brokerPort = options.brokerPort ?? freeTwo;
	for (const folder of [userFolder, dirname(logFile)]) mkdirSync(folder, { recursive: true });
	const started = startTethered({
		command: install.node,
		args: [install.program, ...command],
		cwd: userFolder,
		env: instanceEnvironment({ userFolder, port, brokerPort }, install.node, options.env),
		logFile,
		graceMs: GRACE_MS,
	});
	const url = `http://${LOOPBACK}:${port}`;
	let end: ProcessEnd | undefined;
	void started.ended.then((how) => (end = how));
	const failed = (what: string): OperatorError =>
		new OperatorError(`n8n ${what}. The end of its log, ${logFile}:\n${endOfLog(logFile)}`);

	const pid = await started.pid;
	if (pid === undefined) throw failed(`could not be started (${(await started.ended).reason})`);
	const deadline = Date.now() + (options.readyWithinMs ?? READY_WITHIN_MS);
	while (command[0] === 'start' && !(await answersOk(url + install.version.readyPath))) {
		if (end !== undefined) throw failed(`stopped before it was ready (${end.reason})`);
		if (Date.now() > deadline) {
			await started.stop();
			throw failed('did not get ready in time');
		}
		await sleep(100);
	}
	const stop = async (): Promise<void> => void (await started.stop());
	return { url, port, brokerPort, pid, ended: started.ended, stop };
}
