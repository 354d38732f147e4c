import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { makeKeyPair } from '../../../sandbox/keys';
import type { Row } from '../../../sandbox/merchant/rows';
import type { Sandbox } from '../../../sandbox/server';
import { FAILURES } from '../../../wallet-api/failureTable';
import { sandboxCredential } from '../../../scripts/demoCredential';
import type { LabN8n } from '../../../scripts/lab/lab';
import { BALANCE_TYPE, balance, chain, stock, TRIGGER_TYPE } from '../../../scripts/lab/steps';
import { watchOverRestart, wrongIn } from './triggerRestart';
import { putCredential, testCredential } from '../../../scripts/n8n/credentials';
import { runWorkflow, waitForExecution } from '../../../scripts/n8n/executions';
import type { N8nInstall } from '../../../scripts/n8n/install';
import { addWorkflow } from '../../../scripts/n8n/workflows';
import { count } from '../../../scripts/lab/numbers';

/** An n8n with the package in it, and the sandbox it reads from. */
export interface CheckPlace {
	readonly n8n: LabN8n;
	readonly install: N8nInstall;
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
}

const EVERYBODY = { operation: 'getAll', returnAll: true, options: { pageSize: 5_000 } };

/** Another parameter to prove in every n8n is another entry here. */
const READINGS: readonly Reading[] = [
	{ title: 'Get Many', parameters: EVERYBODY, wanted: (rows) => rows },
	{
		title: 'filter',
		parameters: { ...EVERYBODY, filters: { KYCStatus: ['Rejected'] } },
		wanted: (rows) => rows.filter(({ KYCStatus }) => KYCStatus === 'Rejected'),
	},
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
			const right = await testCredential(session, stored, type, data);
			ensure(right.status === 'OK', `the right key: ${right.message}`);
			const { privateKey } = await makeKeyPair();
			const wrong = await testCredential(session, stored, type, { ...data, privateKey });
			ensure(wrong.status === 'Error', `another key: ${wrong.status}`);
			ensure(/signature/i.test(wrong.message), `another key: ${wrong.message}`);
			return 'yes and no';
		},
	},
	...READINGS.map(({ title, parameters, wanted }) => ({
		title,
		run: async ({ n8n: { session, wallet }, sandbox }: CheckPlace) => {
			const steps = [stock('Start', 'manualTrigger', 1, {}), balance('Users', parameters, wallet)];
			const { id } = await addWorkflow(session, chain(title, steps));
			const execution = await runWorkflow(session, id, 'Start');
			const { status, error, itemsOf } = await waitForExecution(session, execution);
			ensure(status === 'success', error ?? status);
			const items = itemsOf('Users');
			const rows = wanted(sandbox.merchant.rows());
			ensure(items.length === rows.length, `${items.length} of ${rows.length} users`);
			const strange = items.findIndex((item, place) => !isDeepStrictEqual(item, rows[place]));
			ensure(strange < 0, `user ${strange + 1} is not as the sandbox has it`);
			return `${count(items.length)} users`;
		},
	})),
	{
		/** What happened and what to do; n8n 2.41 reads who has to act from the same error, and older ones pass over it. */
		title: 'a failure',
		run: async ({ n8n: { session, wallet }, sandbox }) => {
			const steps = [stock('Start', 'manualTrigger', 1, {}), balance('Users', EVERYBODY, wallet)];
			const { id } = await addWorkflow(session, chain('A failure', steps));
			sandbox.faults.set([{ kind: 'vendorCode', code: 1002, when: { every: true } }]);
			const execution = await runWorkflow(session, id, 'Start');
			const { status, error = '' } = await waitForExecution(session, execution).finally(() =>
				sandbox.faults.set([]),
			);
			const { title, advice } = FAILURES.addressNotAllowed;
			ensure(status === 'error', `it ended with "${status}"`);
			ensure(error.startsWith(`${title} ${advice}`), `n8n said: ${error}`);
			return 'title and advice';
		},
	},
	{
		/** One change told once, one while n8n was down told once after its start, nothing told again. */
		title: 'a poll, and one after a restart',
		run: async ({ install }) => {
			const [wrong] = wrongIn(await watchOverRestart({ install }));
			ensure(wrong === undefined, wrong ?? '');
			return 'each change once';
		},
	},
];

/** Fails with the words, unless it holds. */
function ensure(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}
