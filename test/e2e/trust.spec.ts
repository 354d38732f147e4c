/** Another merchant's money, everybody by mistake, a figure nobody vouches for: in the real n8n. */
import { createServer, type Server } from 'node:http';
import {
	CREDENTIAL_TYPE,
	putCredential,
	type StoredCredential,
} from '../../scripts/n8n/credentials';
import { type Execution, runWorkflow, waitForExecution } from '../../scripts/n8n/executions';
import type { RestSession } from '../../scripts/n8n/rest';
import { addWorkflow } from '../../scripts/n8n/workflows';
import { freePort, LOOPBACK } from '../../scripts/ports';
import { startSandbox } from '../../sandbox/server';
import { expect, test } from './support/test';
import { addBalanceWorkflow, BALANCE } from './support/workflows';

type Parameters = Readonly<Record<string, unknown>>;

/** Runs the balance node on these items, as n8n's button does. */
async function run(
	session: RestSession,
	credential: StoredCredential,
	parameters: Parameters,
	items?: readonly Parameters[],
	settings: Parameters = {},
): Promise<Execution> {
	const { id } = await addBalanceWorkflow(session, credential, parameters, items, settings);
	return await waitForExecution(session, await runWorkflow(session, id, 'Start'));
}

test('each input item is asked for with its own merchant', async ({ session }) => {
	const other = await startSandbox({ port: 0, users: 12, seed: 77 });
	const mine = await startSandbox({ port: 0, users: 30, seed: 3 });
	try {
		const fields = ['baseUrl', 'appId', 'privateKey'] as const;
		const data = Object.fromEntries(fields.map((field) => [field, `={{ $json.${field} }}`]));
		const credential = await putCredential(session, {
			name: 'From the item',
			type: CREDENTIAL_TYPE,
			data,
		});
		const idsAt = ({ merchant }: typeof mine) => merchant.rows().map(({ mchUuid }) => mchUuid);
		const [a, b] = idsAt(mine);
		const [x, y] = idsAt(other);
		const nobody = { ...mine.credentials, appId: 'otherMerchant' };
		const goOn = { onError: 'continueRegularOutput' };

		const many = await run(
			session,
			credential,
			{ limit: 2 },
			[{ ...mine.credentials }, nobody, { ...other.credentials }],
			goOn,
		);
		expect(many.itemsOf(BALANCE).map(({ mchUuid, error }) => mchUuid ?? error)).toEqual([
			a,
			b,
			'JT Wallet does not know this App ID',
			x,
			y,
		]);

		const lookUp = await run(session, credential, { operation: 'lookUp' }, [
			{ ...mine.credentials, mchUuid: a },
			{ ...other.credentials, mchUuid: x },
			{ ...other.credentials, mchUuid: a },
			{ ...mine.credentials, mchUuid: b },
		]);
		expect(lookUp.itemsOf(BALANCE).map(({ mchUuid, found }) => [mchUuid, found])).toEqual([
			[a, true],
			[x, true],
			[a, false],
			[b, true],
		]);

		const totals = await run(
			session,
			credential,
			{ operation: 'getTotals' },
			[{ ...other.credentials }, nobody, { ...mine.credentials }],
			goOn,
		);
		expect(totals.itemsOf(BALANCE).map(({ total }) => total)).toEqual([12, undefined, 30]);

		await test.step('one field that is an expression is enough', async () => {
			const appOnly = await putCredential(session, {
				name: 'App ID from the item',
				type: CREDENTIAL_TYPE,
				data: { ...mine.credentials, appId: '={{ $json.app }}' },
			});
			const { itemsOf } = await run(
				session,
				appOnly,
				{ operation: 'lookUp', mchUuid: a },
				[{ app: mine.credentials.appId }, { app: 'otherMerchant' }],
				goOn,
			);
			expect(itemsOf(BALANCE).map(({ mchUuid, error }) => mchUuid ?? error)).toEqual([
				a,
				'JT Wallet does not know this App ID',
			]);
		});

		await test.step('in a sub-workflow, too', async () => {
			const { id } = await addWorkflow(session, {
				name: 'Balances of a merchant',
				nodes: [
					stockNode('Called', 'executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
					{
						...stockNode(BALANCE, 'x', 1, { operation: 'lookUp' }),
						type: 'n8n-nodes-jt-wallet.jtWalletBalance',
						credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
					},
				],
				connections: { Called: { main: [[{ node: BALANCE, type: 'main', index: 0 }]] } },
				settings: { executionOrder: 'v1' },
			});
			const calling = await addWorkflow(session, {
				name: 'Asks for balances',
				nodes: [
					stockNode('Start', 'manualTrigger', 1, {}),
					stockNode('Call', 'executeWorkflow', 1.2, {
						workflowId: { __rl: true, mode: 'id', value: id },
						mode: 'once',
					}),
				],
				connections: { Start: { main: [[{ node: 'Call', type: 'main', index: 0 }]] } },
				pinData: {
					Start: [
						{ json: { ...mine.credentials, mchUuid: a } },
						{ json: { ...other.credentials, mchUuid: x } },
						{ json: { ...other.credentials, mchUuid: a } },
					],
				},
				settings: { executionOrder: 'v1' },
			});
			const execution = await runWorkflow(session, calling.id, 'Start');
			const { error, itemsOf } = await waitForExecution(session, execution);
			expect(error).toBeUndefined();
			expect(itemsOf('Call').map(({ mchUuid, found }) => [mchUuid, found])).toEqual([
				[a, true],
				[x, true],
				[a, false],
			]);
		});
	} finally {
		await Promise.all([mine.close(), other.close()]);
	}
});

test('a restriction that an expression turns into nothing is refused, and nothing is sent', async ({
	credential,
	sandbox,
	session,
}) => {
	const cases: ReadonlyArray<readonly [parameters: Parameters, label: string]> = [
		[{ filters: { mchUuidList: "={{ $json.ids.join(',') }}" } }, 'Merchant User IDs'],
		[{ filters: { KYCStatus: '={{ $json.kycStatus }}' } }, 'KYC Status'],
		[{ operation: 'getTotals', filters: { userStatus: '={{ [] }}' } }, 'User Status'],
		[{ operation: 'lookUp', mchUuid: '={{ $json.id }}' }, 'Merchant User ID'],
		[{ limit: '={{ $json.limit }}' }, 'Limit'],
	];
	for (const [parameters, label] of cases) {
		const { status, error } = await run(session, credential, parameters, [{ ids: [] }]);
		expect(status).toBe('error');
		expect(error).toContain(label);
	}
	expect(await sandbox.requests()).toEqual([]);
});

test('answers are held against the question', async ({ session, world }) => {
	const server = await serve({
		totalBalance: 900,
		total: 2,
		list: [
			{ mchUuid: 'JT5', KYCStatus: 'Approved', balance: 100 },
			{ mchUuid: 'JT6', KYCStatus: 'Approved', balance: 12.5 },
		],
	});
	try {
		const credential = await putCredential(session, {
			name: 'A server that ignores filters',
			type: CREDENTIAL_TYPE,
			data: { ...world.credentials, baseUrl: server.url },
		});
		const failing = async (parameters: Parameters) => {
			const { status, error, itemsOf } = await run(session, credential, parameters);
			expect([status, itemsOf(BALANCE)]).toEqual(['error', []]);
			return error;
		};
		const ignored = 'JT Wallet did not apply';
		expect(await failing({ filters: { KYCStatus: ['Rejected'] } })).toContain(ignored);
		expect(await failing({ filters: { mchUuidList: 'JT5' } })).toContain(ignored);
		expect(await failing({ operation: 'lookUp', mchUuid: 'JT5' })).toContain(ignored);
		expect(await failing({ amounts: 'bahtText' })).toContain('12.5');

		const both = await run(session, credential, { operation: 'lookUp' }, [
			{ mchUuid: 'jt5' },
			{ mchUuid: 'JT6' },
		]);
		expect(both.itemsOf(BALANCE).map(({ mchUuid }) => mchUuid)).toEqual(['JT5', 'JT6']);
	} finally {
		server.close();
	}
});

test('sums of the merchant are not added up over several requests', async ({ session, world }) => {
	const server = await serve({ totalBalance: 900, total: 0, list: [] });
	try {
		const credential = await putCredential(session, {
			name: 'A server that states the sums of the merchant',
			type: CREDENTIAL_TYPE,
			data: { ...world.credentials, baseUrl: server.url },
		});
		const ids = Array.from({ length: 6_000 }, (_, place) => `JT${place}`);
		const parameters = { operation: 'getTotals', filters: { mchUuidList: '={{ $json.ids }}' } };
		const { status, itemsOf } = await run(session, credential, parameters, [{ ids }]);
		expect([status, itemsOf(BALANCE)]).toEqual(['success', [{ total: 0 }]]);
	} finally {
		server.close();
	}
});

test('the dialog shows the four fields, and the credential is tested when it is saved', async ({
	dialog,
	world,
}) => {
	const { baseUrl, appId, privateKey } = world.credentials;
	await dialog.openNew('JT Wallet', 'JT Wallet API');
	await expect(dialog.root).not.toContainText('Holds Expressions');
	await dialog.paste('baseUrl', baseUrl);
	await dialog.paste('appId', appId);
	await dialog.paste('privateKey', privateKey);
	await dialog.saveAndTest();
	await expect(dialog.success).toBeVisible();
	if (process.env.SHOT) await dialog.root.screenshot({ path: process.env.SHOT });
});

/** One of n8n's own nodes. */
function stockNode(name: string, type: string, typeVersion: number, parameters: Parameters) {
	const position: [number, number] = [0, 0];
	return { id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position, parameters };
}

/** A JT Wallet that answers every request alike. */
async function serve(data: unknown): Promise<{ url: string; close: () => Server }> {
	const port = await freePort();
	const server = createServer((request, response) => {
		request.resume().on('end', () => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ code: 10000, message: 'success', data }));
		});
	});
	await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
	return { url: `http://${LOOPBACK}:${port}`, close: () => server.close() };
}
