import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '../lab/document';
import { count, megabytes, orDash, ratio, times } from '../lab/numbers';
import { PROJECT } from '../paths';
import {
	ALONE,
	type Cell,
	cellsShape,
	type CostName,
	costOf,
	IN_ROUNDS,
	leastOf,
	lowest,
	OF_MEMORY,
	whereOf,
	titleOf,
} from './costs';
import { isOurs, type Job, type Target } from './job';
import { FEW_USERS } from './plan';
import { plotOf } from './plots';
import type { Findings, Verdict } from './verdicts';

/** What was found of a job's ways: a table for each number of users and delay of the server, and the targets. */
export function jobFindings(job: Job, cells: readonly Cell[]): Findings {
	const least = job.name === 'items' ? ['### How much is left to win', leastTable(cells)] : [];
	return {
		raw: cells,
		text: [...jobTables(job, cells), ...least].join('\n\n'),
		files: {
			[`${job.name}.json`]: `[\n${cells.map((cell) => JSON.stringify(cell)).join(',\n')}\n]\n`,
			...(job.onlyAlone ? {} : { [`${job.name}.svg`]: `${plotOf(job, cells)}\n` }),
		},
		verdicts: [...failures(job, cells), ...comparisons(job, cells)],
	};
}

/** Where the cells are kept that the documents tell of, and the plots. */
export const KEPT = join(PROJECT, 'docs', 'bench');

/**
 * What was measured now, and earlier at other places: all of a place is measured in one run, so that its ways can be
 * compared, and a long job in several.
 */
export function withEarlier({ name, ways }: Job, now: readonly Cell[], kept = KEPT): Cell[] {
	const file = join(kept, `${name}.json`);
	const earlier = existsSync(file) ? cellsShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
	const places = new Set(now.map(whereOf));
	const others = earlier.filter((cell) => cell.way in ways && !places.has(whereOf(cell)));
	return [...others, ...now].sort((a, b) => a.users - b.users || a.delayMs - b.delayMs);
}

/** With a title each; no column without a number. */
function jobTables(job: Job, cells: readonly Cell[]): string[] {
	let before = '';
	return [...new Set(cells.map(whereOf))].map((place) => {
		const here = cells.filter((cell) => whereOf(cell) === place);
		const { madeBy = '' } = here[0] ?? {};
		const made = madeBy === before ? '' : `${madeBy}\n\n`;
		before = madeBy;
		const costs = (job.onlyAlone ? ALONE : [...IN_ROUNDS, ...OF_MEMORY]).filter((cost) =>
			here.some((cell) => costOf(cost, cell) !== undefined),
		);
		const say = (cost: CostName) => (titleOf(cost).endsWith('MB') ? megabytes : count);
		const rows = here.map((cell) => [
			nameOf(job, cell),
			...costs.map((cost) => orDash(costOf(cost, cell), say(cost))),
		]);
		return `### ${place}\n\n${made}${markdownTable(['', ...costs.map(titleOf)], rows)}`;
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
		return [[whereOf(cell), ...figures, times(least / stock)]];
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
			where: whereOf(cell),
			value: 1,
			limit: 0,
			say: (value) => `${value} failures`,
		}));
}

/** The package against the other ways, by the medians of the rounds: they ran in the same n8n, one after another. */
function comparisons({ title, targets, ways }: Job, cells: readonly Cell[]): Verdict[] {
	const atOnce = Math.min(...cells.map(({ delayMs }) => delayMs));
	const own = cells.filter(({ way }) => way === 'ours');
	return targets.flatMap((target) => {
		const { cost, against, rivals, limit: limitOfMany, limitOfFew = limitOfMany, onlyAt } = target;
		const isHeld = ({ users, delayMs }: Cell) =>
			(onlyAt === undefined || users === onlyAt) &&
			(!OF_MEMORY.includes(cost) || delayMs === atOnce) &&
			(typeof rivals === 'string' ||
				rivals.some((way) => way in ways && users <= (ways[way]?.most ?? Infinity)));
		return own.filter(isHeld).map((cell) => ({
			what: `${title}: ${titleOf(cost)}, against ${against}`,
			where: whereOf(cell),
			value: ratio(costOf(cost, cell), rivalCost(cells, cell, target)),
			limit: cell.users > FEW_USERS ? limitOfMany : limitOfFew,
			say: rivals === 'nothing' ? (bytes: number) => `${megabytes(bytes)} MB` : times,
		}));
	});
}

function rivalCost(cells: readonly Cell[], cell: Cell, { cost, rivals }: Target) {
	if (rivals === 'nothing') return 1;
	if (rivals === 'least') return leastOf(cells, cell);
	if (rivals !== 'fewer') return lowest(cells, cell, rivals, cost);
	const users = 100_000;
	const few = lowest(cells, { ...cell, users }, [cell.way], cost);
	return few && (few / users) * cell.users;
}
