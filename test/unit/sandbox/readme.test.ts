import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxCommand } from '../../../sandbox/cliOptions';
import { FAULT_KINDS, parseFaults } from '../../../sandbox/faults/faults';

const readme = readFileSync(join(__dirname, '../../../sandbox/README.md'), 'utf8');

it('lists every fault with an example that can be set as it stands', () => {
	const examples = [...readme.matchAll(/^\| `(\w+)` +\|.*`(\{"kind".*\})` +\|$/gm)];
	expect(examples.map(([, kind]) => kind)).toEqual(FAULT_KINDS);
	for (const [, kind, example = ''] of examples) {
		expect(parseFaults([JSON.parse(example)])).toMatchObject([{ kind }]);
	}
});

it('lists every flag of the command', () => {
	const flags = [...readme.matchAll(/^\| `(--[^`]+)`/gm)].map(([, flag]) => flag);
	expect(flags).toEqual(sandboxCommand().options.map((option) => option.flags));
});
