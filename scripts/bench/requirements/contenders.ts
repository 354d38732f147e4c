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

/** Which cost is compared, with whom, and what the ratio may be at most. */
const COMPARED: ReadonlyArray<{
	readonly what: string;
	readonly cost: (run: RunCost) => number | undefined;
	readonly rival: keyof typeof RIVALS;
	readonly limit: number;
}> = [
	{ what: 'Own time', cost: ({ runMs }) => runMs, rival: 'bare', limit: 1.1 },
	{ what: 'Time until stored', cost: ({ storedMs }) => storedMs, rival: 'stock', limit: 0.5 },
	{ what: 'Peak memory', cost: ({ peakBytes }) => peakBytes, rival: 'stock', limit: 0.7 },
	{ what: 'Stored record', cost: ({ recordBytes }) => recordBytes, rival: 'stock', limit: 0.55 },
	{ what: 'Time until stored', cost: ({ storedMs }) => storedMs, rival: 'bare', limit: NOISE },
	{ what: 'Peak memory', cost: ({ peakBytes }) => peakBytes, rival: 'bare', limit: NOISE },
	{ what: 'Stored record', cost: ({ recordBytes }) => recordBytes, rival: 'bare', limit: NOISE },
];

/** JT Wallet Balance against the others that ran in the same n8n, by the medians of the rounds. */
export function contenderVerdicts(cells: readonly Cell[]): Verdict[] {
	const ours = cells.filter(({ contender }) => contender === 'ours');
	return COMPARED.flatMap(({ what, cost, rival, limit }) =>
		ours.map(({ users, delayMs, rounds }): Verdict => {
			const least = RIVALS[rival].contenders
				.map((name) => cells.find((cell) => isCell(cell, name, users, delayMs))?.rounds ?? [])
				.map((runs) => medianOf(runs, cost))
				.reduce(lower, undefined);
			return {
				what: `${what}, against ${RIVALS[rival].name}`,
				where: `${count(users)} users, server +${delayMs} ms`,
				value: ratio(medianOf(rounds, cost), least),
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
