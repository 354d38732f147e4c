/** What stands between n8n and JT Wallet: n8n's own SSRF protection, a proxy that wants a login, a white list. */
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSandbox } from '../../sandbox/server';
import { installPackage, packPackage } from '../../scripts/n8n/communityPackage';
import { putCredential, sandboxCredential } from '../../scripts/n8n/credentials';
import { runWorkflow, waitForExecution } from '../../scripts/n8n/executions';
import { ensureN8n } from '../../scripts/n8n/install';
import { startInstance } from '../../scripts/n8n/instance';
import { logInOnceReady } from '../../scripts/n8n/login';
import type { RestSession } from '../../scripts/n8n/rest';
import { freePort, LOOPBACK } from '../../scripts/ports';
import { PROJECT } from '../../scripts/paths';
import { FAILURES } from '../../wallet-api/failureTable';
import { testCredential } from './support/testButton';
import { addBalanceWorkflow, BALANCE } from './support/workflows';

/** Longest time for n8n to start on a machine that does much else. */
const READY_WITHIN_MS = 400_000;

/** A server that refuses everything with this status. */
async function refusing(status: number, words: string): Promise<{ url: string; server: Server }> {
	const port = await freePort();
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(status, { 'content-type': 'text/html' }).end(words);
	});
	await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
	return { url: `http://${LOOPBACK}:${port}`, server };
}

test('each is named, in a run and in the test of the credential', async () => {
	test.setTimeout(1_200_000);
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-blocked-'));
	const sandbox = await startSandbox({ port: 0, users: 3 });
	const whiteList = await refusing(403, '<title>403</title><p>Address 192.0.2.7 is not allowed');
	const proxy = await refusing(407, 'Who are you?');
	const install = await ensureN8n();
	await installPackage(await packPackage(PROJECT, join(folder, 'package')), folder);

	const inN8n = async (env: NodeJS.ProcessEnv, look: (session: RestSession) => Promise<void>) => {
		const logFile = join(folder, 'n8n.log');
		const readyWithinMs = READY_WITHIN_MS;
		const instance = await startInstance({
			install,
			userFolder: folder,
			logFile,
			readyWithinMs,
			env,
		});
		try {
			await look(await logInOnceReady(instance.url));
		} finally {
			await instance.stop();
		}
	};

	/** What a run, and the test of the credential, say of this Base URL. */
	const wordsOf = async (session: RestSession, baseUrl: string) => {
		const { type, data } = sandboxCredential({ ...sandbox.credentials, baseUrl });
		const stored = await putCredential(session, { name: baseUrl, type, data });
		const { id } = await addBalanceWorkflow(session, stored, { options: { maxRetries: 0 } });
		const execution = await runWorkflow(session, id, 'Start');
		const { error, itemsOf } = await waitForExecution(session, execution);
		const { message } = await testCredential(session, stored, data);
		return { error, users: itemsOf(BALANCE).length, message };
	};

	const said = ({ title, advice }: { title: string; advice: string }) => ({
		error: expect.stringContaining(`${title} ${advice}`),
		users: 0,
		message: expect.stringContaining(`${title}. ${advice}`),
	});

	try {
		await inN8n({ N8N_SSRF_PROTECTION_ENABLED: 'true' }, async (session) => {
			expect(await wordsOf(session, sandbox.url)).toEqual(said(FAILURES.blockedByN8n));
			expect(sandbox.counters.requests).toBe(0);
		});
		const allowed = {
			N8N_SSRF_PROTECTION_ENABLED: 'true',
			N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8',
		};
		await inN8n(allowed, async (session) => {
			expect(await wordsOf(session, sandbox.url)).toEqual({
				error: undefined,
				users: 3,
				message: 'Connection successful!',
			});
			const refused = await wordsOf(session, whiteList.url);
			expect(refused).toEqual(said(FAILURES.forbidden));
			expect(refused.error).toContain('"Address 192.0.2.7 is not allowed"');
		});
		const throughProxy = { HTTP_PROXY: proxy.url, NO_PROXY: 'localhost,127.0.0.1' };
		await inN8n(throughProxy, async (session) => {
			expect(await wordsOf(session, 'http://wallet.internal')).toEqual(said(FAILURES.proxyLogin));
			expect((await wordsOf(session, sandbox.url)).users).toBe(3);
		});
	} finally {
		whiteList.server.close();
		proxy.server.close();
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	}
});
