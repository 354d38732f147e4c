import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withErrorTable } from '../../scripts/errorTable';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('README', () => {
	it('shows the table of errors as the code has it', () => {
		expect(withErrorTable(readme)).toBe(readme);
	});

	it('names only npm commands that exist', () => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		const named = [...readme.matchAll(/`npm (?:run )?([a-z:0-9]+)[^`]*`/g)].map(([, name]) => name);
		expect(named.filter((name) => name !== 'install' && !(name ?? '' in scripts))).toEqual([]);
		expect(named).toContain('start');
	});
});
