import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { freePorts, LOOPBACK } from '../ports';
import { answersOk, type Server, startServer } from '../tether/startServer';
import { type ProcessEnd, startTethered, type TetheredCommand } from '../tether/startTethered';
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
	const { logFile, command = ['start'], readyWithinMs = READY_WITHIN_MS } = options;
	const { program, port } = await programOf({ ...options, command });
	const url = `http://${LOOPBACK}:${port}`;
	const server = await startServer({
		...program,
		name: `n8n ${command.join(' ')}`.replace(' start', ''),
		logFile,
		isReady: async () => await answersOk(`${url}/healthz/readiness`),
		readyWithinMs,
	});
	return { ...server, url };
}

/** Runs a command of n8n that ends by itself, such as export:workflow. It never outlives this process. */
export async function runCommand(
	options: InstanceOptions & { readonly command: readonly string[] },
): Promise<ProcessEnd> {
	const { program } = await programOf(options);
	return await startTethered({ ...program, logFile: options.logFile }).ended;
}

/** n8n as it is started, and the port that it is given. */
async function programOf({
	install,
	userFolder,
	logFile,
	port,
	command = [],
	env,
}: InstanceOptions): Promise<{ program: TetheredCommand; port: number }> {
	const [free = 0, brokerPort = 0] = await freePorts(2);
	for (const folder of [userFolder, dirname(logFile)]) mkdirSync(folder, { recursive: true });
	const place = { userFolder, port: port ?? free, brokerPort };
	const program = {
		command: install.node,
		args: [install.program, ...command],
		cwd: userFolder,
		env: instanceEnvironment(place, install.node, env),
		graceMs: 10_000,
	};
	return { program, port: place.port };
}
