import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../npm';
import { OperatorError } from '../operatorError';

/** A package packed as it would be published. */
export type PackedPackage = Awaited<ReturnType<typeof packPackage>>;

/** Packs the built package in `folder` into `into`, which is emptied first. Fails with an OperatorError. */
export async function packPackage(folder: string, into: string) {
	rmSync(into, { recursive: true, force: true });
	mkdirSync(into, { recursive: true });
	await npm(['pack', '--ignore-scripts', '--pack-destination', into], folder, `${into}.log`);
	const [file] = readdirSync(into).filter((name) => name.endsWith('.tgz'));
	if (file === undefined) throw new OperatorError(`npm pack made no package, see ${into}.log`);
	const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return { name: String(name), tarball: join(into, file) };
}

/** Puts a packed package without dependencies where n8n, which must not be running, keeps community packages: unpacked. */
export function installPackage({ name, tarball }: PackedPackage, userFolder: string): void {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', name);
	rmSync(folder, { recursive: true, force: true });
	unpack(tarball, folder);
}

/** Unpacks a package into a folder, which is made. */
export function unpack(tarball: string, folder: string): void {
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
