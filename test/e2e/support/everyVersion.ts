import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import { makeKeyPair } from '../../../sandbox/keys';
import type { Row } from '../../../sandbox/merchant/rows';
import type { Sandbox } from '../../../sandbox/server';
import { describeFailure, type Failure } from '../../../wallet-api/failures';
import type { LabN8n } from '../../../scripts/lab/lab';
import {
	BALANCE_TYPE,
	balance,
	chain,
	type Step,
	stock,
	TRIGGER_TYPE,
} from '../../../scripts/lab/steps';
import { testCredential } from './testButton';
import { watchOverRestart, wrongIn } from './triggerRestart';
import { putCredential, sandboxCredential } from '../../../scripts/n8n/credentials';
import type { PackedPackage } from '../../../scripts/n8n/communityPackage';
import { type Execution, runWorkflow, waitForExecution } from '../../../scripts/n8n/executions';
import type { N8nInstall } from '../../../scripts/n8n/install';
import { addWorkflow } from '../../../scripts/n8n/workflows';
import { count } from '../../../scripts/lab/numbers';

/** An n8n with the package in it, and the sandbox it reads from. */
export interface CheckPlace {
	readonly n8n: LabN8n;
	readonly install: N8nInstall;
	readonly packed?: PackedPackage;
	readonly sandbox: Sandbox;
}

/** One thing the package has to do in every n8n. */
export interface Check {
	readonly title: string;
	/** Says in a few words what was seen. Fails where it is not what it has to be. */
	readonly run: (place: CheckPlace) => Promise<string>;
}

/** What JT Wallet Balance has to put out: these rows of the sandbox exactly once, in its order, with every field. */
interface Reading {
	readonly title: string;
	readonly parameters: Record<string, unknown>;
	readonly wanted: (rows: readonly Row[]) => readonly Row[];
	/** The rows of what the node put out; its items, if left out. */
	readonly rowsOf?: (items: ReadonlyArray<Record<string, unknown>>) => unknown[];
	/** What is done with its items before. */
	readonly after?: Step;
}

const EVERYBODY = { operation: 'getAll', returnAll: true, options: { pageSize: 5_000 } };

const POOR = { field: 'balance', comparison: 'below', amount: '500.00', unit: 'baht' };
const SINCE = '2025-06-26';

/** Another parameter to prove in every n8n is another entry here. */
const READINGS: readonly Reading[] = [
	{ title: 'Get Many', parameters: EVERYBODY, wanted: (rows) => rows },
	{
		title: 'filter',
		parameters: { ...EVERYBODY, filters: { KYCStatus: ['Rejected'] } },
		wanted: (rows) => rows.filter(({ KYCStatus }) => KYCStatus === 'Rejected'),
	},
	{
		title: 'conditions',
		parameters: {
			...EVERYBODY,
			filters: { amountConditions: { condition: [POOR] }, createdAfter: SINCE },
		},
		wanted: (rows) =>
			rows.filter(
				({ balance, createTime }) => Number(balance) < 50_000 && String(createTime) >= SINCE,
			),
	},
	{
		title: 'a file',
		parameters: { ...EVERYBODY, operation: 'export', format: 'jsonLines' },
		wanted: (rows) => rows,
		after: stock('Text', 'extractFromFile', 1, { operation: 'text', options: {} }),
		rowsOf: ([item]) =>
			String(item?.data)
				.trimEnd()
				.split('\n')
				.map((line): unknown => JSON.parse(line)),
	},
];

/** Faults of the server, and as what an execution has to tell of them. n8n that knows no declared causes tells it, too. */
const FAILURES: ReadonlyArray<readonly [Fault, Failure]> = [
	[
		{ kind: 'httpStatus', status: 429, retryAfter: 600, when: { every: true } },
		{ kind: 'throttled', status: 429 },
	],
	[
		{ kind: 'vendorCode', code: 21004, message: 'Merchant off', when: { every: true } },
		{ kind: 'merchantRefused', code: 21004, serverMessage: 'Merchant off' },
	],
];

/** What the package has to do in every n8n. */
export const CHECKS: readonly Check[] = [
	{
		title: 'package loads',
		run: async ({ n8n: { session } }) => {
			const shape = z.array(z.object({ name: z.string(), displayName: z.string() }));
			const nodeInfos = [BALANCE_TYPE, TRIGGER_TYPE].map((name) => ({ name, version: 1 }));
			const nodes = await session.call('POST', '/node-types', shape, { nodeInfos });
			const names = nodes.map(({ displayName }) => displayName).sort();
			ensure(names.join() === 'JT Wallet Balance,JT Wallet Balance Trigger', `n8n knows ${names}`);
			return `${names.length} nodes`;
		},
	},
	{
		/** n8n's own test says yes to the right key, and no to another one. */
		title: 'credential test',
		run: async ({ n8n: { session }, sandbox }) => {
			const { type, data } = sandboxCredential(sandbox.credentials);
			const stored = await putCredential(session, { name: 'Tested', type, data });
			const right = await testCredential(session, stored, data);
			ensure(right.status === 'OK', `the right key: ${right.message}`);
			const { privateKey } = await makeKeyPair();
			const wrong = await testCredential(session, stored, { ...data, privateKey });
			ensure(wrong.status === 'Error', `another key: ${wrong.status}`);
			ensure(/signature/i.test(wrong.message), `another key: ${wrong.message}`);
			return 'yes and no';
		},
	},
	...READINGS.map(({ title, parameters, wanted, after, rowsOf = (items) => [...items] }) => ({
		title,
		run: async (place: CheckPlace) => {
			const { status, error, itemsOf } = await execute(place, title, parameters, after);
			ensure(status === 'success', error ?? status);
			const found = rowsOf(itemsOf(after?.name ?? USERS));
			const rows = wanted(place.sandbox.merchant.rows());
			ensure(found.length === rows.length, `${found.length} of ${rows.length} users`);
			const strange = found.findIndex((row, at) => !isDeepStrictEqual(row, rows[at]));
			ensure(strange < 0, `user ${strange + 1} is not as the sandbox has it`);
			return `${count(found.length)} users`;
		},
	})),
	{
		title: 'failures in our words',
		run: async (place) => {
			for (const [fault, failure] of FAILURES) {
				place.sandbox.faults.set([fault]);
				const parameters = { ...EVERYBODY, options: { maxRetries: 0 } };
				const { status, error } = await execute(place, failure.kind, parameters);
				place.sandbox.faults.set([]);
				const { title, advice } = describeFailure(failure);
				ensure(status === 'error' && error === `${title} ${advice}`, `${status}: ${error}`);
			}
			return `${FAILURES.length} sentences`;
		},
	},
	{
		/** One change told once, one while n8n was down told once after its start, nothing told again. */
		title: 'a poll, and one after a restart',
		run: async ({ install, packed }) => {
			const [wrong] = wrongIn(await watchOverRestart({ install, packed }));
			ensure(wrong === undefined, wrong ?? '');
			return 'each change once';
		},
	},
];

/** The node that is checked. */
const USERS = 'Users';

/** Runs JT Wallet Balance in a workflow of its own, with one step after it where there is one. */
async function execute(
	{ n8n: { session, wallet } }: CheckPlace,
	title: string,
	parameters: Record<string, unknown>,
	after?: Step,
): Promise<Execution> {
	const steps = [stock('Start', 'manualTrigger', 1, {}), balance(USERS, parameters, wallet)];
	const { id } = await addWorkflow(session, chain(title, after ? [...steps, after] : steps));
	return await waitForExecution(session, await runWorkflow(session, id, 'Start'));
}

/** Fails with the words, unless it holds. */
function ensure(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}
