import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxCommand } from '../../../sandbox/cliOptions';
import { FAULT_KINDS, parseFaults } from '../../../sandbox/faults/faults';
import { ODDITIES, worldSchema } from '../../../sandbox/merchant/world/world';

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

it('lists every part of a world with an example that can be set as it stands', () => {
	const examples = [...readme.matchAll(/^\| `(\w+)` +\|(.*)`(\{"\w+": .*\})` +\|$/gm)].flatMap(
		([, part = '', words = '', example = '']) =>
			part in worldSchema.shape ? [{ part, words, world: JSON.parse(example) }] : [],
	);
	const parts = new Set(examples.map(({ part }) => part));
	expect([...parts]).toEqual(Object.keys(worldSchema.shape));
	for (const { part, world } of examples) {
		expect(Object.keys(worldSchema.parse(world))).toEqual([part]);
	}
	const words = examples.map((example) => example.words + JSON.stringify(example.world)).join();
	for (const odd of ODDITIES) expect(words).toContain(odd);
});
