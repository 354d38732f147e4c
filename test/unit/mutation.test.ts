/** Mutation testing leaves no source file out, and counts right. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reportOf } from '../../scripts/mutation/report';
import { SUITES } from '../../scripts/mutation/suites';

const PROJECT = join(__dirname, '../..');

/** Files without anything that runs. */
const TYPES_ONLY = ['wallet-api/reading/pass.ts'];

it('has tests for every source file', () => {
	const sources = ['wallet-api', 'credentials'].flatMap((folder) =>
		readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => `${folder}/${name}`),
	);
	const mutated = [...Object.keys(SUITES), ...TYPES_ONLY];
	expect(mutated.sort()).toEqual(sources.sort());
});

it.each(Object.entries(SUITES))('has tests for %s that are there', (_file, beginnings) => {
	const missing = beginnings.filter((beginning) => {
		const folder = join(PROJECT, 'test', dirname(`${beginning}.`));
		const start = beginning.endsWith('/') ? '' : basename(beginning);
		const names = existsSync(folder) ? readdirSync(folder) : [];
		return !names.some((name) => name.startsWith(start) && name.endsWith('.test.ts'));
	});
	expect(missing).toEqual([]);
});

describe('the report', () => {
	const mutant = (status: string, replacement?: string) => ({
		mutatorName: 'Regex',
		replacement,
		status,
		location: { start: { line: 3, column: 7 } },
	});

	it('counts what was noticed, and leaves out what cannot run', () => {
		const statuses = ['Killed', 'Timeout', 'Killed', 'Survived', 'RuntimeError', 'CompileError'];
		const { line, score, survivors } = reportOf(
			'a.ts',
			statuses.map((status) => mutant(status)),
		);
		expect(score).toBe(75);
		expect(line).toMatch(/^a\.ts +75\.0 % {2}3 noticed, 1 not$/);
		expect(survivors).toHaveLength(1);
	});

	it('says where each fault is that was not noticed, and what stood there instead', () => {
		const { score, survivors } = reportOf('a.ts', [
			mutant('Survived', 'x\n\t&& y'),
			mutant('NoCoverage', '{}'),
		]);
		expect(score).toBe(0);
		expect(survivors).toEqual(['a.ts:3:7 Regex → x && y', 'a.ts:3:7 Regex → {} (not run)']);
	});
});
