import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const run = (command: string, args: string[], cwd: string): void => {
	execFileSync(command, args, {
		cwd,
		stdio: ['ignore', 'ignore', 'pipe'],
		shell: process.platform === 'win32',
	});
};

/**
 * Packs the built package in `root` as `npm publish` would and unpacks it below `into`.
 * Returns the folder that holds its package.json. Throws with npm's or tar's words if one fails.
 */
export function unpackPackage(root: string, into: string): string {
	const folder = mkdtempSync(join(into, 'packed-'));
	run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);

	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}`);

	const unpacked = join(folder, 'unpacked');
	mkdirSync(unpacked);
	run('tar', ['-xzf', tarball, '-C', 'unpacked', '--strip-components=1'], folder);
	return unpacked;
}
