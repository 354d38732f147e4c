import { verdictsOn } from '../../../scripts/bench/requirements/all';
import { holds } from '../../../scripts/bench/requirements/verdict';
import type { Cell, Results } from '../../../scripts/bench/results';

const NOTHING: Results = {
	date: '2026-11-23',
	commands: ['npm run bench'],
	machine: 'any',
	versions: {},
	heapMb: 4_096,
	cells: [],
	growth: [],
	signing: [],
	blocking: [],
	trigger: [],
};

const costing = (contender: string, ...all: number[]): Cell => ({
	contender,
	users: 10_000,
	delayMs: 0,
	rounds: all.map((cost) => ({ runMs: cost, storedMs: cost, recordBytes: cost })),
	alone: all.map((cost) => ({ runMs: 0, idleBytes: 50, peakBytes: 50 + cost })),
});

const judged = (results: Partial<Results>) =>
	verdictsOn({ ...NOTHING, ...results }).map((verdict) => [
		verdict.what,
		verdict.value,
		holds(verdict),
	]);

it('holds each cost against the medians of the others, and of two stock workflows against the better', () => {
	const cells = [
		costing('bare', 100, 90, 900),
		costing('fanned', 250),
		costing('loop', 200),
		costing('ours', 105),
	];
	expect(judged({ cells })).toEqual([
		['Own time, against the bare node', 1.05, true],
		['Time until stored, against the best stock workflow', 0.525, false],
		['Peak memory, against the best stock workflow', 0.62, true],
		['Memory on top of idle n8n, against the best stock workflow', 0.525, true],
		['Stored record, against the best stock workflow', 0.525, true],
		['Time until stored, against the bare node', 1.05, false],
		['Peak memory, against the bare node', 155 / 150, false],
		['Stored record, against the bare node', 1.05, false],
	]);
});

it('holds chosen fields against chosen fields', () => {
	const cells = [costing('ours', 300), costing('oursFields', 50), costing('fannedFields', 200)];
	const fields = judged({ cells }).filter(([what]) => String(what).includes('four fields'));
	const against = 'against the best stock workflow, four fields chosen in both';
	expect(fields).toEqual([
		[`Time until stored, ${against}`, 0.25, true],
		[`Peak memory, ${against}`, 0.4, true],
		[`Memory on top of idle n8n, ${against}`, 0.25, true],
		[`Stored record, ${against}`, 0.25, true],
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
		runMs: [cost],
		cpuMs: [cost],
		heapBytes: users,
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
		runMs: [100],
		signMs: [2],
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
	expect(judged({ lookUp })).toEqual([
		['Look Up', 4, true],
		['Look Up, faster than one HTTP Request per item, one after another', 2_400, true],
		['Look Up, faster than one HTTP Request per item, all at once', 80, false],
	]);
});
