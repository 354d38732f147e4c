import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { freePorts, LOOPBACK } from '../ports';
import { answersOk, type Server, startServer } from '../tether/startServer';
import { instanceEnvironment } from './environment';
import type { N8nInstall } from './install';

/** How to start one n8n. */
export interface InstanceOptions {
	readonly install: N8nInstall;
	/** Holds its `.n8n` folder: database, key, community packages. */
	readonly userFolder: string;
	readonly logFile: string;
	readonly port?: number;
	readonly env?: NodeJS.ProcessEnv;
	/** What to run instead of the server: ['worker'], for example. */
	readonly command?: readonly string[];
	readonly readyWithinMs?: number;
}

/** An n8n that runs. */
export interface Instance extends Server {
	readonly url: string;
}

const READY_WITHIN_MS = 180_000;

/**
 * Starts an n8n and waits until it can be used. It never outlives this process.
 * Fails with an OperatorError that shows the end of its log where it does not get ready.
 */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
	const { install, userFolder, logFile, command = ['start'] } = options;
	const [free = 0, brokerPort = 0] = await freePorts(2);
	const { port = free, readyWithinMs = READY_WITHIN_MS } = options;
	for (const folder of [userFolder, dirname(logFile)]) mkdirSync(folder, { recursive: true });
	const place = { userFolder, port, brokerPort };
	const url = `http://${LOOPBACK}:${port}`;
	const server = await startServer({
		name: `n8n ${command.join(' ')}`.replace(' start', ''),
		command: install.node,
		args: [install.program, ...command],
		cwd: userFolder,
		env: instanceEnvironment(place, install.node, options.env),
		logFile,
		graceMs: 10_000,
		isReady: async () => await answersOk(`${url}/healthz/readiness`),
		readyWithinMs,
	});
	return { ...server, url };
}
