import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminalTable, writeMarkedPart } from '../lab/document';
import { short } from '../lab/numbers';
import { PROJECT } from '../paths';
import type { Job } from './jobs';
import { plotOf } from './plots';
import type { Results } from './results';
import { jobTables, leastTable, TABLES } from './tables';
import { holds, type Verdict } from './targets';

const DOCS = join(PROJECT, 'docs');
const PLOTS = join(DOCS, 'bench');

/** The document that people read; what is said of sizes is in one of its own. */
export const DOCUMENT = join(DOCS, 'benchmarks.md');
const SIZES_DOCUMENT = join(DOCS, 'sizes.md');

/**
 * Puts what was measured of a job into its document, between its marks, and draws its plot.
 *
 * @param madeBy where the figures come from, in a sentence
 */
export function writeJob(job: Job, { cells }: Results, madeBy: string): void {
	const own = cells.filter((cell) => cell.job === job.name);
	const least = job.name === 'items' ? ['### How much is left to win', leastTable(own)] : [];
	const plot = job.onlyAlone ? [] : [`![${job.name}](bench/${job.name}.svg)`];
	if (!job.onlyAlone) {
		mkdirSync(PLOTS, { recursive: true });
		writeFileSync(join(PLOTS, `${job.name}.svg`), `${plotOf(job, own)}\n`);
	}
	const text = [madeBy, ...plot, jobTables(job, own), ...least].join('\n\n');
	writeMarkedPart(job.onlyAlone ? SIZES_DOCUMENT : DOCUMENT, job.name, text);
}

/** As `writeJob`, for a part that is no job. */
export function writePart(part: keyof typeof TABLES, results: Results, madeBy: string): void {
	writeMarkedPart(DOCUMENT, part, `${madeBy}\n\n${TABLES[part](results)}`);
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
