import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { keptKeyPair } from '../../sandbox/keys';
import { MAX_USERS } from '../../sandbox/merchant/merchant';
import { DEFAULT_PORT, startSandbox } from '../../sandbox/server';
import { tryTurn } from '../installed/turn';
import { fillN8n } from '../n8n/importExamples';
import { ensureN8n } from '../n8n/install';
import { startInstance } from '../n8n/instance';
import { portNumber, seedNumber, wholeNumber } from '../numberOption';
import { OperatorError } from '../operatorError';
import { stateFolder } from '../paths';
import { requireFreePort } from '../ports';
import type { Script } from '../runScript';
import { welcome } from './welcome';

/** What the command line of a command that starts everything said. */
export interface StartOptions {
	readonly port: number;
	readonly sandboxPort: number;
	readonly users: number;
	readonly seed: number;
	readonly reset: boolean;
}

/** Gives a command the flags of `StartOptions`. */
export function withStartOptions(command: Command): Command {
	return command
		.option('--port <port>', 'port of n8n', portNumber, 5678)
		.option('--sandbox-port <port>', 'port of the sandbox', portNumber, DEFAULT_PORT)
		.option('--users <number>', 'wallet users in the sandbox', wholeNumber(0, MAX_USERS), 250)
		.option('--seed <number>', 'another number makes other users', seedNumber, 1)
		.option('--reset', 'start over: forget workflows, login and keys of earlier runs', false);
}

/** In what the commands that start everything differ. */
export interface Way {
	/** The command's name, and that of its state's folder. */
	readonly name: 'start' | 'dev';
	/** Puts the package into the n8n that is about to start with this user folder. */
	readonly bringPackage: (userFolder: string) => Promise<unknown>;
	readonly env?: NodeJS.ProcessEnv;
	readonly hint?: string;
}

/** Starts sandbox and n8n, prints where they are, and waits to be told to stop. Gives the exit code. */
export async function startEverything(options: StartOptions, way: Way, script: Script) {
	const { port } = options;
	if (port === options.sandboxPort) {
		throw new OperatorError(
			`n8n and the sandbox cannot both have port ${port}: choose another one with --port or --sandbox-port.`,
		);
	}
	await requireFreePort(port, 'n8n', '--port');
	const { state, sandbox } = await openState(options, way.name, script);
	const install = await ensureN8n();
	const isKnown = existsSync(join(state, '.n8n'));
	console.log(`Starting n8n ${isKnown ? '' : 'for the first time, which takes a little longer '}…`);
	const logFile = join(state, 'n8n.log');
	rmSync(logFile, { force: true });
	await way.bringPackage(state);
	const n8n = await startInstance({ install, userFolder: state, logFile, port, env: way.env });
	script.defer(() => n8n.stop());

	const { url, merchant, credentials } = sandbox;
	const filled = await fillN8n(n8n.url, credentials, join(state, 'imported.json'));
	const running = { n8n: n8n.url, sandbox: url, users: merchant.size, credentials, logFile };
	console.log(welcome({ ...running, filled, hint: way.hint }));

	const end = await Promise.race([script.told, n8n.ended]);
	if (end === undefined) {
		console.log('\nStopping …');
		return 0;
	}
	throw new OperatorError(`n8n stopped by itself (${end.reason}). Its log is ${logFile}`);
}

/**
 * Starts a sandbox with the keys and users that are kept in a command's state, and keeps a second run of the command
 * away from that state until this one ends: two n8n on one database would damage it.
 * @throws OperatorError when somebody else has the state, or the port
 */
export async function openState(options: StartOptions, command: Way['name'], script: Script) {
	const { sandboxPort: port, users, seed, reset } = options;
	await requireFreePort(port, 'the sandbox', '--sandbox-port');
	const state = stateFolder(command);
	const release = await tryTurn(`${state}.turn`);
	if (release === undefined) {
		throw new OperatorError(
			`Another "npm run ${command}" of this folder is running, or was killed a few seconds ago: stop it with Ctrl-C or wait 15 seconds, then run the command again. ${state} can serve only one at a time.`,
		);
	}
	script.defer(release);
	if (reset) rmSync(state, { recursive: true, force: true });
	mkdirSync(state, { recursive: true });
	const kept = join(state, 'sandbox');
	const keys = await keptKeyPair(kept);
	const sandbox = await startSandbox({ port, users, seed, keys, keepIn: join(kept, 'users.json') });
	script.defer(() => sandbox.close());
	return { state, sandbox };
}
