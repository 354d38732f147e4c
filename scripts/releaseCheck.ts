import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { Command } from 'commander';
import { z } from 'zod';
import { PROJECT, stateFolder } from './paths';
import { CHECKS, readRelease } from './release/checks';
import { readSupplyChain } from './release/supplyChain';

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
		JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])),
	);
	const files = packed?.files.map(({ path }) => path) ?? [];
	const release = readRelease(PROJECT, wanted, { files, bytes: packed?.size ?? 0 });
	const table = new Table({
		head: ['check', '', 'what to do'],
		wordWrap: true,
		colWidths: [24, 4, 70],
	});
	const problems = CHECKS.map(({ name, problem }) => ({ name, said: problem(release) }));
	for (const { name, said } of problems) table.push([name, said ? '✗' : '✓', said ?? '']);
	console.log(table.toString());
	listSupplyChain();
	const ready = problems.every(({ said }) => said === undefined);
	const { name, version } = release.manifest;
	console.log(ready ? `${name} ${version} can be released.` : 'This tree cannot be released yet.');
	return ready;
}

function listSupplyChain(): void {
	const { bom, packages, licences } = readSupplyChain(PROJECT);
	const folder = stateFolder('release');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'sbom.cdx.json');
	writeFileSync(file, bom);
	const counted = [...licences]
		.sort(([, a], [, b]) => b - a)
		.map(([name, many]) => `${name} (${many})`);
	console.log(`Development dependencies: ${packages}. Licences: ${counted.join(', ')}.`);
	console.log(`The bill of materials is in ${file}. The published package has no dependencies.`);
}

function run(command: string, args: string[]): string {
	return execFileSync(command, args, {
		cwd: PROJECT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
}
