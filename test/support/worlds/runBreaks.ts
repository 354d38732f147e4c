import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { terminalTable } from '../../../scripts/lab/document';
import { PROJECT, stateFolder } from '../../../scripts/paths';
import { type Break, BREAKS } from './breaks';

const TABLES = 'test/unit/wallet-api/reading';

/** What judges the histories of a copy. */
export const JUDGE = 'test/support/worlds/tellBroken.ts';

/** What the copy of the sources needs to be read and judged. */
export const COPIED: readonly string[] = [
	'wallet-api',
	'test/support/worlds',
	'test/support/answer.ts',
	'test/support/random.ts',
	'test/setup',
	TABLES,
];

/** Tests of whatever needs the sandbox are left out: it is not in the copy. */
const WITHOUT_SANDBOX =
	'joins|front|bridge|smallestCases|stillLists|fetchPages|idParts|knownUsers|lateUsers';

/** The tests with a name that look at a copy, by their paths. */
export const NAMED_TESTS = `${TABLES}/(${WITHOUT_SANDBOX})`;

const COPY = stateFolder('breaks');

/** A broken reading may go on for ever. */
const MOST_MS = 30 * 60_000;

/**
 * Puts faults into a copy of how lists are read, one by one, and sees that each is found: by a random history, or else
 * by a test with a name.
 *
 * @returns the exit code: 1 when one was not found
 */
export function runBreaks(seed: number): number {
	const rows = BREAKS.map((one) => {
		breakCopy(one);
		const found = inHistories(seed) ?? byName() ?? inHints(seed);
		console.error(`${one.what}: ${found ?? 'NOT FOUND'}`);
		return { what: one.what, found };
	});
	console.log(
		terminalTable(
			['fault', 'found by'],
			rows.map(({ what, found }) => [what, found ?? '']),
		),
	);
	return rows.every(({ found }) => found !== undefined) ? 0 : 1;
}

/** @throws Error when what is to be broken does not stand there, or not once. */
export function broken(source: string, { what, from, to }: Break): string {
	const parts = source.split(from);
	if (parts.length !== 2) throw new Error(`This fault fits in ${parts.length - 1} places: ${what}`);
	return parts.join(to);
}

function breakCopy(one: Break): void {
	rmSync(COPY, { recursive: true, force: true });
	for (const path of COPIED) cpSync(join(PROJECT, path), join(COPY, path), { recursive: true });
	const file = join(COPY, 'wallet-api/reading', one.file);
	writeFileSync(file, broken(readFileSync(file, 'utf8'), one));
}

function inHistories(seed: number): string | undefined {
	return told('histories', seed);
}

function inHints(seed: number): string | undefined {
	return told('hints', seed);
}

function told(what: string, seed: number): string | undefined {
	const script = join(COPY, JUDGE);
	const child = spawnSync(process.execPath, ['--import', 'tsx', script, what, String(seed)], {
		cwd: PROJECT,
		encoding: 'utf8',
		timeout: MOST_MS,
	});
	if (child.error !== undefined) return 'it does not end';
	if (child.status !== 0) throw new Error(child.stderr);
	return child.stdout.trim() || undefined;
}

const jestReport = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			message: z.string(),
			assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
		}),
	),
});

/**
 * The first of the named tests that fails.
 *
 * @throws Error when a file of them does not run, as where the copy lacks something: that would find nothing.
 */
function byName(): string | undefined {
	const config = join(PROJECT, 'jest.config.js');
	const roots = ['--roots', join(COPY, 'test')];
	const child = spawnSync(
		process.execPath,
		[
			join(PROJECT, 'node_modules/jest/bin/jest.js'),
			...['--config', config, '--rootDir', COPY, ...roots, '--json', '--silent'],
			NAMED_TESTS,
		],
		{ cwd: COPY, encoding: 'utf8', timeout: MOST_MS, maxBuffer: 2 ** 28 },
	);
	if (child.error !== undefined) return 'a test with a name does not end';
	const { testResults } = jestReport.parse(JSON.parse(child.stdout));
	const idle = testResults.find(({ assertionResults }) => assertionResults.length === 0);
	if (idle !== undefined) throw new Error(`${idle.name} does not run: ${idle.message}`);
	const failed = testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.find(({ status }) => status === 'failed');
	return failed && `“${failed.fullName}”`;
}
