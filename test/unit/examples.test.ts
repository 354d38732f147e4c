/** What every example has: notes, a time zone, a named way for failures, and only fields that the nodes have. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { JtWalletBalance } from '../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { exampleFiles, readWorkflow } from '../../scripts/n8n/importExamples';
import { EXAMPLES } from '../../scripts/paths';
import { readDocument, tableRowsOf } from '../support/documents';

const FAILURES = 'tell-me-when-the-reading-fails.json';
const NOTE = 'n8n-nodes-base.stickyNote';
const SENDERS = ['n8n-nodes-base.slack', 'n8n-nodes-base.emailSend'];

/** Fields that n8n adds to a node by itself. */
const OF_N8N = ['pollTimes', 'descriptionType', 'toolDescription'];

const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));
const examples = files.map((file) => [file, readWorkflow(join(EXAMPLES, file))] as const);
const failuresName = readWorkflow(join(EXAMPLES, FAILURES)).name;

const FIELDS: ReadonlyArray<readonly [RegExp, readonly INodeProperties[]]> = [
	[/\.jtWalletBalance(Tool)?$/, new JtWalletBalance().description.properties],
	[/\.jtWalletBalanceTrigger$/, new JtWalletBalanceTrigger().description.properties],
];

type Fields = ReadonlyArray<INodeProperties | INodePropertyCollection>;

const fieldsIn = (options: INodeProperties['options'] = []): Fields =>
	options.flatMap((option) => ('values' in option || 'type' in option ? [option] : []));

/** What n8n takes as a whole only: it drops a single value in the place of one without a word. */
const BUNDLES = ['collection', 'fixedCollection'];

/** Names in a value that no field has, with those of the collections around them. */
function strangers(value: unknown, fields: Fields, around = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => strangers(one, fields, around));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => {
		const named = fields.filter((field) => field.name === name);
		if (named.length === 0) return OF_N8N.includes(name) ? [] : [`${around}${name}`];
		const isBundle = named.some((field) => 'type' in field && BUNDLES.includes(field.type));
		if (isBundle && typeof inner !== 'object') return [`${around}${name} as a single value`];
		const parts = named.flatMap((field) =>
			'values' in field ? field.values : fieldsIn(field.options),
		);
		return strangers(inner, parts, `${around}${name}.`);
	});
}

it('names what is strange', () => {
	const [[, fields] = [/x/, []]] = FIELDS;
	const given = {
		operation: 'getAll',
		nonsense: 1,
		options: { pageSize: 1, foo: 1, times: 'iso' },
	};
	const found = ['nonsense', 'options.foo', 'options.times as a single value'];
	expect(strangers(given, fields)).toEqual(found);
});

it.each(examples)('%s uses only fields that the nodes have', (_, { nodes }) => {
	for (const { type, parameters } of nodes) {
		const [, fields] = FIELDS.find(([pattern]) => pattern.test(type)) ?? [];
		if (fields !== undefined) expect(strangers(parameters, fields)).toEqual([]);
	}
});

it.each(examples)(
	'%s says on its canvas what to set, and runs by the clock of Bangkok',
	(file, example) => {
		const notes = example.nodes.filter(({ type }) => type === NOTE);
		const text = notes.map(({ parameters }) => parameters.content).join();
		expect(text).toContain('credential');
		expect(example.settings?.timezone).toBe('Asia/Bangkok');
		const runsByItself = example.nodes.some(
			({ type }) => type.endsWith('.scheduleTrigger') || type.endsWith('.jtWalletBalanceTrigger'),
		);
		if (runsByItself) expect(text).toContain(`**${failuresName}**`);
		if (runsByItself || file === FAILURES) expect(text).toMatch(/publish/i);
	},
);

it.each(examples)('%s marks what it sends while it is tried', (file, { nodes }) => {
	if (file === FAILURES) return;
	for (const { name, type, parameters } of nodes) {
		if (!SENDERS.includes(type)) continue;
		const texts = [parameters.subject, parameters.text].filter((text) => text !== undefined);
		for (const text of texts) expect(`${name}: ${String(text)}`).toContain("'[TEST] '");
	}
});

it('docs/examples.md shows every example, in the order in which n8n lists them', () => {
	const order = exampleFiles();
	expect([...order].sort()).toEqual([...files].sort());
	const { text } = readDocument('docs/examples.md');
	const titles = tableRowsOf(text).map(([title = '']) => /\(#(.+)\)/.exec(title)?.[1]);
	const shown = [...text.matchAll(/^## (.+)\n\n\[`(.+?)`\]/gm)];
	expect(shown.map(([, , file]) => file)).toEqual(order);
	expect(titles).toHaveLength(order.length);
});
