import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { filesOf, readResults } from '../../../scripts/bench/files';
import { CONTENDERS } from '../../../scripts/bench/workflows/contenders';

const files = filesOf(readResults());

it('the document and its plots show the numbers that were measured last', () => {
	expect([...files.keys()].map((file) => basename(file)).sort()).toEqual([
		'benchmarks.md',
		'growth.svg',
		'memory.svg',
		'record.svg',
		'results.json',
		'stored.svg',
	]);
	for (const [file, text] of files) expect(readFileSync(file, 'utf8')).toBe(text);
});

it('a plot names every contender', () => {
	const stored = [...files].find(([file]) => basename(file) === 'stored.svg')?.[1] ?? '';
	const words = stored.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
	for (const title of Object.values(CONTENDERS)) expect(words).toContain(title);
});
