import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { endOfLog } from '../npm';
import { PROJECT, stateFolder } from '../paths';
import { startTethered } from '../tether/startTethered';

const mutantSchema = z.object({
	mutatorName: z.string(),
	replacement: z.string().optional(),
	status: z.string(),
	location: z.object({ start: z.object({ line: z.number(), column: z.number() }) }),
});

/** One small fault, and what became of it. */
export type Mutant = z.infer<typeof mutantSchema>;

/** What Stryker writes, as far as it is read here. */
const strykerReport = z.object({ files: z.record(z.object({ mutants: z.array(mutantSchema) })) });

const STRYKER = join(PROJECT, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/**
 * Has Stryker put every fault it knows into one source file, and run the tests against each.
 *
 * @param file path from the project's folder
 * @param tests beginnings of paths below `test/`
 * @throws Error with the end of Stryker's log when it did not get through, say because a test fails without a fault
 */
export async function mutate(file: string, tests: readonly string[]): Promise<Mutant[]> {
	const folder = stateFolder('mutation');
	const name = `${basename(file, '.ts')}.json`;
	const report = join(folder, 'reports', name);
	const logFile = join(folder, 'stryker.log');
	mkdirSync(folder, { recursive: true });
	for (const old of [report, logFile]) rmSync(old, { force: true });
	const { code, reason } = await startTethered({
		command: process.execPath,
		args: [STRYKER, 'run', '--mutate', file],
		cwd: PROJECT,
		env: { ...process.env, MUTATION_TESTS: tests.join(), MUTATION_REPORT: name },
		logFile,
		graceMs: 5_000,
	}).ended;
	if (code !== 0) throw new Error(`Stryker failed at ${file} (${reason}).\n${endOfLog(logFile)}`);
	const { files } = strykerReport.parse(JSON.parse(readFileSync(report, 'utf8')));
	return files[file]?.mutants ?? [];
}
