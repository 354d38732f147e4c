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

/** Name of one install: a changed lock is another install, so that an old one is never taken for it. */
export function cacheKey(version: string, lockText: Buffer): string {
	return `n8n-${version}-${createHash('sha256').update(lockText).digest('hex').slice(0, 12)}`;
}

/** The folder the given n8n is, or is to be, installed in. */
export function cacheFolder(version: N8nVersion, env: NodeJS.ProcessEnv = process.env): string {
	const lock = readFileSync(join(version.manifest, 'package-lock.json'));
	return join(cacheRoot(env), cacheKey(version.version, lock));
}
