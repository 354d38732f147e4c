import { type Mutant, mutate } from './mutate';
import { reportOf } from './report';
import { SUITES } from './suites';

/** A score below this, in percent, is a failure. */
const LEAST_SCORE = 90;

/**
 * Mutates the files one after the other, and prints how many faults the tests noticed and which they did not.
 * @returns the exit code: 1 when the score of all of them together is too low
 */
export async function runMutation(files: readonly string[]): Promise<number> {
	const all: Mutant[] = [];
	const survivors: string[] = [];
	for (const file of files) {
		const mutants = await mutate(file, SUITES[file] ?? []);
		const report = reportOf(file, mutants);
		console.log(report.line);
		for (const mutant of mutants) all.push(mutant);
		for (const survivor of report.survivors) survivors.push(survivor);
	}
	const { line, score } = reportOf('all', all);
	console.log([line, ...survivors].join('\n'));
	return score < LEAST_SCORE ? 1 : 0;
}
