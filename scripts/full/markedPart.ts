import { readFileSync, writeFileSync } from 'node:fs';
import { OperatorError } from '../operatorError';

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
