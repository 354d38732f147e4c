import { readFileSync, writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import { aboutMachine, versionsOf } from '../aboutMachine';
import type { N8nInstall } from '../n8n/install';
import { OperatorError } from '../operatorError';

/** A table in Markdown. The first column is text, the others are numbers. */
export function markdownTable(
	head: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
): string {
	const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
	const rule = head.map((_, place) => (place === 0 ? '---' : '---:'));
	return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A table in Markdown: a row for each thing, a column for each heading and what is said under it. */
export function tableOf<Thing>(
	things: readonly Thing[],
	columns: Readonly<Record<string, (thing: Thing) => string>>,
): string {
	const says = Object.values(columns);
	return markdownTable(
		Object.keys(columns),
		things.map((thing) => says.map((say) => say(thing))),
	);
}

function escape(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A table for the terminal, without lines between its rows; columns of numbers stand at the right. */
export function terminalTable(
	head: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	colWidths?: number[],
): string {
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

/** A command as it was typed. */
export function typedCommand(name: string): string {
	const flags = process.argv.slice(2);
	return [`npm run ${name}`, ...(flags.length > 0 ? ['--', ...flags] : [])].join(' ');
}

/** Where figures come from: the sentence above them in a document. `versions`: others beside n8n's, by name. */
export function madeBy(
	command: string,
	install: N8nInstall,
	versions: Readonly<Record<string, string>> = {},
): string {
	const date = new Date().toISOString().slice(0, 10);
	const all = Object.entries({ ...versionsOf(install), ...versions });
	const names = all.map(([name, version]) => `${name} ${version}`).join(', ');
	return `Made on ${date} by \`${command}\`. Machine: ${aboutMachine()}. Versions: ${names}.`;
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
}
