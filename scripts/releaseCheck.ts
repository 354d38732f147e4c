import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { terminalTable } from './lab/document';
import { PROJECT, stateFolder } from './paths';
import { CHECKS, readRelease } from './release/checks';

/** What `npm pack --json` says of the package it would make. */
const packShape = z.array(
	z.object({ size: z.number(), files: z.array(z.object({ path: z.string() })) }),
);

const { tag } = new Command('npm run release:check --')
	.description('Says whether this tree could be released now, and why not.')
	.option('--tag <name>', 'the tag that is to be published, such as v1.2.3')
	.allowExcessArguments(false)
	.parse()
	.opts<{ tag?: string }>();

process.exitCode = main(tag) ? 0 : 1;

function main(wanted: string | undefined): boolean {
	const [packed] = packShape.parse(
		JSON.parse(npm(['pack', '--dry-run', '--json', '--ignore-scripts'])),
	);
	const files = packed?.files.map(({ path }) => path) ?? [];
	const release = readRelease(PROJECT, wanted, { files, bytes: packed?.size ?? 0 });
	const problems = CHECKS.map(({ name, problem }) => ({ name, said: problem(release) }));
	const rows = problems.map(({ name, said }) => [name, said ? '✗' : '✓', said ?? '']);
	console.log(terminalTable(['check', '', 'what to do'], rows, [24, 4, 70]));
	writeBillOfMaterials();
	const ready = problems.every(({ said }) => said === undefined);
	const { name, version } = release.manifest;
	console.log(ready ? `${name} ${version} can be released.` : 'This tree cannot be released yet.');
	return ready;
}

/**
 * Of the development dependencies, out of the lock. What n8n's own packages expect of each other does not match
 * everywhere, hence without peer dependencies.
 */
function writeBillOfMaterials(): void {
	const folder = stateFolder('release');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'sbom.cdx.json');
	const format = ['--sbom-format', 'cyclonedx', '--package-lock-only', '--legacy-peer-deps'];
	writeFileSync(file, npm(['sbom', ...format]));
	console.log(
		`The bill of materials of the development dependencies, with their licences, is in ${file}. The published package has no dependencies.`,
	);
}

function npm(args: string[]): string {
	return execFileSync('npm', args, {
		cwd: PROJECT,
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
}
