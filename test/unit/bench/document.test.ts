/** The plots show the numbers of the tables. Numbers are compared, not drawings: another version of echarts may draw otherwise. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOBS } from '../../../scripts/bench/jobs';
import { PART_NAMES } from '../../../scripts/bench/parts';
import { DRAWN } from '../../../scripts/bench/plots';
import { titleOf } from '../../../scripts/bench/costs';
import { PROJECT } from '../../../scripts/paths';

const DOCS = join(PROJECT, 'docs');
const benchmarks = readFileSync(join(DOCS, 'benchmarks.md'), 'utf8');
const sizes = readFileSync(join(DOCS, 'sizes.md'), 'utf8');

/** What stands between the marks of a part. */
function partOf(name: string): string {
	const found = new RegExp(`<!-- ${name} -->\\n([^]*)\\n<!-- end of ${name} -->`).exec(
		benchmarks + sizes,
	);
	return found?.[1] ?? '';
}

/** The numbers under a heading, in every table of a text where the server answers at once. */
function numbersUnder(heading: string, text: string): number[] {
	const atOnce = text.split('\n### ').filter((section) => section.includes('server +0 ms'));
	return atOnce.flatMap((section) => {
		const rows = section.split('\n').filter((line) => line.startsWith('|'));
		const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
		const column = cells[0]?.indexOf(heading) ?? -1;
		return cells
			.slice(2)
			.map((row) => (row[column] ?? '–').replaceAll(',', ''))
			.filter((number) => /^[\d.]+$/.test(number))
			.map(Number);
	});
}

const textsOf = (svg: string) =>
	[...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

it.each(PART_NAMES)('there is a place for what is measured as "%s"', (name) => {
	expect(partOf(name).length).toBeGreaterThan(0);
});

const plots = JOBS.map(({ name, title, ways }) => ({
	file: join(DOCS, 'bench', `${name}.svg`),
	name: `${name}.svg`,
	numbers: numbersUnder(titleOf(DRAWN), partOf(name)),
	words: [title, ...Object.values(ways).map((way) => way.title)],
})).filter(({ file }) => existsSync(file));

it.each(plots)(
	'$name shows the numbers of the tables, and who had them',
	({ file, numbers, words }) => {
		const texts = textsOf(readFileSync(file, 'utf8'));
		const drawn = texts
			.filter((text) => /^[\d.,]+$/.test(text))
			.map((text) => Number(text.replaceAll(',', '')));
		expect(drawn.sort((a, b) => a - b)).toEqual(numbers.sort((a, b) => a - b));
		const all = texts.join(' ');
		if (numbers.length > 0)
			for (const word of words.filter((each) => !each.includes('plain')))
				expect(all).toContain(word.split(' ')[0]);
	},
);

it('the document shows every plot, and none is left of what is no longer measured', () => {
	const drawn = readdirSync(join(DOCS, 'bench')).filter((name) => name.endsWith('.svg'));
	const shown = [...benchmarks.matchAll(/\(bench\/(.*?\.svg)\)/g)].map(([, name]) => name);
	expect(shown.sort()).toEqual(drawn.sort());
	expect(plots.map(({ name }) => name)).toEqual(expect.arrayContaining(drawn));
});
