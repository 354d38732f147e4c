import type { Cell } from '../../../scripts/bench/costs';
import { growth, signing } from '../../../scripts/bench/engine';
import { jobFindings } from '../../../scripts/bench/jobFindings';
import { JOBS } from '../../../scripts/bench/jobs';
import { lookingUp } from '../../../scripts/bench/lookUp';
import { type Findings, holds } from '../../../scripts/bench/verdicts';

const costing = (way: string, ...all: number[]): Cell => ({
	way,
	users: 10_000,
	delayMs: 0,
	madeBy: '',
	rounds: all.map((cost) => ({ runMs: cost, storedMs: 2 * cost, recordBytes: cost })),
	alone: all.map((cost) => ({ runMs: 0, idleBytes: 50, peakBytes: 50 + cost })),
});

const judged = ({ verdicts }: Findings) =>
	verdicts.map((verdict) => [verdict.what, verdict.value, holds(verdict)]);

const judgedJob = (name: string, cells: readonly Cell[]) =>
	JOBS.filter((job) => job.name === name).flatMap((job) => judged(jobFindings(job, cells)));

const ITEMS = 'Every wallet user as an item';

it('holds each cost against the medians of the others, and of two stock workflows against the better', () => {
	const cells = [
		costing('plain', 90),
		costing('bare', 100, 90, 900),
		costing('fanned', 250),
		costing('loop', 200),
		costing('ours', 105),
	];
	expect(judgedJob('items', cells)).toEqual([
		// 90 ms to read, as the plain loop, and 105 ms to store.
		[`${ITEMS}: until stored, ms, against the least possible`, 210 / 195, true],
		[`${ITEMS}: until stored, ms, against the best stock workflow`, 0.525, true],
		[`${ITEMS}: run, ms, against the bare node`, 1.05, true],
	]);
});

it('holds the most users against a limit of their own, and each of them against fewer', () => {
	const million = { ...costing('ours', 1_800_000_000), users: 1_000_000 };
	const cells = [{ ...costing('ours', 120_000_000), users: 100_000 }, million];
	const found = judgedJob('csv', cells);
	expect(found.slice(-2)).toEqual([
		[
			'Every wallet user in a CSV file: on top of idle n8n, MB, against nothing',
			1_800_000_000,
			false,
		],
		[expect.stringMatching(/until stored, ms, against itself at 100,000/), 1.5, false],
	]);
	// The stock workflow does not get through a million.
	const stock = found.filter(([what]) => String(what).includes('stock workflow'));
	expect(stock).toHaveLength(3);
});

it('says nothing of what was not measured', () => {
	expect(judgedJob('items', [])).toEqual([]);
	const cells = [costing('ours', 1), { ...costing('bare'), failure: 'out of memory' }];
	expect(
		judgedJob('items', cells).every(([, value, answer]) => (value ?? answer) === undefined),
	).toBe(true);
});

it('holds what n8n does not save against failing', () => {
	const failed = { ...costing('oursUnsaved'), failure: 'out of memory' };
	expect(judgedJob('sizes', [costing('ours', 1), failed])).toEqual([
		[expect.stringContaining('n8n gets through where it saves nothing'), 1, false],
	]);
});

it('sees time that grows faster than the list', () => {
	const grown = (users: number, cost: number) => ({
		users,
		runs: [{ runMs: cost, cpuMs: cost, signMs: 1, heapBytes: users }],
		peakBytes: users,
	});
	const steps = [grown(10_000, 10), grown(100_000, 100), grown(1_000_000, 1_900)];
	expect(judged(growth.tell(steps))).toEqual([
		['Time per further user, as the list grows', 2, false],
		['Memory per further user, as the list grows', 1, true],
	]);
});

it('asks less of a longer key', () => {
	const signed = (bits: number) => ({
		bits,
		runs: [{ runMs: 100, cpuMs: 100, signMs: 2, heapBytes: 1 }],
		peakBytes: 1,
		packageMs: 1,
		jsrsasignMs: 9,
	});
	expect(judged(signing.tell([signed(2048), signed(4096)]))).toEqual([
		['signing: share', 2, false],
		['signing: share', 2, true],
	]);
});

it('wants few requests of Look Up, and much more time of the others', () => {
	const ways = [
		{ how: '**JT Wallet Balance, Look Up**, 20,000 IDs', requests: 5, ms: 10, ownMs: 10 },
		{ how: 'HTTP Request per item, in a loop', requests: 20_000, ms: 2_000, ownMs: 10 },
		{ how: 'HTTP Request per item, all at once', requests: 20_000, ms: 800, ownMs: 10 },
	];
	const { text, ...findings } = lookingUp.tell(ways);
	expect(judged({ text, ...findings })).toEqual([
		['lookUp: requests', 5, false],
		['lookUp: against Look Up', 200, true],
		['lookUp: against Look Up', 80, false],
	]);
	expect(text).toContain('| HTTP Request per item, in a loop | 20,000 | 2,000 | 200 × |');
});
