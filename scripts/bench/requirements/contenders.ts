import { type Cell, memoryOnTop, type RunCost } from '../results';
import { medianOf, ratio } from '../statistics';
import { count } from '../words';
import type { Verdict } from './verdict';

/** What is held against the bare node may be so much more than equal: runs differ by that much. */
const NOISE = 1.03;

/** Who is held against whom. Of several rivals the one that costs least counts, for each cost anew. */
const PAIRS = {
	bare: { name: 'against the bare node', who: 'ours', rivals: ['bare'] },
	stock: { name: 'against the best stock workflow', who: 'ours', rivals: ['fanned', 'loop'] },
	stockFields: {
		name: 'against the best stock workflow, four fields chosen in both',
		who: 'oursFields',
		rivals: ['fannedFields'],
	},
} as const;

/** A cost in a cell: a median of its rounds, or of the runs that were alone. */
type Cost = (cell: Cell) => number | undefined;

const inRounds =
	(cost: (run: RunCost) => number | undefined): Cost =>
	({ rounds }) =>
		medianOf(rounds, cost);

const ownTime = inRounds(({ runMs }) => runMs);
const untilStored = inRounds(({ storedMs }) => storedMs);
const record = inRounds(({ recordBytes }) => recordBytes);
const peak: Cost = ({ alone }) => medianOf(alone, ({ peakBytes }) => peakBytes);
const onTop: Cost = ({ alone }) => medianOf(alone, memoryOnTop);

/** Which cost is compared, of whom with whom, and what the ratio may be at most. */
const COMPARED: ReadonlyArray<{
	readonly what: string;
	readonly cost: Cost;
	readonly pair: keyof typeof PAIRS;
	readonly limit: number;
}> = [
	{ what: 'Own time', cost: ownTime, pair: 'bare', limit: 1.1 },
	{ what: 'Time until stored', cost: untilStored, pair: 'stock', limit: 0.5 },
	{ what: 'Peak memory', cost: peak, pair: 'stock', limit: 0.7 },
	{ what: 'Memory on top of idle n8n', cost: onTop, pair: 'stock', limit: 0.7 },
	{ what: 'Stored record', cost: record, pair: 'stock', limit: 0.55 },
	{ what: 'Time until stored', cost: untilStored, pair: 'stockFields', limit: 0.5 },
	{ what: 'Peak memory', cost: peak, pair: 'stockFields', limit: 0.7 },
	{ what: 'Memory on top of idle n8n', cost: onTop, pair: 'stockFields', limit: 0.7 },
	{ what: 'Stored record', cost: record, pair: 'stockFields', limit: 0.55 },
	{ what: 'Time until stored', cost: untilStored, pair: 'bare', limit: NOISE },
	{ what: 'Peak memory', cost: peak, pair: 'bare', limit: NOISE },
	{ what: 'Stored record', cost: record, pair: 'bare', limit: NOISE },
];

/**
 * JT Wallet Balance against the others that ran in the same n8n, by the medians of the rounds. Memory, which is
 * measured where the server answers at once, is held against theirs there.
 */
export function contenderVerdicts(cells: readonly Cell[]): Verdict[] {
	const atOnce = Math.min(...cells.map(({ delayMs }) => delayMs));
	return COMPARED.flatMap(({ what, cost, pair, limit }) => {
		const { name, who, rivals } = PAIRS[pair];
		const isOfMemory = cost === peak || cost === onTop;
		return cells
			.filter(({ contender }) => contender === who)
			.filter(({ delayMs }) => !isOfMemory || delayMs === atOnce)
			.map((cell): Verdict => {
				const { users, delayMs } = cell;
				const least = rivals
					.map((rival) => cells.find((other) => isCell(other, rival, users, delayMs)))
					.map((other) => other && cost(other))
					.reduce(lower, undefined);
				return {
					what: `${what}, ${name}`,
					where: `${count(users)} users, server +${delayMs} ms`,
					value: ratio(cost(cell), least),
					limit,
					bound: 'at most',
					unit: '×',
				};
			});
	});
}

function isCell(cell: Cell, contender: string, users: number, delayMs: number): boolean {
	return cell.contender === contender && cell.users === users && cell.delayMs === delayMs;
}

function lower(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
