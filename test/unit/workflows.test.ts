/** What runs on GitHub: nobody else's moving target, nothing for ever, no more rights than needed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/documents';

const FOLDER = join(PROJECT, '.github/workflows');
const workflows = readdirSync(FOLDER).map(
	(name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

it.each(workflows)('%s pins every action to a commit and names its version', (_, text) => {
	const uses = text.split('\n').filter((line) => line.includes('uses:'));
	const pinned = /uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
	expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
	expect(uses.length).toBeGreaterThan(0);
});

it.each(workflows)('%s ends every job in time, and does not run twice at once', (_, text) => {
	expect(count(text, /^ {4}timeout-minutes: \d+$/gm)).toBe(count(text, /^ {4}runs-on: /gm));
	expect(count(text, /^concurrency:$/gm)).toBe(1);
});

it.each(workflows)('%s may only read unless it says what else, and keeps no token', (_, text) => {
	expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
	expect(count(text, /persist-credentials: false/g)).toBe(count(text, /actions\/checkout@/g));
});

it('one of them runs all that has to pass, every night', () => {
	const nightly = workflows.find(([name]) => name === 'nightly.yml')?.[1];
	const commands = [
		'.ci/run',
		'npm run e2e',
		'npm run fuzz',
		'npm run soak -- --breaks',
		'npm run e2e:full',
	];
	for (const command of commands) {
		expect(nightly).toContain(`- run: ${command}\n`);
	}
	expect(nightly).toContain('schedule:');
});
