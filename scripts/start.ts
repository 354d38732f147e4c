import { Command } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { DEFAULT_PORT } from '../sandbox/server';
import { portNumber, wholeNumber } from './numberOption';
import { runScript } from './runScript';
import { startEverything } from './start/startEverything';

const options = new Command('npm start --')
	.description('Starts a real n8n with this package, and a JT Wallet sandbox for it to read from.')
	.option('--port <port>', 'port of n8n', portNumber, 5678)
	.option('--sandbox-port <port>', 'port of the sandbox', portNumber, DEFAULT_PORT)
	.option('--users <number>', 'wallet users in the sandbox', wholeNumber(0, MAX_USERS), 250)
	.option('--seed <number>', 'another number makes other users', wholeNumber(0, 2 ** 31 - 1), 1)
	.option('--reset', 'begin anew: forget workflows, login and keys of earlier runs', false)
	.allowExcessArguments(false)
	.parse()
	.opts<{ port: number; sandboxPort: number; users: number; seed: number; reset: boolean }>();

void runScript((script) => startEverything(options, script));
