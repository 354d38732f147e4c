import { inRounds, lowest, placeOf, untilStored } from '../compare';
import type { Cell } from '../results';
import { count, short } from '../words';
import { PLAIN, STOCK_WORKFLOWS } from '../workflows/contenders';
import { markdownTable } from './markdown';

/** Those that read everybody and check nothing. */
const CARELESS = [PLAIN, 'bare', 'bareGuessing'];

const reading = inRounds(({ runMs }) => runMs);
const storing = inRounds(({ runMs, storedMs }) => storedMs && storedMs - runMs);

const HEAD = [
	'',
	'JT Wallet Balance',
	'the least',
	'JT Wallet Balance, against the least',
	'the least, against the best stock workflow',
];

/**
 * How near JT Wallet Balance comes to the least time until everything is stored: the quickest reading of those that
 * check nothing, and n8n's storing of the items, which is the same for every node that puts them out.
 */
export function leastTable(cells: readonly Cell[]): string {
	const ours = cells.filter(({ contender }) => contender === 'ours');
	return markdownTable(
		HEAD,
		ours.flatMap((cell) => {
			const [stored, storingOurs] = [untilStored(cell), storing(cell)];
			const quickest = lowest(cells, cell, CARELESS, reading);
			const stock = lowest(cells, cell, STOCK_WORKFLOWS, untilStored);
			if (!stored || !storingOurs || !quickest || !stock) return [];
			const least = quickest + storingOurs;
			return [
				[
					placeOf(cell),
					`${count(stored)} ms`,
					`${count(least)} ms`,
					`${short(stored / least)} ×`,
					`${short(least / stock)} ×`,
				],
			];
		}),
	);
}
