/** `npm run dev` in a copy of the project: what is saved comes into a real n8n while it runs. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { BALANCE_TYPE } from '../../scripts/lab/steps';
import { logInOnceReady } from '../../scripts/n8n/login';
import { PROJECT } from '../../scripts/paths';
import { freePorts, LOOPBACK } from '../../scripts/ports';
import { startServer } from '../../scripts/tether/startServer';

/** Made by commands, or too much to be copied. */
const LEFT_OUT = ['node_modules', '.git', '.state', 'dist'];

const SOURCE = join('nodes', 'JtWalletBalance', 'JtWalletBalance.node.ts');

test('a description that is saved is in n8n, under the right name of the package', async () => {
	test.setTimeout(600_000);
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-dev-'));
	const project = join(folder, 'project');
	const isCopied = (path: string) => !LEFT_OUT.includes(relative(PROJECT, path));
	cpSync(PROJECT, project, { recursive: true, filter: isCopied });
	symlinkSync(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
	const [port = '', sandboxPort = ''] = (await freePorts(2)).map(String);
	const flags = ['--port', port, '--sandbox-port', sandboxPort, '--users', '3'];
	const logFile = join(folder, 'dev.log');
	const dev = await startServer({
		name: 'npm run dev',
		command: process.execPath,
		args: [join('scripts', 'run.mjs'), 'dev', ...flags],
		cwd: project,
		logFile,
		graceMs: 20_000,
		// Before it says so, n8n does not watch the package yet.
		isReady: () => readFileSync(logFile, 'utf8').includes('Change a file and save it'),
		readyWithinMs: 400_000,
	});
	try {
		const session = await logInOnceReady(`http://${LOOPBACK}:${port}`);
		const nodeInfos = [{ name: BALANCE_TYPE, version: 1 }];
		const shape = z.array(z.object({ description: z.string() }));
		/** As the editor asks for it. */
		const shown = async () =>
			(await session.call('POST', '/node-types', shape, { nodeInfos })).map(
				({ description }) => description,
			);
		const [before = ''] = await shown();
		const source = readFileSync(join(project, SOURCE), 'utf8');
		writeFileSync(join(project, SOURCE), source.replace(before, 'Saved a moment ago'));
		await expect.poll(shown).toEqual(['Saved a moment ago']);
	} finally {
		await dev.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
