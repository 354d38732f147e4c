import type { Cell, RunCost } from '../results';
import { medianOf, ratio } from '../statistics';
import { count } from '../words';
import type { Verdict } from './verdict';

/** What is held against the bare node may be so much more than equal: runs differ by that much. */
const NOISE = 1.03;

/** Whom JT Wallet Balance is held against. Of several the one that costs least counts, for each cost anew. */
const RIVALS = {
	bare: { name: 'the bare node', contenders: ['bare'] },
	stock: { name: 'the best stock workflow', contenders: ['fanned', 'loop'] },
} as const;

/** A cost in a cell: a median of its rounds, or of the run that was alone. */
type Cost = (cell: Cell) => number | undefined;

const inRounds =
	(cost: (run: RunCost) => number | undefined): Cost =>
	({ rounds }) =>
		medianOf(rounds, cost);

const ownTime = inRounds(({ runMs }) => runMs);
const untilStored = inRounds(({ storedMs }) => storedMs);
const record = inRounds(({ recordBytes }) => recordBytes);
const peak: Cost = ({ alone }) => alone?.peakBytes;

/** Which cost is compared, with whom, and what the ratio may be at most. */
const COMPARED: ReadonlyArray<{
	readonly what: string;
	readonly cost: Cost;
	readonly rival: keyof typeof RIVALS;
	readonly limit: number;
}> = [
	{ what: 'Own time', cost: ownTime, rival: 'bare', limit: 1.1 },
	{ what: 'Time until stored', cost: untilStored, rival: 'stock', limit: 0.5 },
	{ what: 'Peak memory', cost: peak, rival: 'stock', limit: 0.7 },
	{ what: 'Stored record', cost: record, rival: 'stock', limit: 0.55 },
	{ what: 'Time until stored', cost: untilStored, rival: 'bare', limit: NOISE },
	{ what: 'Peak memory', cost: peak, rival: 'bare', limit: NOISE },
	{ what: 'Stored record', cost: record, rival: 'bare', limit: NOISE },
];

/**
 * JT Wallet Balance against the others that ran in the same n8n, by the medians of the rounds. Memory, which is
 * measured where the server answers at once, is held against theirs there.
 */
export function contenderVerdicts(cells: readonly Cell[]): Verdict[] {
	const atOnce = Math.min(...cells.map(({ delayMs }) => delayMs));
	const ours = cells.filter(({ contender }) => contender === 'ours');
	return COMPARED.flatMap(({ what, cost, rival, limit }) =>
		ours
			.filter(({ delayMs }) => cost !== peak || delayMs === atOnce)
			.map((cell): Verdict => {
				const { users, delayMs } = cell;
				const least = RIVALS[rival].contenders
					.map((name) => cells.find((other) => isCell(other, name, users, delayMs)))
					.map((other) => other && cost(other))
					.reduce(lower, undefined);
				return {
					what: `${what}, against ${RIVALS[rival].name}`,
					where: `${count(users)} users, server +${delayMs} ms`,
					value: ratio(cost(cell), least),
					limit,
					bound: 'at most',
					unit: '×',
				};
			}),
	);
}

function isCell(cell: Cell, contender: string, users: number, delayMs: number): boolean {
	return cell.contender === contender && cell.users === users && cell.delayMs === delayMs;
}

function lower(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
