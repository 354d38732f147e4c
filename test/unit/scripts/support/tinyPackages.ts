import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npmEnvironment } from '../../../../scripts/npm';

/** A package to be made: its files beside package.json, each path → text. */
export interface TinyPackage {
	readonly name: string;
	/** 1.0.0 by default. */
	readonly version?: string;
	readonly scripts?: Readonly<Record<string, string>>;
	readonly files?: Readonly<Record<string, string>>;
}

/** A temporary folder of this test. */
export function temporaryFolder(): string {
	return realpathSync(mkdtempSync(join(tmpdir(), 'jt-wallet-scripts-')));
}

/** Writes a file and the folders it is in. */
export function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

/** Runs npm as a test may: without this project's settings and without a registry. */
export function npmSync(args: readonly string[], cwd: string): void {
	const env = { ...npmEnvironment(process.env), npm_config_registry: 'http://127.0.0.1:9' };
	execFileSync('npm', [...args, '--no-audit', '--no-fund'], { cwd, env, stdio: 'pipe' });
}

/** Packs the package into `folder`; gives the tarball's path. */
export function packTiny(folder: string, tiny: TinyPackage): string {
	const { name, version = '1.0.0', scripts = {}, files = {} } = tiny;
	const source = join(folder, `source-of-${name}`);
	write(join(source, 'package.json'), JSON.stringify({ name, version, scripts }));
	for (const [path, text] of Object.entries(files)) write(join(source, path), text);
	npmSync(['pack', '--ignore-scripts', '--pack-destination', folder], source);
	return join(folder, `${name}-${version}.tgz`);
}

/** Writes a package.json in `folder` that depends on the tarballs, and its lock. */
export function writeManifest(folder: string, tarballs: Readonly<Record<string, string>>): void {
	const dependencies = Object.fromEntries(
		Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
	);
	const manifest = { name: 'tiny-project', version: '1.0.0', private: true, dependencies };
	write(join(folder, 'package.json'), JSON.stringify(manifest));
	npmSync(['install', '--package-lock-only', '--ignore-scripts'], folder);
}
