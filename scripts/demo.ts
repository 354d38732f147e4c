import { Command } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { MAX_PAGE_SIZE } from '../wallet-api/contract';
import { runDemo } from './demo/runDemo';
import { wholeNumber } from './numberOption';
import { runScript } from './runScript';

const options = new Command('npm run demo --')
	.description('Runs the demo workflow in a real n8n against a sandbox and checks what it gives.')
	.option('--users <number>', 'wallet users in the sandbox', wholeNumber(1, MAX_USERS), 250)
	.option('--page-size <rows>', 'wallet users per request', wholeNumber(1, MAX_PAGE_SIZE), 100)
	.allowExcessArguments(false)
	.parse()
	.opts<{ users: number; pageSize: number }>();

void runScript((script) => runDemo(options, script));
