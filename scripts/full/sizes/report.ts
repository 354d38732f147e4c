import type { SizeResult } from './measure';
import { OURS } from './sources';

/** Where figures come from. */
export interface AboutFigures {
	readonly date: string;
	readonly command: string;
	readonly machine: string;
	/** Name → version. */
	readonly versions: Readonly<Record<string, string>>;
}

/** Whether the package is at fault where this did not finish: it reads, and n8n does not have to save it all. */
export function isRequired({ source, saving }: SizeResult): boolean {
	return source.name === OURS.name && saving === 'none';
}

/** The first column that says what a run cost, not which one it was. */
const FIGURES = 3;

/** Title → what stands there. */
const COLUMNS: ReadonlyArray<readonly [title: string, (result: SizeResult) => string]> = [
	['wallet users', ({ users }) => users.toLocaleString('en')],
	['put out by', ({ source }) => source.title],
	['execution data', ({ saving }) => (saving === 'all' ? 'saved' : 'not saved')],
	['took', ({ failure, tookMs }) => failure ?? `${(tookMs / 1000).toFixed(1)} s`],
	['most memory of n8n', ({ peak }) => megabytes(peak)],
	['before', ({ before }) => megabytes(before)],
	['rise per user', perUser],
	['most memory of its task runner', ({ helpersPeak }) => megabytes(helpersPeak)],
	['longest time without an answer', ({ health }) => `${(health.longestMs / 1000).toFixed(2)} s`],
];

/** What came of one run, in a line. */
export function inWords(result: SizeResult): string {
	const cost = COLUMNS.slice(FIGURES).map(([title, cell]) => `${title} ${cell(result)}`);
	return cost.join(', ');
}

/** The results for a document: where they come from, and a table. */
export function figuresText(results: readonly SizeResult[], about: AboutFigures): string {
	const versions = Object.entries(about.versions).map(([name, version]) => `${name} ${version}`);
	const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		`Measured on ${about.date} by \`${about.command}\`: ${versions.join(', ')}; ${about.machine}.`,
		'',
		row(COLUMNS.map(([title]) => title)),
		row(COLUMNS.map(() => '---')),
		...results.map((result) => row(COLUMNS.map(([, cell]) => cell(result)))),
	].join('\n');
}

function perUser({ users, before, peak }: SizeResult): string {
	if (before === undefined || peak === undefined) return '–';
	return `${Math.round((peak - before) / users).toLocaleString('en')} bytes`;
}

function megabytes(bytes: number | undefined): string {
	return bytes === undefined ? '–' : `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
