import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../paths';

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
export function readImports(): Arrow[] {
	const sources = new Set(Object.keys(MAY_USE).flatMap(sourcesIn));
	return [...sources].flatMap((from) =>
		importedBy(from).flatMap((path) => {
			const to = [`${path}.ts`, posix.join(path, 'index.ts')].find((file) => sources.has(file));
			// None where it is data or something built.
			return to === undefined ? [] : [{ from, to }];
		}),
	);
}

/** The part of the house that a file or a room belongs to. */
export function partOf(path: string): string {
	return path.replace(/\/.*/, '');
}

function sourcesIn(part: string): string[] {
	return readdirSync(join(PROJECT, part), { recursive: true, encoding: 'utf8' })
		.map((name) => posix.join(part, name.replaceAll('\\', '/')))
		.filter((path) => path.endsWith('.ts') && !path.includes('node_modules/'))
		.sort();
}

/** What a source file imports of this project: paths inside it, without their endings. */
function importedBy(file: string): string[] {
	const text = readFileSync(join(PROJECT, file), 'utf8');
	return ts
		.preProcessFile(text, true, true)
		.importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => posix.join(posix.dirname(file), fileName));
}
