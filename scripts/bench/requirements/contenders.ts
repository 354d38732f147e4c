import {
	alone,
	type Cost,
	inRounds,
	lowest,
	peakMemory,
	placeOf,
	storedRecord,
	untilStored,
} from '../compare';
import { type Cell, memoryOnTop } from '../results';
import { ratio } from '../statistics';
import { STOCK_WORKFLOWS } from '../workflows/contenders';
import type { Verdict } from './verdict';

/** What is held against the bare node may be so much more than equal: runs differ by that much. */
const NOISE = 1.03;

/** Who is held against whom. Of several rivals the one that costs least counts, for each cost anew. */
const PAIRS = {
	bare: { name: 'against the bare node', who: 'ours', rivals: ['bare'] },
	stock: { name: 'against the best stock workflow', who: 'ours', rivals: STOCK_WORKFLOWS },
	stockFields: {
		name: 'against the best stock workflow, four fields chosen in both',
		who: 'oursFields',
		rivals: ['fannedFields'],
	},
} as const;

const ownTime = inRounds(({ runMs }) => runMs);
const onTop = alone(memoryOnTop);

/** Which cost is compared, of whom with whom, and what the ratio may be at most. */
const COMPARED: ReadonlyArray<{
	readonly what: string;
	readonly cost: Cost;
	readonly pair: keyof typeof PAIRS;
	readonly limit: number;
}> = [
	{ what: 'Own time', cost: ownTime, pair: 'bare', limit: 1.1 },
	{ what: 'Time until stored', cost: untilStored, pair: 'stock', limit: 0.5 },
	{ what: 'Peak memory', cost: peakMemory, pair: 'stock', limit: 0.7 },
	{ what: 'Memory on top of idle n8n', cost: onTop, pair: 'stock', limit: 0.7 },
	{ what: 'Stored record', cost: storedRecord, pair: 'stock', limit: 0.55 },
	{ what: 'Time until stored', cost: untilStored, pair: 'stockFields', limit: 0.5 },
	{ what: 'Peak memory', cost: peakMemory, pair: 'stockFields', limit: 0.7 },
	{ what: 'Memory on top of idle n8n', cost: onTop, pair: 'stockFields', limit: 0.7 },
	{ what: 'Stored record', cost: storedRecord, pair: 'stockFields', limit: 0.55 },
	{ what: 'Time until stored', cost: untilStored, pair: 'bare', limit: NOISE },
	{ what: 'Peak memory', cost: peakMemory, pair: 'bare', limit: NOISE },
	{ what: 'Stored record', cost: storedRecord, pair: 'bare', limit: NOISE },
];

/**
 * JT Wallet Balance against the others that ran in the same n8n, by the medians of the rounds. Memory, which is
 * measured where the server answers at once, is held against theirs there.
 */
export function contenderVerdicts(cells: readonly Cell[]): Verdict[] {
	const atOnce = Math.min(...cells.map(({ delayMs }) => delayMs));
	return COMPARED.flatMap(({ what, cost, pair, limit }) => {
		const { name, who, rivals } = PAIRS[pair];
		const isOfMemory = cost === peakMemory || cost === onTop;
		return cells
			.filter(({ contender }) => contender === who)
			.filter(({ delayMs }) => !isOfMemory || delayMs === atOnce)
			.map(
				(cell): Verdict => ({
					what: `${what}, ${name}`,
					where: placeOf(cell),
					value: ratio(cost(cell), lowest(cells, cell, rivals, cost)),
					limit,
					bound: 'at most',
					unit: '×',
				}),
			);
	});
}
