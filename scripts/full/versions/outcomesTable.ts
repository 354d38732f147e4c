import Table from 'cli-table3';
import type { N8nVersion } from '../../n8n/versions';
import type { Outcome } from './smoke';

/** What came of every check in one n8n. */
export interface VersionOutcomes {
	readonly version: N8nVersion;
	readonly outcomes: readonly Outcome[];
}

/** Widths of columns, in characters. */
const NARROW = 9;
const WIDE = 26;

/** A row for each n8n, a column for each check. */
export function outcomesTable(results: readonly VersionOutcomes[]): string {
	const titles = results[0]?.outcomes.map(({ title }) => title) ?? [];
	const table = new Table({
		head: ['n8n', 'Node.js', ...titles],
		style: { head: [], border: [] },
		colWidths: [NARROW, NARROW, ...titles.map(() => WIDE)],
		wordWrap: true,
	});
	for (const { version, outcomes } of results) {
		const cells = outcomes.map(({ held, seen }) => (held ? seen : `BROKEN: ${seen}`));
		table.push([version.version, String(version.nodeMajor), ...cells]);
	}
	return table.toString();
}
