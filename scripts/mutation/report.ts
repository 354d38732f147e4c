import type { Mutant } from './mutate';

/** What came of the mutants of one file, or of all. */
export interface Report {
	/** File, score, and the counts, in one line. */
	readonly line: string;
	/** Percent of the mutants that the tests noticed. */
	readonly score: number;
	/** Every mutant that was not noticed: where it is, and what stood there instead. */
	readonly survivors: readonly string[];
}

const NOTICED: readonly string[] = ['Killed', 'Timeout'];
const UNNOTICED: readonly string[] = ['Survived', 'NoCoverage'];

/** Sums up mutants. Those that do not run at all do not count. */
export function reportOf(name: string, mutants: readonly Mutant[]): Report {
	const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
	const survived = mutants.filter(({ status }) => UNNOTICED.includes(status));
	const score = (100 * noticed) / Math.max(1, noticed + survived.length);
	const counts = `${noticed} noticed, ${survived.length} not`;
	return {
		line: `${name.padEnd(42)} ${score.toFixed(1).padStart(5)} %  ${counts}`,
		score,
		survivors: survived.map(({ location, mutatorName, replacement = '', status }) => {
			const place = `${name}:${location.start.line}:${location.start.column}`;
			const instead = replacement.replace(/\s+/g, ' ');
			return `${place} ${mutatorName} → ${instead}${status === 'NoCoverage' ? ' (not run)' : ''}`;
		}),
	};
}
