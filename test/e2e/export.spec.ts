/** Export to File in the real n8n, with each of its stores: opened again by n8n's own node, and nothing left of a failure. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import type { Row } from '../../sandbox/merchant/rows';
import { SeededUsers } from '../../sandbox/merchant/seededUsers';
import { CREDENTIAL_TYPE } from '../../scripts/n8n/credentials';
import { runWorkflow, waitForExecution } from '../../scripts/n8n/executions';
import { addWorkflow } from '../../scripts/n8n/workflows';
import { type Store, StoringN8n } from './support/storingN8n';

const START = 'Start';
const EXPORT = 'Export';
const OPENED = 'Opened Again';
const KEPT = 'Kept';

/** What a file, a spreadsheet or a number stumbles over. */
const ODD_ROWS: Row[] = [
	{ mchUuid: '=HYPERLINK("http://x")', balance: 9223372036854775807n, note: 'สวัสดี, "ครับ"' },
	{ mchUuid: '+66812345678', balance: -9223372036854775807n, branchNo: 'two\r\nlines' },
	{ mchUuid: '@sum', unknown: true, centerNo: ' spaces ' },
	{ mchUuid: '-5', balance: -120, branchNo: '余额;|\t' },
];

const CROWD = new SeededUsers(5, 3_000);

const ROWS: Row[] = [
	...ODD_ROWS,
	...Array.from({ length: CROWD.count }, (_, place) => CROWD.row(place)),
];

async function addExport({ session, credential }: StoringN8n, parameters: object): Promise<string> {
	const steps = [
		{ name: START, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: EXPORT,
			type: 'n8n-nodes-jt-wallet.jtWalletBalance',
			typeVersion: 1,
			parameters: { operation: 'export', ...parameters },
			credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
		},
		{
			name: OPENED,
			type: 'n8n-nodes-base.extractFromFile',
			typeVersion: 1,
			parameters: { operation: 'csv', options: {} },
		},
		{
			name: KEPT,
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: '={{ JSON.stringify({ place: $binary.data.id.split(":")[0] }) }}',
				options: {},
			},
		},
	];
	const to = (...names: string[]) => ({
		main: [names.map((node) => ({ node, type: 'main', index: 0 }))],
	});
	const { id } = await addWorkflow(session, {
		name: 'Balances as a file',
		nodes: steps.map((step, place) => ({ ...step, id: step.name, position: [240 * place, 0] })),
		connections: { [START]: to(EXPORT), [EXPORT]: to(KEPT, OPENED) },
		settings: { executionOrder: 'v1' },
	});
	return id;
}

/** A row as a CSV file has it: texts, those that a spreadsheet would run with an apostrophe, and nothing for what is missing. */
const asText = (row: object) =>
	Object.fromEntries(
		Object.entries(row)
			.map(([name, value]) => [name, String(value ?? '')] as const)
			.filter(([, text]) => text !== '')
			.map(([name, text]) => [name, /^[=+@]/.test(text) ? `'${text}` : text]),
	);

const STORES: ReadonlyArray<[store: Store, name: string]> = [
	['filesystem', 'filesystem-v2'],
	['database', 'database'],
];

for (const [store, name] of STORES) {
	test(`a file in n8n's store "${store}"`, async () => {
		const n8n = await StoringN8n.start(store, { rows: ROWS });
		const { session, sandbox } = n8n;
		try {
			await test.step('is opened again by Extract From File, user by user', async () => {
				const id = await addExport(n8n, { options: { pageSize: 500 } });
				const execution = await waitForExecution(session, await runWorkflow(session, id, START));
				expect(execution.error).toBeUndefined();
				expect(execution.itemsOf(EXPORT)).toMatchObject([{ format: 'csv', users: ROWS.length }]);
				expect(execution.itemsOf(KEPT)).toEqual([{ place: name }]);
				expect(execution.itemsOf(OPENED).map(asText)).toEqual(sandbox.merchant.rows().map(asText));
				expect(await n8n.filesInStore()).toBe(1);
			});

			const slow = { options: { pageSize: 500, parallelRequests: 1, maxRetries: 0 } };

			await test.step('is not left of a reading that fails', async () => {
				sandbox.faults.set([{ kind: 'vendorCode', code: 21002, when: { page: 4, every: true } }]);
				const id = await addExport(n8n, slow);
				const execution = await waitForExecution(session, await runWorkflow(session, id, START));
				expect(execution.error).toContain('JT Wallet refused the parameters of the request');
				expect([execution.itemsOf(EXPORT), await n8n.filesInStore()]).toEqual([[], 1]);
			});

			await test.step('is not left of a reading that is stopped', async () => {
				sandbox.faults.set([{ kind: 'neverAnswer', when: { page: 4, every: true } }]);
				const id = await addExport(n8n, slow);
				const { requests } = sandbox.counters;
				const running = await runWorkflow(session, id, START);
				while (sandbox.counters.requests < requests + 4) await sleep(50);
				await session.call('POST', `/executions/${running}/stop`, z.unknown(), {});
				const execution = await waitForExecution(session, running);
				expect(execution.status).toBe('canceled');
				await sleep(1_000);
				expect([execution.itemsOf(EXPORT), await n8n.filesInStore()]).toEqual([[], 1]);
			});
		} finally {
			await n8n.end();
		}
	});
}
