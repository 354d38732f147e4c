import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import Table from 'cli-table3';
import manifest from '../../package.json';
import type { N8nInstall } from '../n8n/install';
import { OperatorError } from '../operatorError';

type Cells = readonly string[];

/** A table in Markdown. The first column is text, and by default the others are numbers. */
export function markdownTable(head: Cells, rows: readonly Cells[], others = '--:'): string {
	const line = (cells: Cells) => `| ${cells.join(' | ')} |`;
	const escape = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
	const rule = head.map((_, place) => (place === 0 ? '---' : others));
	return [head.map(escape), rule, ...rows.map((row) => row.map(escape))].map(line).join('\n');
}

/** A table in Markdown: a row for each thing, a column for each heading and what is said under it. */
export function tableOf<Thing>(
	things: readonly Thing[],
	columns: Readonly<Record<string, (thing: Thing) => string>>,
): string {
	const cells = (thing: Thing) => Object.values(columns).map((say) => say(thing));
	return markdownTable(Object.keys(columns), things.map(cells));
}

/** A table for the terminal, without lines between its rows; columns of numbers stand at the right. */
export function terminalTable(head: Cells, rows: readonly Cells[], colWidths?: number[]): string {
	const isNumber = (column: number) =>
		rows.length > 0 && rows.every((row) => /^[-\d.,–]+$/.test(row[column] ?? ''));
	const columns = rows[0] ?? head;
	const table = new Table({
		head: [...head],
		colAligns: columns.map((_, column) => (isNumber(column) ? 'right' : 'left')),
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
		...(colWidths && { colWidths, wordWrap: true }),
	});
	for (const row of rows) table.push([...row]);
	return table.toString();
}

/**
 * Where figures come from: the sentence above them in a document. `command`: the one that runs, without "npm run", with
 * all that was typed after it. `others`: versions beside n8n's, by name.
 */
export function madeBy(command: string, install: N8nInstall, others: Record<string, string> = {}) {
	const typed = process.argv.slice(2);
	const flags = typed.length > 0 ? ['--', ...typed] : [];
	const date = new Date().toISOString().slice(0, 10);
	const processors = cpus();
	const machine = [
		processors[0]?.model ?? 'unknown processor',
		`${processors.length} cores`,
		`${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory`,
		`${type()} ${release()}`,
	];
	const node = execFileSync(install.node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
	const own = { [manifest.name]: manifest.version, n8n: install.version.version, 'Node.js': node };
	const versions = Object.entries({ ...own, ...others }).map((named) => named.join(' '));
	return `Made on ${date} by \`npm run ${[command, ...flags].join(' ')}\`. Machine: ${machine.join(', ')}. Versions: ${versions.join(', ')}.`;
}

/** The document with the text between the marks of this name replaced. Fails with an OperatorError without marks. */
export function withMarkedPart(document: string, name: string, text: string): string {
	const begin = `<!-- ${name} -->`;
	const end = `<!-- end of ${name} -->`;
	const start = document.indexOf(begin);
	const stop = document.indexOf(end);
	if (start < 0 || stop < start) {
		throw new OperatorError(`The document lacks "${begin}" … "${end}".`);
	}
	return `${document.slice(0, start)}${begin}\n\n${text}\n\n${document.slice(stop)}`;
}

/** Puts a text between the marks of this name in a file. Fails with an OperatorError where the file has none. */
export function writeMarkedPart(file: string, name: string, text: string): void {
	writeFileSync(file, withMarkedPart(readFileSync(file, 'utf8'), name, text));
	// As `npm test` wants it: tables of short cells are padded.
	execFileSync(process.execPath, [require.resolve('prettier/bin/prettier.cjs'), '--write', file]);
}
