import { holds, type Verdict } from '../requirements/verdict';
import { short } from '../words';
import { markdownTable } from './markdown';

const ANSWERS = { true: 'yes', false: '**no**', undefined: 'not measured' };

/** What was required, what was measured, and whether it holds. */
export function requirementsTable(verdicts: readonly Verdict[]): string {
	return markdownTable(
		['What', 'Where', 'Required', 'Measured', 'Holds'],
		verdicts.map((verdict) => {
			const { what, where, value, limit, bound, unit } = verdict;
			const answer = holds(verdict);
			return [
				what,
				where,
				`${bound} ${limit} ${unit}`,
				value === undefined ? '–' : `${short(value)} ${unit}`,
				ANSWERS[`${answer ?? 'undefined'}`],
			];
		}),
	);
}
