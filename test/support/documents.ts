/** The project's documents, as their tests read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The project's folder. */
export const PROJECT = join(__dirname, '..', '..');

const FOLDERS = ['.', 'docs', 'sandbox', '.github'];

/** One document: its path inside the project, and its text. */
export interface Document {
	readonly path: string;
	readonly text: string;
}

/** Every document that somebody is meant to read. */
export const DOCUMENTS: readonly Document[] = FOLDERS.flatMap((folder) =>
	readdirSync(join(PROJECT, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => readDocument(posix.join(folder, name))),
);

/** One document by its path inside the project. */
export function readDocument(path: string): Document {
	return { path, text: readFileSync(join(PROJECT, path), 'utf8') };
}

/** A block of code: the language after its fence, empty where none is named, and what is in it. */
export interface CodeBlock {
	readonly language: string;
	readonly code: string;
}

const FENCED = /^```(\w*)\n(.*?)^```$/gms;

/** The blocks of code of a text. */
export function codeBlocksOf(text: string): CodeBlock[] {
	return [...text.matchAll(FENCED)].map(([, language = '', code = '']) => ({ language, code }));
}

/** The text without its blocks of code. */
export function withoutCodeBlocks(text: string): string {
	return text.replaceAll(FENCED, '');
}

/** What is under a heading, up to the next one of its level or higher. */
export function sectionOf({ path, text }: Document, heading: string): string {
	const [, level, start] = new RegExp(`^(#+) ${heading}$(.*)`, 'ms').exec(text) ?? [];
	if (level === undefined || start === undefined) throw new Error(`${path} lacks "${heading}".`);
	const end = new RegExp(`^#{1,${level.length}} `, 'm').exec(start);
	return start.slice(0, end?.index);
}

/** The rows of the tables in a text, without those of the head: the cells of each, trimmed. */
export function tableRowsOf(text: string): string[][] {
	const rows = text.split('\n').filter((line) => line.trimStart().startsWith('|'));
	const isRule = (row: string | undefined) => row !== undefined && /^[\s|:-]+$/.test(row);
	return rows
		.filter((row, index) => !isRule(row) && !isRule(rows[index + 1]))
		.map((row) =>
			row
				.trim()
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);
}
