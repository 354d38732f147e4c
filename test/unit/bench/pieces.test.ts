/** A long job is measured in pieces: each place in one run, and none of them takes another one's figures away. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '../../../scripts/bench/costs';
import { jobFindings, withEarlier } from '../../../scripts/bench/jobFindings';
import { JOBS } from '../../../scripts/bench/jobs';

const [job] = JOBS.filter(({ name }) => name === 'csv');
if (job === undefined) throw new Error('There is no such job.');

const cell = (way: string, users: number, madeBy: string): Cell => ({
	way,
	users,
	delayMs: 0,
	madeBy,
	rounds: [{ runMs: 1, storedMs: 2 }],
	alone: [],
});

const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keep = (cells: readonly Cell[]) => {
	const { files = {} } = jobFindings(job, cells);
	writeFileSync(join(folder, 'csv.json'), files['csv.json'] ?? '');
};

it('a place that is measured again is replaced, the others stay', () => {
	expect(withEarlier(job, [cell('ours', 10_000, 'first')], folder)).toHaveLength(1);
	keep([
		cell('bare', 10_000, 'first'),
		cell('ours', 10_000, 'first'),
		cell('ours', 100_000, 'first'),
		cell('gone', 100_000, 'first'),
	]);
	const cells = withEarlier(job, [cell('ours', 10_000, 'again')], folder);
	expect(cells.map(({ way, users, madeBy }) => [way, users, madeBy])).toEqual([
		['ours', 10_000, 'again'],
		['ours', 100_000, 'first'],
	]);
});

it('each table says where it comes from, once where it is the same', () => {
	const { text } = jobFindings(job, [
		cell('ours', 10_000, 'Made in a first run.'),
		cell('ours', 100_000, 'Made in a first run.'),
		cell('ours', 1_000_000, 'Made in another run.'),
	]);
	expect(text.match(/Made in [^.]+/g)).toEqual(['Made in a first run', 'Made in another run']);
});
