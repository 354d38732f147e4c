import type { Command } from 'commander';
import { MAX_USERS } from '../../sandbox/merchant/merchant';
import { DEFAULT_PORT } from '../../sandbox/server';
import { portNumber, wholeNumber } from '../numberOption';

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
		.option('--seed <number>', 'another number makes other users', wholeNumber(0, 2 ** 31 - 1), 1)
		.option('--reset', 'start over: forget workflows, login and keys of earlier runs', false)
		.allowExcessArguments(false);
}
