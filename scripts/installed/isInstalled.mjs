import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const platform = `node ${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`;
const MARKER = join('node_modules', '.installed-from');

/** Whether node_modules in `root` is whole and made from its package-lock.json, by this Node on this kind of machine. */
export function isInstalled(root) {
	const installed = read(join(root, 'node_modules', '.package-lock.json'), JSON.parse)?.packages;
	if (installed === undefined) return false;
	const complete = Object.keys(installed).every((path) =>
		existsSync(join(root, path, 'package.json')),
	);
	const marker = read(join(root, MARKER));
	if (!complete || marker === fingerprint(root)) return complete;
	if (marker !== undefined && !marker.endsWith(platform)) return false;
	// A developer's own `npm install` may have brought node_modules up to the lock.
	if (!isMadeFromLock(root)) return false;
	markInstalled(root);
	return true;
}

/** Notes that node_modules is whole. Comes last, so that a broken install is never taken for a whole one. */
export function markInstalled(root) {
	writeFileSync(join(root, MARKER), fingerprint(root));
}

/** Takes the note back, before anything in node_modules is changed. */
export function unmarkInstalled(root) {
	rmSync(join(root, MARKER), { force: true });
}

function fingerprint(root) {
	const lock = readFileSync(join(root, 'package-lock.json'));
	return `${createHash('sha256').update(lock).digest('hex')} ${platform}`;
}

/** Looks at the packages themselves: npm rewrites its record even when it installs nothing. */
function isMadeFromLock(root) {
	const wanted = read(join(root, 'package-lock.json'), JSON.parse)?.packages ?? {};
	const isRight = ([path, { version, optional, peer }]) => {
		if (path === '' || version === undefined) return true;
		const found = read(join(root, path, 'package.json'), JSON.parse)?.version;
		return found === version || (found === undefined && (optional || peer));
	};
	return topLevel(root).every((path) => path in wanted) && Object.entries(wanted).every(isRight);
}

function topLevel(root) {
	const folder = join(root, 'node_modules');
	const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
	return names.flatMap((name) =>
		name.startsWith('@')
			? readdirSync(join(folder, name)).map((inner) => `node_modules/${name}/${inner}`)
			: [`node_modules/${name}`],
	);
}

/** What a file holds; undefined where there is none, or it cannot be parsed. */
function read(path, parse = (text) => text) {
	try {
		return parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}
