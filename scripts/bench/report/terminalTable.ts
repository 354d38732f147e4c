import Table from 'cli-table3';
import { holds, type Verdict } from '../requirements/verdict';
import { short } from '../words';

/** The requirements for the terminal: what does not hold is marked. */
export function terminalTable(verdicts: readonly Verdict[]): string {
	const table = new Table({
		head: ['', 'What', 'Where', 'Required', 'Measured'],
		style: { head: [], border: [] },
		chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
	});
	for (const verdict of verdicts) {
		const { what, where, value, limit, bound, unit } = verdict;
		const mark = { true: '✓', false: '✗', undefined: '?' }[`${holds(verdict) ?? 'undefined'}`];
		const measured = value === undefined ? 'not measured' : `${short(value)} ${unit}`;
		table.push([mark, what, where, `${bound} ${limit} ${unit}`, measured]);
	}
	return table.toString();
}
