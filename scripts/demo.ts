import { Command } from 'commander';
import { MAX_USERS } from '../sandbox/merchant/merchant';
import { countTransactions } from '../sandbox/merchant/transactions';
import { startSandbox } from '../sandbox/server';
import { MAX_PAGE_SIZE } from '../wallet-api/contract';
import { runDemoWorkflow } from './demo/runDemoWorkflow';
import { branchesTable, totalsTable, usersTable } from './demo/tables';
import { whatIsWrong } from './demo/verdict';
import { openLab, startN8n } from './lab/lab';
import { count } from './lab/numbers';
import { endOfLog } from './npm';
import { wholeNumber } from './numberOption';
import { failureInPrint, OperatorError } from './operatorError';
import { readableDuration } from './progress';
import { runScript } from './runScript';

const options = new Command('npm run demo --')
	.description('Runs the demo workflow in a real n8n against a sandbox and checks what it gives.')
	.option('--users <number>', 'wallet users in the sandbox', wholeNumber(1, MAX_USERS), 250)
	.option('--page-size <rows>', 'wallet users per request', wholeNumber(1, MAX_PAGE_SIZE), 100)
	.parse()
	.opts<{ users: number; pageSize: number }>();

void runScript(async (script) => {
	const { users, pageSize } = options;
	const lab = await openLab('demo', script);
	const sandbox = await startSandbox({ port: 0, users });
	script.defer(() => sandbox.close());
	const { version } = lab.install.version;
	console.log(`Starting n8n ${version} and a sandbox of ${count(users)} wallet users …`);
	const n8n = await startN8n(lab, sandbox);

	const started = Date.now();
	const output = await runDemoWorkflow(n8n, sandbox.credentials.baseUrl, pageSize).catch(
		(failure: unknown) => {
			const log = endOfLog(n8n.logFile, 30);
			throw new OperatorError(`${failureInPrint(failure)}\nThe end of n8n's log:\n${log}`);
		},
	);
	const took = readableDuration(Date.now() - started);
	const { users: items, lookedUp, transactions, low, branches, fileRows } = output;
	if (items.length > 0) {
		console.log(`${usersTable(items)}\n${totalsTable(items)}\n${branchesTable(branches)}`);
	}
	console.log(
		`${count(low.length)} users have less than 100 baht. A CSV file was written, and n8n opened it again: ${count(fileRows.length)} rows.`,
	);
	const { requests, verified, refused } = sandbox.counters;
	console.log(
		`Get Many gave ${count(items.length)} users, Look Up ${count(lookedUp.length)}, n8n's HTTP Request node ${count(transactions.length)} rows of another endpoint, by ${count(requests)} requests in ${took}. The sandbox verified ${count(verified)} signatures and refused ${count(refused)} requests.`,
	);
	const wrong = whatIsWrong(output, {
		...sandbox.counters,
		users: sandbox.merchant.size,
		transactions: countTransactions(sandbox.merchant),
		repeatedSignatures:
			sandbox.requests.length - new Set(sandbox.requests.map(({ sign }) => sign)).size,
	});
	if (wrong === undefined) {
		console.log('Everything came out exactly once, and every request was signed as it must be.');
		return 0;
	}
	console.error(`\nThe demo did not work. ${wrong}`);
	return 1;
});
