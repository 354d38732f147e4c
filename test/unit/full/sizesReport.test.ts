import type { SizeResult } from '../../../scripts/full/sizes/measure';
import { figuresText, inWords, isRequired } from '../../../scripts/full/sizes/report';
import { MADE, OURS } from '../../../scripts/full/sizes/sources';

const read: SizeResult = {
	source: OURS,
	users: 100_000,
	saving: 'none',
	failure: undefined,
	tookMs: 4_321,
	health: { longestMs: 640, answers: 30 },
	before: 300e6,
	peak: 420e6,
	helpersPeak: 80e6,
};
const made: SizeResult = {
	...read,
	source: MADE,
	saving: 'all',
	failure: 'n8n ended by itself (signal SIGABRT)',
	peak: undefined,
	helpersPeak: undefined,
};
const about = {
	date: '2026-01-02',
	command: 'npm run e2e:full',
	machine: 'Abacus, 2 cores',
	versions: { n8n: '2.41.1', 'Node.js': '24.21.0' },
};

it('says of each run what it cost, and where the figures come from', () => {
	expect(figuresText([read, made], about).split('\n')).toEqual([
		'Measured on 2026-01-02 by `npm run e2e:full`: n8n 2.41.1, Node.js 24.21.0; Abacus, 2 cores.',
		'',
		expect.stringContaining('| wallet users | put out by |'),
		expect.stringMatching(/^\|( --- \|)+$/),
		`| 100,000 | ${OURS.title} | not saved | 4.3 s | 420 MB | 300 MB | 1,200 bytes | 80 MB | 0.64 s |`,
		`| 100,000 | ${MADE.title} | saved | n8n ended by itself (signal SIGABRT) | – | 300 MB | – | – | 0.64 s |`,
	]);
	expect(inWords(read)).toMatch(/^took 4\.3 s, most memory of n8n 420 MB, /);
});

it('asks of the package what it can do something about', () => {
	expect(isRequired(read)).toBe(true);
	expect(isRequired({ ...read, saving: 'all' })).toBe(false);
	expect(isRequired({ ...made, saving: 'none' })).toBe(false);
});
