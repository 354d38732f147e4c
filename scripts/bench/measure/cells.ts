import { describeFailure } from '../../operatorError';
import type { Cell, RunCost } from '../results';
import { type Arena, NAMES, openArena } from './arena';
import { roundsAt } from '../plan';
import type { Place } from './place';
import { PLAIN } from '../workflows/contenders';
import { runPlainLoop } from './plainLoop';
import { serve, withRequests } from './serve';

/** Every contender at every number of users and every delay, one after another in each round. */
export async function measureCells(place: Place): Promise<Cell[]> {
	const { users, delaysMs } = place.plan;
	const arenas = new Arenas(place);
	const cells: Cell[] = [];
	try {
		for (const count of users) {
			for (const delayMs of delaysMs)
				cells.push(...(await measureAt(place, arenas, count, delayMs)));
		}
	} finally {
		await arenas.close();
	}
	return cells;
}

/** The n8n that is in use; another one after a contender took it down. */
class Arenas {
	private arena: Arena | undefined;

	constructor(
		private readonly place: Place,
		private readonly contenders = NAMES,
	) {}

	async current(): Promise<Arena> {
		return (this.arena ??= await openArena(this.place, this.contenders));
	}

	async close(): Promise<void> {
		await this.arena?.stop();
		this.arena = undefined;
	}
}

async function measureAt(
	place: Place,
	arenas: Arenas,
	users: number,
	delayMs: number,
): Promise<Cell[]> {
	const cells = [PLAIN, ...NAMES].map(
		(contender): Cell => ({ contender, users, delayMs, rounds: [], alone: [] }),
	);
	for (let round = 1; round <= roundsAt(place.plan, users); round++) {
		place.say(`${users.toLocaleString('en-US')} users, server +${delayMs} ms, round ${round}`);
		for (const cell of cells.filter(({ failure }) => failure === undefined)) {
			const cost = await runOnce(place, arenas, cell).catch(describeFailure);
			if (typeof cost !== 'string') cell.rounds.push(cost);
			else {
				cell.failure = cost;
				place.say(`${cell.contender}: ${cost}`);
				await arenas.close();
			}
		}
	}
	await arenas.close();
	if (delayMs === Math.min(...place.plan.delaysMs)) {
		for (const cell of cells.filter(({ failure }) => failure === undefined)) {
			cell.alone = await runAlone(place, cell);
		}
	}
	return cells;
}

/** A few rounds in an n8n of its own. */
async function runAlone(place: Place, cell: Cell): Promise<RunCost[]> {
	place.say(`${cell.users.toLocaleString('en-US')} users, ${cell.contender} alone`);
	const arenas = new Arenas(
		place,
		NAMES.filter((name) => name === cell.contender),
	);
	try {
		const runs: RunCost[] = [];
		for (let round = 0; round < place.plan.rounds; round++) {
			runs.push(await runOnce(place, arenas, cell));
		}
		return runs;
	} finally {
		await arenas.close();
	}
}

async function runOnce(place: Place, arenas: Arenas, cell: Cell): Promise<RunCost> {
	const contender = NAMES.find((name) => name === cell.contender);
	// Opened before the users are set: it sets others while it warms up.
	const arena = contender && (await arenas.current());
	await serve(place, cell.users, cell.delayMs);
	const { result } = await withRequests(
		place,
		async () => await (contender && arena ? arena.run(contender) : runPlainLoop(place)),
	);
	return result;
}
