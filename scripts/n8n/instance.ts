import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { freePorts, LOOPBACK } from '../ports';
import { answersOk, startServer } from '../tether/startServer';
import { type ProcessEnd, startTethered } from '../tether/startTethered';
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
export type Instance = Awaited<ReturnType<typeof startInstance>>;

/** Starts an n8n that never outlives this process, and waits until it can be used. Fails with an OperatorError. */
export async function startInstance(options: InstanceOptions) {
	const { userFolder, logFile, command = ['start'], readyWithinMs = 180_000 } = options;
	const { program, port } = await programOf({ ...options, command });
	const url = `http://${LOOPBACK}:${port}`;
	const server = await startServer({
		...program,
		name: `n8n ${command.join(' ')}`.replace(' start', ''),
		isReady: async () => await answersOk(`${url}/healthz/readiness`),
		readyWithinMs,
	});
	return { ...server, url, userFolder, logFile };
}

/** Runs a command of n8n that ends by itself, such as export:workflow. It never outlives this process. */
export async function runCommand(options: InstanceOptions): Promise<ProcessEnd> {
	return await startTethered((await programOf(options)).program).ended;
}

/** n8n as it is started, and the port that it is given. */
async function programOf(options: InstanceOptions) {
	const [free = 0, brokerPort = 0] = await freePorts(2);
	const { install, userFolder, logFile, command = [], port = free } = options;
	const env = { ...install.version.env, ...options.env };
	for (const folder of [userFolder, dirname(logFile)]) mkdirSync(folder, { recursive: true });
	const program = {
		command: install.node,
		args: [install.program, ...command],
		cwd: userFolder,
		env: instanceEnvironment({ userFolder, port, brokerPort }, install.node, env),
		logFile,
		graceMs: 10_000,
	};
	return { program, port };
}
