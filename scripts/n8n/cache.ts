import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../readJson';
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

const MARKER = '.complete.json';

/** What an install was made for; a copy on another machine is not the same install. */
const PLATFORM = `${process.platform} ${process.arch}`;

const markerShape = z.object({ platform: z.string(), sizes: z.record(z.number()) });

/**
 * Whether the install in `folder` was finished and is still whole. Answers a reason why not, or undefined when all is well.
 * Looks at every package npm recorded and at the size of the files named to `markComplete`.
 */
export function whatIsMissing(folder: string): string | undefined {
	const marker = readJson(join(folder, MARKER), markerShape);
	if (marker === undefined) return 'it was never finished';
	if (marker.platform !== PLATFORM) return `it was made for ${marker.platform}`;
	const packages = recordedPackages(join(folder, 'node_modules', '.package-lock.json'));
	if (packages === undefined) return "npm's record of it is missing";
	const lost = packages.find((path) => !existsSync(join(folder, path, 'package.json')));
	if (lost !== undefined) return `${lost} is missing`;
	const damaged = Object.entries(marker.sizes).find(
		([path, size]) => statSync(join(folder, path), { throwIfNoEntry: false })?.size !== size,
	);
	return damaged && `${damaged[0]} is damaged`;
}

/** Notes that the install in `folder` is whole. `files`: relative paths whose size is checked from now on. */
export function markComplete(folder: string, files: readonly string[]): void {
	const sizes = Object.fromEntries(files.map((path) => [path, statSync(join(folder, path)).size]));
	writeFileSync(join(folder, MARKER), JSON.stringify({ platform: PLATFORM, sizes }));
}

/** Takes the note back, before anything in the folder is changed. */
export function markIncomplete(folder: string): void {
	rmSync(join(folder, MARKER), { force: true });
}

/** Relative paths of the packages in a record that npm keeps, such as a lock; undefined where it is not one. */
export function recordedPackages(file: string): string[] | undefined {
	const found = readJson(file, z.object({ packages: z.record(z.unknown()) }));
	return found && Object.keys(found.packages).filter((path) => path !== '');
}
