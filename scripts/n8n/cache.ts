import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { N8nVersion } from './versions';

/** The folder all n8n installs lie in: JT_WALLET_N8N_CACHE, or one of ours in the user's cache folder. */
export function cacheRoot(env: NodeJS.ProcessEnv, home = homedir()): string {
	if (env.JT_WALLET_N8N_CACHE) return env.JT_WALLET_N8N_CACHE;
	return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'n8n-nodes-jt-wallet');
}

/** Name of one install: what is pinned otherwise is another install, so that an old one is never taken for it. */
export function cacheKey(version: string, pinned: Buffer | string): string {
	return `n8n-${version}-${createHash('sha256').update(pinned).digest('hex').slice(0, 12)}`;
}

/** The folder the given n8n is, or is to be, installed in. */
export function cacheFolder({ version, lock, manifest }: N8nVersion): string {
	const pinned = lock === undefined ? JSON.stringify(manifest) : readFileSync(lock);
	return join(cacheRoot(process.env), cacheKey(version, pinned));
}
