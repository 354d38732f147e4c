import { markdownTable, tableOf } from '../lab/document';
import { count, median, megabytes, orDash, short } from '../lab/numbers';
import { isOurs, type Job } from './jobs';
import { type Cell, type CostName, costOf, type Results, titleOf } from './results';
import { GROWTH_COSTS, leastOf, lowest, placeOf } from './targets';

const ROUNDS: readonly CostName[] = ['run', 'untilStored', 'storing', 'record', 'gap'];
const ALONE: readonly CostName[] = ['peakMemory', 'memoryOnTop', 'helpers'];
const ONLY_ALONE: readonly CostName[] = ['runAlone', 'idle', ...ALONE, 'gapAlone'];

/** A cost as it is written in a table: times in ms, sizes in MB; a dash where it was not measured. */
export function inTable(cost: CostName, cell: Parameters<typeof costOf>[1]): string {
	return orDash(costOf(cost, cell), titleOf(cost).endsWith('MB') ? megabytes : count);
}

/** One table for each number of users and delay of the server, with a title each; no column without a number. */
export function jobTables(job: Job, cells: readonly Cell[]): string {
	const places = [...new Set(cells.map(placeOf))];
	const tables = places.map((place) => {
		const here = cells.filter((cell) => placeOf(cell) === place);
		const costs = job.onlyAlone ? ONLY_ALONE : [...ROUNDS, ...ALONE];
		const told = costs.filter((cost) => here.some((cell) => costOf(cost, cell) !== undefined));
		const rows = here.map((cell) => [
			nameOf(job, cell),
			...told.map((cost) => inTable(cost, cell)),
		]);
		return `### ${place}\n\n${markdownTable(['', ...told.map(titleOf)], rows)}`;
	});
	return tables.join('\n\n');
}

function nameOf({ ways }: Job, { way, failure }: Cell): string {
	const title = ways[way]?.title ?? way;
	const note = failure === undefined ? '' : `: did not finish (${failure.split('\n')[0]})`;
	return `${isOurs(way) ? `**${title}**` : title}${note}`;
}

/** How near JT Wallet Balance comes to the least time until everything is stored. */
export function leastTable(cells: readonly Cell[]): string {
	const rows = cells.flatMap((cell) => {
		const [stored, least] = [costOf('untilStored', cell), leastOf(cells, cell)];
		const stock = lowest(cells, cell, ['fanned', 'loop'], 'untilStored');
		return cell.way === 'ours' && stored && least && stock ? [{ cell, stored, least, stock }] : [];
	});
	return tableOf(rows, {
		'': ({ cell }) => placeOf(cell),
		'JT Wallet Balance': ({ stored }) => `${count(stored)} ms`,
		'the least': ({ least }) => `${count(least)} ms`,
		'JT Wallet Balance, against the least': ({ stored, least }) => `${short(stored / least)} ×`,
		'the least, against the best stock workflow': ({ least, stock }) => `${short(least / stock)} ×`,
	});
}

/** Time and memory of Get Many in the engine, by the number of users. */
function growthTable({ growth }: Results): string {
	const { Time, Memory } = GROWTH_COSTS;
	return tableOf(growth, {
		Users: ({ users }) => count(users),
		'run, ms': (step) => count(Time(step)),
		'per user, µs': (step) => short((1000 * Time(step)) / step.users),
		'processor time, ms': ({ runs }) => count(median(runs.map(({ cpuMs }) => cpuMs))),
		'items, MB': (step) => megabytes(Memory(step)),
		'per user, bytes': (step) => count(Memory(step) / step.users),
		'peak, MB': ({ peakBytes }) => megabytes(peakBytes),
	});
}

/** Look Up against the stock ways. */
function lookUpTable({ lookUp }: Results): string {
	const rows = lookUp.flatMap(({ ids, requests, runMs, stockItems, delayMs, ...stock }) => {
		const scale = ids / stockItems;
		const scaled = `(measured on ${count(stockItems)} items, times ${short(scale)})`;
		const where = `${count(ids)} IDs, server +${delayMs} ms`;
		const own = median(runMs);
		return [
			{ where, how: '**JT Wallet Balance, Look Up**', sent: requests, ms: own, own },
			{
				where,
				how: `HTTP Request per item, all at once ${scaled}`,
				sent: ids,
				ms: median(stock.stockAtOnceMs) * scale,
				own,
			},
			{
				where,
				how: `HTTP Request per item, in a loop ${scaled}`,
				sent: ids,
				ms: median(stock.stockInTurnMs) * scale,
				own,
			},
		];
	});
	return tableOf(rows, {
		'': ({ how, where }) => `${how}, ${where}`,
		requests: ({ sent }) => count(sent),
		ms: ({ ms }) => count(ms),
		'against Look Up': ({ ms, own }) => `${short(ms / own)} ×`,
	});
}

/** Signing in a run, and against jsrsasign. */
function signingTable({ signing }: Results): string {
	const rows = signing.map(({ runs, ...alone }) => ({
		...alone,
		runMs: median(runs.map(({ runMs }) => runMs)),
		signMs: median(runs.map(({ signMs }) => signMs)),
	}));
	return tableOf(rows, {
		Key: ({ bits }) => `${bits} bits`,
		'run, ms': ({ runMs }) => count(runMs),
		"of it signing, on n8n's thread, ms": ({ signMs }) => short(signMs),
		share: ({ signMs, runMs }) => `${short((100 * signMs) / runMs)} %`,
		'until one request is signed, ms': ({ packageMs }) => short(packageMs),
		'by jsrsasign, ms': ({ jsrsasignMs }) => short(jsrsasignMs),
		'times as fast': ({ packageMs, jsrsasignMs }) => `${short(jsrsasignMs / packageMs)} ×`,
	});
}

/** What kept the event loop from other work. */
function blockingTable({ blocking }: Results): string {
	return tableOf(blocking, {
		Users: ({ users }) => count(users),
		"the package's code, ms": ({ rounds }) => short(median(rounds.map(({ ownMs }) => ownMs))),
		'mostly in': ({ rounds }) => [...new Set(rounds.map(({ where }) => where))].join(', '),
		'longest delay, whoever caused it, ms': ({ rounds }) =>
			short(median(rounds.map(({ anyMs }) => anyMs))),
	});
}

/** The trigger's comparison. */
function triggerTable({ trigger }: Results): string {
	return tableOf(trigger, {
		Users: ({ users }) => count(users),
		'of them changed': ({ changed }) => count(changed),
		'kinds of events': ({ events }) => count(events),
		'processor time, ms': ({ cpuMs }) => count(median(cpuMs)),
		'state, MB': ({ stateBytes }) => megabytes(stateBytes),
	});
}

/** What was measured of each part that is no job, as a table. */
export const TABLES = {
	growth: growthTable,
	lookUp: lookUpTable,
	signing: signingTable,
	blocking: blockingTable,
	trigger: triggerTable,
};
