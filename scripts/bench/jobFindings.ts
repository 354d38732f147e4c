import { markdownTable } from '../lab/document';
import { count, megabytes, orDash, ratio, times } from '../lab/numbers';
import {
	ALONE,
	type Cell,
	type CostName,
	costOf,
	IN_ROUNDS,
	leastOf,
	lowest,
	OF_MEMORY,
	titleOf,
} from './costs';
import { isOurs, type Job } from './jobs';
import { plotOf } from './plots';
import type { Findings, Verdict } from './verdicts';

/** What was found of a job's ways: a table for each number of users and delay of the server, and the targets. */
export function jobFindings(job: Job, cells: readonly Cell[]): Findings {
	const least = job.name === 'items' ? ['### How much is left to win', leastTable(cells)] : [];
	const plot = job.onlyAlone ? [] : [`![${job.name}](bench/${job.name}.svg)`];
	return {
		raw: cells,
		text: [...plot, ...jobTables(job, cells), ...least].join('\n\n'),
		plot: job.onlyAlone ? undefined : plotOf(job, cells),
		verdicts: [...failures(job, cells), ...comparisons(job, cells)],
	};
}

function placeOf({ users, delayMs }: Cell): string {
	return `${count(users)} users, server +${delayMs} ms`;
}

/** With a title each; no column without a number. */
function jobTables(job: Job, cells: readonly Cell[]): string[] {
	return [...new Set(cells.map(placeOf))].map((place) => {
		const here = cells.filter((cell) => placeOf(cell) === place);
		const costs = (job.onlyAlone ? ALONE : [...IN_ROUNDS, ...OF_MEMORY]).filter((cost) =>
			here.some((cell) => costOf(cost, cell) !== undefined),
		);
		const say = (cost: CostName) => (titleOf(cost).endsWith('MB') ? megabytes : count);
		const rows = here.map((cell) => [
			nameOf(job, cell),
			...costs.map((cost) => orDash(costOf(cost, cell), say(cost))),
		]);
		return `### ${place}\n\n${markdownTable(['', ...costs.map(titleOf)], rows)}`;
	});
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
		if (cell.way !== 'ours' || !stored || !least || !stock) return [];
		const figures = [...[stored, least].map((ms) => `${count(ms)} ms`), times(stored / least)];
		return [[placeOf(cell), ...figures, times(least / stock)]];
	});
	const own = ['JT Wallet Balance', 'the least', 'JT Wallet Balance, against the least'];
	return markdownTable(['', ...own, 'the least, against the best stock workflow'], rows);
}

/** Where n8n saves nothing, the package has to get through. */
function failures(job: Job, cells: readonly Cell[]): Verdict[] {
	return cells
		.filter(({ way, failure }) => job.ways[way]?.isRight && isOurs(way) && failure)
		.map((cell) => ({
			what: `${job.title}: n8n gets through where it saves nothing`,
			where: placeOf(cell),
			value: 1,
			limit: 0,
			bound: 'at most',
			say: (value) => `${value} failures`,
		}));
}

/** The package against the other ways, by the medians of the rounds: they ran in the same n8n, one after another. */
function comparisons({ title, targets }: Job, cells: readonly Cell[]): Verdict[] {
	const atOnce = Math.min(...cells.map(({ delayMs }) => delayMs));
	const own = cells.filter(({ way }) => way === 'ours');
	return targets.flatMap(({ cost, against, rivals, limit }) =>
		own
			.filter(({ delayMs }) => !OF_MEMORY.includes(cost) || delayMs === atOnce)
			.map((cell) => {
				const rival = rivals === 'least' ? leastOf(cells, cell) : lowest(cells, cell, rivals, cost);
				return {
					what: `${title}: ${titleOf(cost)}, against ${against}`,
					where: placeOf(cell),
					value: ratio(costOf(cost, cell), rival),
					limit: limit(cell.users),
					bound: 'at most',
					say: times,
				};
			}),
	);
}
