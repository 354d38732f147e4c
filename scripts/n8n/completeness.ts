import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARKER = '.complete.json';

/** What an install was made for; a copy on another machine is not the same install. */
function platform(): string {
	return `${process.platform} ${process.arch}`;
}

/**
 * Whether the install in `folder` was finished and is still whole. Answers a reason why not, or undefined when all is well.
 * Looks at every package npm recorded and at the size of the files named to `markComplete`.
 */
export function whatIsMissing(folder: string): string | undefined {
	const marker = readMarker(folder);
	if (marker === undefined) return 'it was never finished';
	if (marker.platform !== platform()) return `it was made for ${marker.platform}`;
	const packages = recordedPackages(folder);
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
	writeFileSync(join(folder, MARKER), JSON.stringify({ platform: platform(), sizes }));
}

/** Takes the note back, before anything in the folder is changed. */
export function markIncomplete(folder: string): void {
	rmSync(join(folder, MARKER), { force: true });
}

/** Relative paths of the packages in a record that npm keeps, such as a lock; undefined where it is not one. */
export function recordedPackages(
	folder: string,
	record = join('node_modules', '.package-lock.json'),
): string[] | undefined {
	const content = readJson(join(folder, record));
	if (!isRecord(content) || !isRecord(content.packages)) return undefined;
	return Object.keys(content.packages).filter((path) => path !== '');
}

function readMarker(
	folder: string,
): { platform: string; sizes: Record<string, unknown> } | undefined {
	const content = readJson(join(folder, MARKER));
	if (!isRecord(content) || !isRecord(content.sizes)) return undefined;
	return { platform: String(content.platform), sizes: content.sizes };
}

function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
