import { count, median, medianOf, ratio, slope } from '../lab/numbers';
import { isOurs, type Job, JOBS, type Target } from './jobs';
import { type Cell, type CostName, costOf, OF_MEMORY, type Results, titleOf } from './results';

/** Something that has to hold, and what was measured of it. */
export interface Verdict {
	readonly what: string;
	/** At which number of users, and so on. */
	readonly where: string;
	/** Undefined where it was not measured. */
	readonly value: number | undefined;
	readonly limit: number;
	readonly bound: 'at most' | 'at least';
	readonly unit: '×' | '%' | 'ms' | 'requests' | 'failures';
}

/** Whether it holds; undefined where it was not measured. */
export function holds({ value, limit, bound }: Verdict): boolean | undefined {
	if (value === undefined) return undefined;
	return bound === 'at most' ? value <= limit : value >= limit;
}

/** Everything the project wants of its speed, held against what was measured. */
export function verdictsOn(results: Results): Verdict[] {
	return [
		...JOBS.flatMap((job) => jobVerdicts(job, results.cells)),
		...growthVerdicts(results.growth),
		...results.lookUp.flatMap(lookUpVerdicts),
		...results.signing.map(signingVerdict),
		...results.blocking.map(blockingVerdict),
		...results.trigger.map(triggerVerdict),
	];
}

/** A job's ways against each other, by the medians of the rounds: they ran in the same n8n, one after another. */
function jobVerdicts(job: Job, cells: readonly Cell[]): Verdict[] {
	const own = cells.filter((cell) => cell.job === job.name);
	const atOnce = Math.min(...own.map(({ delayMs }) => delayMs));
	const unfinished = own.filter(
		({ way, failure }) => job.ways[way]?.isRight && isOurs(way) && failure,
	);
	const failed = unfinished.map(
		(cell): Verdict => ({
			what: `${job.title}: n8n gets through where it saves nothing`,
			where: placeOf(cell),
			value: 1,
			limit: 0,
			bound: 'at most',
			unit: 'failures',
		}),
	);
	const compared = job.targets.flatMap((target) =>
		own
			.filter(({ way }) => way === 'ours')
			.filter(({ delayMs }) => !OF_MEMORY.includes(target.cost) || delayMs === atOnce)
			.map(
				(cell): Verdict => ({
					what: `${job.title}: ${titleOf(target.cost)}, against ${target.against}`,
					where: placeOf(cell),
					value: ratio(costOf(target.cost, cell), rivalCost(own, cell, target)),
					limit: target.limit(cell.users),
					bound: 'at most',
					unit: '×',
				}),
			),
	);
	return [...failed, ...compared];
}

/** Where a cell was measured, in words. */
export function placeOf({ users, delayMs }: Pick<Cell, 'users' | 'delayMs'>): string {
	return `${count(users)} users, server +${delayMs} ms`;
}

function rivalCost(cells: readonly Cell[], cell: Cell, { rivals, cost }: Target) {
	return rivals === 'least' ? leastOf(cells, cell) : lowest(cells, cell, rivals, cost);
}

/** The lowest cost of some ways where a cell was measured; undefined where none has one. */
export function lowest(
	cells: readonly Cell[],
	{ users, delayMs }: Cell,
	ways: readonly string[],
	cost: CostName,
): number | undefined {
	const costs = cells
		.filter((cell) => cell.users === users && cell.delayMs === delayMs)
		.filter(({ way }) => ways.includes(way))
		.flatMap((cell) => costOf(cost, cell) ?? []);
	return costs.length === 0 ? undefined : Math.min(...costs);
}

/** Those that read everybody and check nothing. */
const CARELESS = ['plain', 'bare', 'bareGuessing'];

/**
 * The least time until everything is stored, in ms: the quickest reading of those that check nothing, and n8n's
 * storing of the items, which is the same for every node that puts them out.
 */
export function leastOf(cells: readonly Cell[], cell: Cell): number | undefined {
	const reading = lowest(cells, cell, CARELESS, 'run');
	const storing = costOf('storing', cell);
	return reading === undefined || storing === undefined ? undefined : reading + storing;
}

/** From the first to the second number of users the slope is taken, and from the second to the largest again. */
const STEPS = [10_000, 100_000] as const;

type Growth = Results['growth'][number];

/** What Get Many costs in the engine. Times in ms, sizes in bytes. */
export const GROWTH_COSTS = {
	Time: ({ runs }: Growth) => median(runs.map(({ runMs }) => runMs)),
	Memory: ({ runs }: Growth) => Math.min(...runs.map(({ heapBytes }) => heapBytes)),
};

/** Whether time and memory grow in a straight line; nothing where fewer numbers of users were measured. */
function growthVerdicts(growth: readonly Growth[]): Verdict[] {
	const most = Math.max(0, ...growth.map(({ users }) => users));
	const [first, middle, last] = [...STEPS, most].map((users) =>
		growth.find((step) => step.users === users),
	);
	if (!first || !middle || !last || last === middle) return [];
	return Object.entries(GROWTH_COSTS).map(([what, cost]) => {
		const between = (from: Growth, to: Growth) =>
			slope({ by: from.users, value: cost(from) }, { by: to.users, value: cost(to) });
		return {
			what: `${what} per further user, as the list grows`,
			where: `${count(middle.users)} to ${count(last.users)} users, against ${count(first.users)} to ${count(middle.users)}`,
			value: ratio(between(middle, last), between(first, middle)),
			limit: 1.2,
			bound: 'at most',
			unit: '×',
		};
	});
}

function lookUpVerdicts(lookUp: Results['lookUp'][number]): Verdict[] {
	const { ids, requests, runMs, stockItems, stockAtOnceMs, stockInTurnMs, delayMs } = lookUp;
	const where = `${count(ids)} IDs, server +${delayMs} ms`;
	const faster = (how: string, stockMs: readonly number[]): Verdict => ({
		what: `Look Up, faster than one HTTP Request per item, ${how}`,
		where: `${where}; the other side measured on ${count(stockItems)} items`,
		value: (median(stockMs) * (ids / stockItems)) / median(runMs),
		limit: 100,
		bound: 'at least',
		unit: '×',
	});
	return [
		{ what: 'Look Up', where, value: requests, limit: 4, bound: 'at most', unit: 'requests' },
		faster('one after another', stockInTurnMs),
		faster('all at once', stockAtOnceMs),
	];
}

/** The share of a run in which reading the key and signing keep n8n's thread busy. */
function signingVerdict({ bits, users, runs }: Results['signing'][number]): Verdict {
	const share = median(runs.map(({ signMs }) => signMs)) / median(runs.map(({ runMs }) => runMs));
	return {
		what: 'Signing, share of the run',
		where: `${bits} bits, ${count(users)} users`,
		value: 100 * share,
		limit: bits > 2048 ? 5 : 1,
		bound: 'at most',
		unit: '%',
	};
}

function blockingVerdict({ users, rounds }: Results['blocking'][number]): Verdict {
	return {
		what: "The package's longest work in one turn of the event loop",
		where: `${count(users)} users`,
		value: medianOf(rounds, ({ ownMs }) => ownMs),
		limit: 100,
		bound: 'at most',
		unit: 'ms',
	};
}

function triggerVerdict({ users, events, cpuMs }: Results['trigger'][number]): Verdict {
	return {
		what: "The trigger's comparison, processor time",
		where: `${count(users)} users, ${events} ${events === 1 ? 'kind' : 'kinds'} of events`,
		value: median(cpuMs),
		limit: 500,
		bound: 'at most',
		unit: 'ms',
	};
}
