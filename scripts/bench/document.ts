import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminalTable, writeMarkedPart } from '../lab/document';
import { short } from '../lab/numbers';
import { OperatorError } from '../operatorError';
import { PROJECT, stateFolder } from '../paths';
import { JOBS } from './jobs';
import { growthPlot, jobPlots } from './plots';
import { type Results, resultsShape } from './results';
import {
	blockingTable,
	growthTable,
	jobTables,
	leastTable,
	lookUpTable,
	signingTable,
	triggerTable,
} from './tables';
import { holds, type Verdict } from './targets';

const DOCS = join(PROJECT, 'docs');
const PLOTS = join(DOCS, 'bench');

/** The document that people read; what is said of sizes is in one of its own. */
export const DOCUMENT = join(DOCS, 'benchmarks.md');
const SIZES_DOCUMENT = join(DOCS, 'sizes.md');

/** What was measured on this machine so far. It stays here: the documents hold what is to be kept. */
const NUMBERS = join(stateFolder('bench-numbers'), 'results.json');

/**
 * Puts what was measured of one part into its document, between the part's marks, and draws its plots.
 *
 * @param madeBy where the figures come from, in a sentence
 */
export function writePart(part: string, results: Results, madeBy: string): void {
	const text = (...blocks: string[]) => [madeBy, ...blocks].join('\n\n');
	const job = JOBS.find(({ name }) => name === part);
	if (job !== undefined) {
		const cells = results.cells.filter((cell) => cell.job === part);
		const plots = savePlots(jobPlots(job, cells));
		const least = part === 'items' ? ['### How much is left to win', leastTable(cells)] : [];
		const file = job.onlyAlone ? SIZES_DOCUMENT : DOCUMENT;
		return writeMarkedPart(file, part, text(...plots, jobTables(job, cells), ...least));
	}
	const [table, ...plots] = tableOf(part, results);
	writeMarkedPart(DOCUMENT, part, text(...plots, table ?? ''));
}

function tableOf(part: string, results: Results): string[] {
	const { growth, signing, blocking, lookUp, trigger } = results;
	if (part === 'growth') {
		return [growthTable(growth), ...savePlots(new Map([['growth.svg', growthPlot(growth)]]))];
	}
	if (part === 'signing') return [signingTable(signing)];
	if (part === 'blocking') return [blockingTable(blocking)];
	if (part === 'lookUp') return [lookUpTable(lookUp)];
	return [triggerTable(trigger)];
}

/** Saves plots. @returns how the document shows them */
function savePlots(plots: ReadonlyMap<string, string>): string[] {
	mkdirSync(PLOTS, { recursive: true });
	for (const [name, svg] of plots) writeFileSync(join(PLOTS, name), `${svg}\n`);
	return [...plots.keys()].map((name) => `![${name.replace('.svg', '')}](bench/${name})`);
}

/** The numbers of this machine; none where nothing was measured yet. Fails with an OperatorError where they are damaged. */
export function readNumbers(): Results {
	if (!existsSync(NUMBERS)) return resultsShape.parse({});
	try {
		return resultsShape.parse(JSON.parse(readFileSync(NUMBERS, 'utf8')));
	} catch {
		throw new OperatorError(`${NUMBERS} holds no results. Delete it and run npm run bench.`);
	}
}

/** Keeps the numbers for a later `--last`. */
export function keepNumbers(results: Results): void {
	mkdirSync(stateFolder('bench-numbers'), { recursive: true });
	writeFileSync(NUMBERS, `${JSON.stringify(results, null, '\t')}\n`);
}

/** The targets for the terminal: what does not hold is marked. */
export function verdictsTable(verdicts: readonly Verdict[]): string {
	const rows = verdicts.map((verdict) => {
		const { what, where, value, limit, bound, unit } = verdict;
		const mark = { true: '✓', false: '✗', undefined: '?' }[`${holds(verdict) ?? 'undefined'}`];
		const measured = value === undefined ? 'not measured' : `${short(value)} ${unit}`;
		return [mark, what, where, `${bound} ${limit} ${unit}`, measured];
	});
	return terminalTable(['', 'What', 'Where', 'Wanted', 'Measured'], rows);
}
