import { holds, verdictsOn } from '../../../scripts/bench/targets';
import { type Cell, type Results, resultsShape } from '../../../scripts/bench/results';

const costing = (way: string, ...all: number[]): Cell => ({
	job: 'items',
	way,
	users: 10_000,
	delayMs: 0,
	rounds: all.map((cost) => ({ runMs: cost, storedMs: 2 * cost, recordBytes: cost })),
	alone: all.map((cost) => ({ runMs: 0, idleBytes: 50, peakBytes: 50 + cost })),
});

const judged = (results: Partial<Results>) =>
	verdictsOn({ ...resultsShape.parse({}), ...results }).map((verdict) => [
		verdict.what,
		verdict.value,
		holds(verdict),
	]);

const ITEMS = 'Every wallet user as an item';

it('holds each cost against the medians of the others, and of two stock workflows against the better', () => {
	const cells = [
		costing('plain', 90),
		costing('bare', 100, 90, 900),
		costing('fanned', 250),
		costing('loop', 200),
		costing('ours', 105),
	];
	expect(judged({ cells })).toEqual([
		// 90 ms to read, as the plain loop, and 105 ms to store.
		[`${ITEMS}: until stored, ms, against the least possible`, 210 / 195, true],
		[`${ITEMS}: until stored, ms, against the best stock workflow`, 0.525, true],
		[`${ITEMS}: run, ms, against the bare node`, 1.05, true],
	]);
});

it('holds a job against its own ways only', () => {
	const cells = [
		costing('fanned', 1),
		{ ...costing('ours', 3), job: 'few' },
		{ ...costing('fanned', 100), job: 'few' },
	];
	const few = 'One wallet user in a hundred, by balance';
	expect(judged({ cells }).filter(([, value]) => value !== undefined)).toEqual([
		[`${few}: until stored, ms, against the best stock workflow`, 0.03, true],
		[`${few}: record, MB, against the best stock workflow`, 0.03, false],
		[`${few}: on top of idle n8n, MB, against the best stock workflow`, 0.03, true],
	]);
});

it('says nothing of what was not measured', () => {
	expect(judged({})).toEqual([]);
	const cells = [costing('ours', 1), { ...costing('bare'), failure: 'out of memory' }];
	expect(judged({ cells }).every(([, value, answer]) => (value ?? answer) === undefined)).toBe(
		true,
	);
});

it('sees time that grows faster than the list', () => {
	const grown = (users: number, cost: number) => ({
		users,
		runs: [{ runMs: cost, cpuMs: cost, signMs: 1, heapBytes: users }],
		peakBytes: users,
	});
	const growth = [grown(10_000, 10), grown(100_000, 100), grown(1_000_000, 1_900)];
	expect(judged({ growth })).toEqual([
		['Time per further user, as the list grows', 2, false],
		['Memory per further user, as the list grows', 1, true],
	]);
});

it('asks less of a longer key', () => {
	const signed = (bits: number) => ({
		bits,
		users: 10,
		runs: [{ runMs: 100, cpuMs: 100, signMs: 2, heapBytes: 1 }],
		peakBytes: 1,
		packageMs: 1,
		jsrsasignMs: 9,
	});
	expect(judged({ signing: [signed(2048), signed(4096)] })).toEqual([
		['Signing, share of the run', 2, false],
		['Signing, share of the run', 2, true],
	]);
});

it('counts what Look Up saves for as many ids on both sides', () => {
	const lookUp = {
		ids: 20_000,
		requests: 4,
		runMs: [1_000],
		stockItems: 500,
		delayMs: 100,
		stockAtOnceMs: [2_000],
		stockInTurnMs: [60_000],
	};
	expect(judged({ lookUp: [lookUp] })).toEqual([
		['Look Up', 4, true],
		['Look Up, faster than one HTTP Request per item, one after another', 2_400, true],
		['Look Up, faster than one HTTP Request per item, all at once', 80, false],
	]);
});
