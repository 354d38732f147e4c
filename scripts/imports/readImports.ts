import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** The parts of the house, and those that each may use beside itself. */
export const MAY_USE = {
	'wallet-api': [],
	credentials: ['wallet-api'],
	nodes: ['wallet-api'],
	sandbox: ['wallet-api'],
	scripts: ['wallet-api', 'credentials', 'nodes', 'sandbox', 'test'],
	test: ['wallet-api', 'credentials', 'nodes', 'sandbox', 'scripts'],
} as const;

/** One's use of another: two files by their paths inside the project, two rooms or two parts by their names. */
export interface Arrow {
	readonly from: string;
	readonly to: string;
}

/** Every import of a source file by another one, types included. */
export function readImports(project: string): Arrow[] {
	return Object.keys(MAY_USE)
		.flatMap((part) => sourcesIn(project, part))
		.flatMap((from) =>
			importedBy(join(project, from)).flatMap((name) => {
				const to = fileFor(project, posix.join(posix.dirname(from), name));
				return to === undefined ? [] : [{ from, to }];
			}),
		);
}

/** The part of the house that a file or a room belongs to. */
export function partOf(path: string): string {
	return path.replace(/\/.*/, '');
}

function sourcesIn(project: string, part: string): string[] {
	return readdirSync(join(project, part), { recursive: true, encoding: 'utf8' })
		.map((name) => posix.join(part, name.replaceAll('\\', '/')))
		.filter((path) => path.endsWith('.ts') && !path.includes('node_modules/'))
		.sort();
}

function importedBy(file: string): string[] {
	return ts
		.preProcessFile(readFileSync(file, 'utf8'), true, true)
		.importedFiles.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'));
}

/** The source file that an import without its ending means; none where it is data or something built. */
function fileFor(project: string, path: string): string | undefined {
	return [`${path}.ts`, posix.join(path, 'index.ts')].find((name) =>
		existsSync(join(project, name)),
	);
}
