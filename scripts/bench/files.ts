import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { OperatorError } from '../operatorError';
import { PROJECT } from '../paths';
import type { About } from './aboutThisRun';
import { document } from './report/document';
import { plots } from './report/plots';
import { type Results, resultsSchema } from './results';

const DOCS = join(PROJECT, 'docs');
const FOLDER = join(DOCS, 'bench');
const NUMBERS = join(FOLDER, 'results.json');

/** The document that people read. */
export const DOCUMENT = join(DOCS, 'benchmarks.md');

/** Writes the document, its plots, and the numbers behind them. */
export function writeResults(results: Results): void {
	mkdirSync(FOLDER, { recursive: true });
	for (const [file, text] of filesOf(results)) writeFileSync(file, text);
}

/** Every file that is made of the results, by its path. */
export function filesOf(results: Results): ReadonlyMap<string, string> {
	const drawn = plots(results);
	return new Map([
		...[...drawn].map(([name, svg]): [string, string] => [join(FOLDER, name), `${svg}\n`]),
		[NUMBERS, `${JSON.stringify(results, null, '\t')}\n`],
		[DOCUMENT, document(results, new Set(drawn.keys()))],
	]);
}

/**
 * What was written last, with the head of a run that measures some of it anew; the head alone where there is nothing,
 * or it is from another machine or other versions: such numbers do not belong into one document.
 */
export function besideLast(about: About): Results | About {
	if (!existsSync(NUMBERS)) return about;
	const last = readResults();
	const isComparable =
		last.machine === about.machine && isDeepStrictEqual(last.versions, about.versions);
	const commands = [...new Set([...last.commands, ...about.commands])];
	return isComparable ? { ...last, ...about, commands } : about;
}

/** The numbers that were written last. Fails with an OperatorError where there are none. */
export function readResults(): Results {
	try {
		return resultsSchema.parse(JSON.parse(readFileSync(NUMBERS, 'utf8')));
	} catch (failure) {
		throw new OperatorError(
			`${NUMBERS} holds no results (${String(failure).split('\n')[0]}). Run npm run bench first.`,
		);
	}
}
