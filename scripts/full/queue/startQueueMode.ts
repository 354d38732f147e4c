import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackage } from '../../n8n/communityPackage';
import { ensureN8n } from '../../n8n/install';
import { PROJECT, stateFolder } from '../../paths';
import type { Script } from '../../runScript';
import type { QueueMode } from './instances';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

/** A queue mode without any n8n yet. */
export interface StartedServices {
	readonly mode: QueueMode;
	/** Versions of database and queue. */
	readonly versions: Readonly<Record<string, string>>;
}

/** Starts an empty PostgreSQL and an empty Redis, and packs the package. All of it is gone when the script ends. */
export async function startServices(script: Script): Promise<StartedServices> {
	const logs = stateFolder('queue');
	rmSync(logs, { recursive: true, force: true });
	mkdirSync(logs, { recursive: true });
	const install = await ensureN8n();
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-queue-'));
	script.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	// PostgreSQL runs as another user, who has to get through to its own folder.
	chmodSync(folder, 0o711);
	const packed = await packPackage(PROJECT, join(folder, 'package'));
	const postgres = await startPostgres(join(folder, 'postgres'), join(logs, 'postgres.log'));
	script.defer(() => postgres.stop());
	const redis = await startRedis(join(folder, 'redis'), join(logs, 'redis.log'));
	script.defer(() => redis.stop());
	return {
		mode: {
			install,
			packed,
			folder,
			logs,
			env: {
				...postgres.env,
				...redis.env,
				N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
			},
		},
		versions: { PostgreSQL: postgres.version, Redis: redis.version },
	};
}
