import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { npm } from '../npm';
import { OperatorError } from '../operatorError';

/** A package packed as it would be published. */
export interface PackedPackage {
	readonly name: string;
	readonly tarball: string;
	/** Hash of the tarball; npm packs the same files to the same bytes. */
	readonly hash: string;
}

const NOTE = '.installed-tarball';

/** What n8n itself writes there. */
const EMPTY_MANIFEST = { name: 'installed-nodes', private: true, dependencies: {} };

/** Packs the built package in `folder` into `into`, which is emptied first. Fails with an OperatorError. */
export async function packPackage(folder: string, into: string): Promise<PackedPackage> {
	rmSync(into, { recursive: true, force: true });
	mkdirSync(into, { recursive: true });
	await npm(['pack', '--ignore-scripts', '--pack-destination', into], folder, `${into}.log`);
	const [file] = readdirSync(into).filter((name) => name.endsWith('.tgz'));
	if (file === undefined) throw new OperatorError(`npm pack made no package, see ${into}.log`);
	const tarball = join(into, file);
	const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex');
	return { name: packageName(folder), tarball, hash };
}

/**
 * Puts a packed package where n8n keeps community packages, the way n8n does it. Nothing happens where the same one is
 * there already. n8n must not be running, it looks at start only. Fails with an OperatorError.
 */
export async function installPackage(packed: PackedPackage, userFolder: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	const installed = join(folder, 'node_modules', packed.name);
	const note = join(installed, NOTE);
	if (read(note) === packed.hash) return;
	mkdirSync(folder, { recursive: true });
	// Without a package.json here npm would take the nearest folder above that has one, which may be this project.
	const manifest = join(folder, 'package.json');
	if (!existsSync(manifest)) writeFileSync(manifest, JSON.stringify(EMPTY_MANIFEST));
	rmSync(installed, { recursive: true, force: true });
	// Named after its content: npm takes a file of the same name for the same package.
	const tarball = join(folder, `${packed.name}-${packed.hash.slice(0, 12)}.tgz`);
	copyFileSync(packed.tarball, tarball);
	await npm(
		[
			'install',
			'--ignore-scripts',
			'--legacy-peer-deps',
			'--no-package-lock',
			'--no-audit',
			'--no-fund',
			tarball,
		],
		folder,
		join(userFolder, 'npm-install.log'),
	);
	for (const old of readdirSync(folder))
		if (old.endsWith('.tgz') && join(folder, old) !== tarball) rmSync(join(folder, old));
	writeFileSync(note, packed.hash);
}

function packageName(folder: string): string {
	const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	if (typeof manifest === 'object' && manifest !== null && 'name' in manifest)
		return String(manifest.name);
	throw new OperatorError(`${join(folder, 'package.json')} names no package`);
}

function read(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
