import type { Cell, RunCost } from './results';
import { medianOf } from './statistics';
import { count } from './words';

/** A cost of a contender: a median of several runs; undefined where it was not measured. */
export type Cost = (cell: Cell) => number | undefined;

type Quantity = (run: RunCost) => number | undefined;

/** The cost in the rounds in which all contenders ran one after another. */
export const inRounds =
	(quantity: Quantity): Cost =>
	({ rounds }) =>
		medianOf(rounds, quantity);

/** The cost in an n8n of its own, which is measured where the server answers soonest. */
export const alone =
	(quantity: Quantity): Cost =>
	(cell) =>
		medianOf(cell.alone, quantity);

/** From the start until n8n had stored everything, in ms. */
export const untilStored = inRounds(({ storedMs }) => storedMs);

/** The most memory of the process, in bytes. */
export const peakMemory = alone(({ peakBytes }) => peakBytes);

/** Size of what n8n stored, in bytes. */
export const storedRecord = inRounds(({ recordBytes }) => recordBytes);

/** Where a cell was measured, in words. */
export function placeOf({ users, delayMs }: Cell): string {
	return `${count(users)} users, server +${delayMs} ms`;
}

/** The lowest cost of some contenders where a cell was measured; undefined where none has one. */
export function lowest(
	cells: readonly Cell[],
	{ users, delayMs }: Cell,
	contenders: readonly string[],
	cost: Cost,
): number | undefined {
	const costs = cells
		.filter((cell) => cell.users === users && cell.delayMs === delayMs)
		.filter(({ contender }) => contenders.includes(contender))
		.map(cost)
		.filter((value) => value !== undefined);
	return costs.length === 0 ? undefined : Math.min(...costs);
}
