import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import type { SandboxSource } from '../../../sandbox/api/state';
import { installPackage, packPackage } from '../../../scripts/n8n/communityPackage';
import { openSqlite } from '../../../scripts/lab/database';
import {
	putCredential,
	sandboxCredential,
	type StoredCredential,
} from '../../../scripts/n8n/credentials';
import { ensureN8n, type N8nInstall } from '../../../scripts/n8n/install';
import { type Instance, startInstance } from '../../../scripts/n8n/instance';
import { logInOnceReady } from '../../../scripts/n8n/login';
import type { RestSession } from '../../../scripts/n8n/rest';
import { PROJECT } from '../../../scripts/paths';

/** Where an n8n can put its files. */
export type Store = 'filesystem' | 'database';

/** Longest time for n8n to start on a machine that does much else. */
const READY_WITHIN_MS = 400_000;

/** An n8n of its own that puts its files into one of its stores, and a sandbox for it to read from. */
export class StoringN8n {
	private constructor(
		readonly sandbox: Sandbox,
		readonly session: RestSession,
		readonly credential: StoredCredential,
		private readonly store: Store,
		private readonly folder: string,
		private readonly install: N8nInstall,
		private readonly instance: Instance,
	) {}

	/** Starts both, with this package in n8n as it would be published. */
	static async start(store: Store, source: SandboxSource): Promise<StoringN8n> {
		const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-store-'));
		const install = await ensureN8n();
		await installPackage(await packPackage(PROJECT, join(folder, 'package')), folder);
		const instance = await startInstance({
			install,
			userFolder: folder,
			logFile: join(folder, 'n8n.log'),
			readyWithinMs: READY_WITHIN_MS,
			env: { N8N_DEFAULT_BINARY_DATA_MODE: store },
		});
		const session = await logInOnceReady(instance.url);
		const sandbox = await startSandbox({ ...source, port: 0 });
		const credential = await putCredential(session, sandboxCredential(sandbox.credentials));
		return new StoringN8n(sandbox, session, credential, store, folder, install, instance);
	}

	/** How many files are in the store, whole or not. */
	async filesInStore(): Promise<number> {
		return this.store === 'filesystem' ? this.filesInFolders() : await this.filesInDatabase();
	}

	/** Ends both, and leaves nothing behind. */
	async end(): Promise<void> {
		await this.instance.stop();
		await this.sandbox.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private filesInFolders(): number {
		const home = join(this.folder, '.n8n');
		if (!existsSync(home)) return 0;
		return readdirSync(home, { recursive: true, withFileTypes: true }).filter(
			(entry) =>
				entry.isFile() &&
				entry.parentPath.endsWith('binary_data') &&
				!entry.name.endsWith('.metadata'),
		).length;
	}

	/** Seen from outside, by the driver that n8n brings along. */
	private async filesInDatabase(): Promise<number> {
		const { get, close } = openSqlite(this.install, this.folder);
		const row = await get('SELECT COUNT(*) AS files FROM binary_data', []);
		await close();
		return z.object({ files: z.number() }).parse(row).files;
	}
}
