import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { terminalTable } from './lab/document';
import { PROJECT, stateFolder } from './paths';
import { CHECKS, readRelease } from './release/checks';

/** What `npm pack --json` says of the package it would make. */
const packShape = z
	.tuple([z.object({ size: z.number(), files: z.array(z.object({ path: z.string() })) })])
	.transform(([{ size, files }]) => ({ files: files.map(({ path }) => path), bytes: size }));

const { tag } = new Command('npm run release:check --')
	.description('Says whether this tree could be released now, and why not.')
	.option('--tag <name>', 'the tag that is to be published, such as v1.2.3')
	.parse()
	.opts<{ tag?: string }>();

const packed = packShape.parse(JSON.parse(npm('pack', '--dry-run', '--json', '--ignore-scripts')));
const release = readRelease(packed, tag);
const found = Object.entries(CHECKS).map(([name, find]) => ({ name, problem: find(release) }));
const rows = found.map(({ name, problem }) => [name, problem ? '✗' : '✓', problem || '']);
console.log(terminalTable(['check', '', 'what to do'], rows, [24, 4, 70]));

// What n8n's own packages expect of each other does not match everywhere, hence without peer dependencies.
const sbom = npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--legacy-peer-deps');
mkdirSync(stateFolder('release'), { recursive: true });
const file = join(stateFolder('release'), 'sbom.cdx.json');
writeFileSync(file, sbom);
console.log(
	`The bill of materials of the development dependencies, with their licences, is in ${file}. The published package has no dependencies.`,
);

const isReady = found.every(({ problem }) => problem === false);
const { name, version } = release.manifest;
console.log(isReady ? `${name} ${version} can be released.` : 'This tree cannot be released yet.');
process.exitCode = isReady ? 0 : 1;

function npm(...args: string[]): string {
	return execFileSync('npm', args, {
		cwd: PROJECT,
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
}
