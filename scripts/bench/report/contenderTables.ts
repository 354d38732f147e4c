import { type Cell, memoryOnTop, type RunCost } from '../results';
import { medianOf } from '../statistics';
import { CONTENDERS, PLAIN } from '../workflows/contenders';
import { count, megabytes } from '../words';
import { markdownTable } from './markdown';

/** What the contenders are called, by their short names. */
export const TITLES: Readonly<Record<string, string>> = {
	[PLAIN]: 'plain Node loop, 4 at once, no n8n',
	...CONTENDERS,
};

/** Whether it is the package itself, in one of its ways. */
export const isOurs = (contender: string) => contender.startsWith('ours');

const HEAD = [
	'',
	'run',
	'until stored',
	'of it storing',
	'peak MB',
	'on top of idle n8n, MB',
	'record MB',
	'longest gap',
];

/** One table for each number of users and delay of the server, with a title each. Times in ms. */
export function contenderTables(cells: readonly Cell[]): string {
	const places = [...new Set(cells.map(({ users, delayMs }) => `${users} ${delayMs}`))];
	return places
		.map((place) => {
			const here = cells.filter(({ users, delayMs }) => `${users} ${delayMs}` === place);
			const [first] = here;
			const server = first?.delayMs === 0 ? 'server at once' : `server +${first?.delayMs} ms`;
			const title = `### ${count(first?.users ?? 0)} users, ${server}`;
			return `${title}\n\n${markdownTable(HEAD, here.map(rowOf))}`;
		})
		.join('\n\n');
}

function rowOf({ contender, rounds, alone, failure }: Cell): string[] {
	const title = TITLES[contender] ?? contender;
	const name = isOurs(contender) ? `**${title}**` : title;
	const cost = (
		quantity: (run: RunCost) => number | undefined,
		say: (value: number) => string,
		runs = rounds,
	) => {
		const value = medianOf(runs, quantity);
		return value === undefined ? '–' : say(value);
	};
	const note = failure === undefined ? '' : `: did not finish (${failure.split('\n')[0]})`;
	return [
		`${name}${note}`,
		cost(({ runMs }) => runMs, count),
		cost(({ storedMs }) => storedMs, count),
		cost(({ runMs, storedMs }) => storedMs && storedMs - runMs, count),
		cost(({ peakBytes }) => peakBytes, megabytes, alone),
		cost(memoryOnTop, megabytes, alone),
		cost(({ recordBytes }) => recordBytes, megabytes),
		cost(({ gapMs }) => gapMs, count),
	];
}
