import type { Cell, RunCost } from '../results';
import { medianOf } from '../statistics';
import { count, short } from '../words';
import { PLAIN } from '../workflows/contenders';
import { markdownTable } from './markdown';

/** Those that read everybody and check nothing. */
const CARELESS = [PLAIN, 'bare', 'bareGuessing'];

const STOCK = ['fanned', 'loop'];

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
			const here = cells.filter(
				({ users, delayMs }) => users === cell.users && delayMs === cell.delayMs,
			);
			const stored = medianOf(cell.rounds, untilStored);
			const storing = medianOf(cell.rounds, ({ runMs, storedMs }) => storedMs && storedMs - runMs);
			const reading = lowest(here, CARELESS, ({ runMs }) => runMs);
			const stock = lowest(here, STOCK, untilStored);
			if (!stored || !storing || !reading || !stock) return [];
			const least = reading + storing;
			return [
				[
					`${count(cell.users)} users, server +${cell.delayMs} ms`,
					`${count(stored)} ms`,
					`${count(least)} ms`,
					`${short(stored / least)} ×`,
					`${short(least / stock)} ×`,
				],
			];
		}),
	);
}

const untilStored = ({ storedMs }: RunCost) => storedMs;

/** The lowest median of these contenders; undefined where none has one. */
function lowest(
	cells: readonly Cell[],
	contenders: readonly string[],
	cost: (run: RunCost) => number | undefined,
): number | undefined {
	const found = cells
		.filter(({ contender }) => contenders.includes(contender))
		.map(({ rounds }) => medianOf(rounds, cost))
		.filter((value) => value !== undefined);
	return found.length === 0 ? undefined : Math.min(...found);
}
