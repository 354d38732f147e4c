import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server';
import { countTransactions } from '../../sandbox/merchant/transactions';
import { installPackage, packPackage } from '../n8n/communityPackage';
import { ensureN8n } from '../n8n/install';
import { startInstance } from '../n8n/instance';
import { endOfLog } from '../npm';
import { describeFailure, OperatorError } from '../operatorError';
import { PROJECT } from '../paths';
import { readableDuration } from '../progress';
import type { Script } from '../runScript';
import { runDemoWorkflow } from './runDemoWorkflow';
import { branchesTable, totalsTable, usersTable } from './tables';
import { whatIsWrong } from './verdict';

/** What the command line said. */
export interface DemoOptions {
	readonly users: number;
	readonly pageSize: number;
}

/** Runs the demo workflows in an n8n and a sandbox of its own, prints what came out, and gives the exit code. */
export async function runDemo({ users, pageSize }: DemoOptions, script: Script): Promise<number> {
	const install = await ensureN8n();
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-demo-'));
	script.defer(() => rmSync(folder, { recursive: true, force: true }));
	const sandbox = await startSandbox({ port: 0, users });
	script.defer(() => sandbox.close());

	console.log(
		`Starting n8n ${install.version.version} and a sandbox of ${count(users)} wallet users …`,
	);
	await installPackage(await packPackage(PROJECT, join(folder, 'package')), folder);
	const logFile = join(folder, 'n8n.log');
	const n8n = await startInstance({ install, userFolder: folder, logFile });
	script.defer(() => n8n.stop());

	const started = Date.now();
	const output = await runDemoWorkflow(n8n.url, sandbox.credentials, pageSize).catch(
		(failure: unknown) => {
			const log = endOfLog(logFile, 30);
			throw new OperatorError(`${describeFailure(failure)}\nThe end of n8n's log:\n${log}`);
		},
	);
	const took = readableDuration(Date.now() - started);
	const { users: items, lookedUp, transactions, low, branches, fileRows } = output;
	if (items.length > 0)
		console.log(`${usersTable(items)}\n${totalsTable(items)}\n${branchesTable(branches)}`);
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
}

function count(value: number): string {
	return value.toLocaleString('en-US');
}
