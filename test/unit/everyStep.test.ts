/** What belongs to a new operation, filter or event beside its code: the steps of CONTRIBUTING.md, each looked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { INodeProperties } from 'n8n-workflow';
import { JtWalletBalance } from '../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { PROJECT, readDocument } from '../support/documents';

const { properties, subtitle = '' } = new JtWalletBalance().description;
const trigger = new JtWalletBalanceTrigger().description.properties;

/** What a field offers: choices by their value, or the fields in a collection by their name. */
const offeredBy = (fields: readonly INodeProperties[], name: string) =>
	fields
		.filter((field) => field.name === name)
		.flatMap(({ options = [] }) => options)
		.map((option) => ({
			label: 'displayName' in option ? option.displayName : option.name,
			value: 'value' in option ? String(option.value) : option.name,
		}));

const operations = offeredBy(properties, 'operation');
const filters = [
	...new Map(offeredBy(properties, 'filters').map((one) => [one.value, one])).values(),
];
const events = offeredBy(trigger, 'events');

const textsIn = (folder: string, isWanted: (name: string) => boolean): string[] =>
	readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
		.filter(isWanted)
		.map((name) => readFileSync(join(PROJECT, folder, name), 'utf8'));

const examples = textsIn('examples', (name) => name.endsWith('.json')).flatMap(
	(text): Array<{ type: string; parameters: { operation?: string } }> => JSON.parse(text).nodes,
);
const engineTests = (start: string): string =>
	textsIn('test/engine', (name) => name.startsWith(start) && name.endsWith('.test.ts')).join();

/** What the changelog lists, each name by itself: "Amount" is not in it because of "Amounts" or "Amount Due". */
const inChangelog = readDocument('CHANGELOG.md')
	.text.split(/[:,;.] ?| and | operations |\n/)
	.map((name) => name.trim());

it('finds operations, filters and events', () => {
	expect([operations, filters, events].map(({ length }) => length > 2)).toEqual([true, true, true]);
});

describe.each(operations.map(({ label, value }) => [label, value] as const))(
	'the operation %s',
	(label, value) => {
		it('is what the subtitle says on the canvas when it is chosen', () => {
			const $parameter = { resource: 'walletUser', operation: value };
			const shown: unknown = runInNewContext(subtitle.slice('={{'.length, -'}}'.length), {
				$parameter,
			});
			expect(String(shown)).toContain(label);
		});

		it('is in a table of the README and in the changelog', () => {
			expect(readDocument('README.md').text).toContain(`**${label}**`);
			expect(inChangelog).toContain(label);
		});

		it('is used by a workflow in examples/', () => {
			const isOurs = (type: string) => /^n8n-nodes-jt-wallet\.jtWalletBalance(Tool)?$/.test(type);
			const used = examples
				.filter(({ type }) => isOurs(type))
				// A parameter with its default is not stored.
				.map(({ parameters: { operation = 'getAll' } }) => operation);
			expect(used).toContain(value);
		});
	},
);

it.each(
	readdirSync(join(PROJECT, 'nodes/JtWalletBalance'))
		.filter((name) => name.endsWith('.operation.ts'))
		.map((name) => name.replace('.operation.ts', '')),
)('the operation %s has a test of its name in test/engine/', (name) => {
	// The very file: others of that beginning are about a part of it.
	expect(engineTests(`${name}.test.ts`)).toContain('expect');
});

it.each(filters.map(({ label, value }) => [label, value] as const))(
	'the filter %s is in the changelog, and in a test in test/engine/',
	(label, value) => {
		expect(inChangelog).toContain(label);
		expect(engineTests('getMany')).toMatch(new RegExp(`\\b${value}\\b`));
	},
);

it.each(events.map(({ label, value }) => [label, value] as const))(
	'the event %s is in the changelog, and in a test in test/engine/',
	(label, value) => {
		expect(inChangelog).toContain(label);
		expect(engineTests('trigger')).toMatch(new RegExp(`\\b${value}\\b`));
	},
);
