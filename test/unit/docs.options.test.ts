/** What the pages say about fields and options is what n8n shows. */
import type { INodeProperties } from 'n8n-workflow';
import { JtWalletApi } from '../../credentials/JtWalletApi.credentials';
import { JtWalletBalance } from '../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { codeBlocksOf, readDocument, sectionOf, tableRowsOf } from '../support/documents';

const balance = new JtWalletBalance().description.properties;
const trigger = new JtWalletBalanceTrigger().description.properties;
const balancePage = readDocument('docs/balance-node.md');
const triggerPage = readDocument('docs/trigger-node.md');

/** The parts of a field: what is in a collection, or what can be chosen. */
const partsOf = ({ options = [] }: INodeProperties) => options;
const entriesOf = (properties: readonly INodeProperties[], name: string): INodeProperties[] =>
	properties
		.filter((property) => property.name === name)
		.flatMap(partsOf)
		.flatMap((entry) => ('type' in entry ? [entry] : []))
		.flatMap(name === 'options' ? bundledIn : (entry) => [entry]);

/** What is bundled in an option has a row each. */
const bundledIn = (option: INodeProperties): INodeProperties[] =>
	option.type === 'fixedCollection'
		? partsOf(option)
				.flatMap((bundle) => ('values' in bundle ? bundle.values : []))
				.map((field) => ({ ...field, displayName: `${option.displayName}: ${field.displayName}` }))
		: [option];

const isFor = (operation: string, { displayOptions }: INodeProperties): boolean =>
	[displayOptions?.show?.operation, displayOptions?.show?.['/operation']].some((shownFor) =>
		shownFor?.includes(operation),
	);

/** Neither one with a place of its own on the page, nor the form that a field has for AI agents alone. */
const isPlain = ({ name, type, displayOptions }: INodeProperties): boolean =>
	!['resource', 'operation', 'filters', 'options'].includes(name) &&
	type !== 'notice' &&
	displayOptions?.show?.['@tool'] === undefined;

/** A field's default as a page shows it. */
function shownDefault(property: INodeProperties): string {
	const { default: value } = property;
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return value.toLocaleString('en-US');
	const chosen = (Array.isArray(value) ? value : [value]).flatMap((one) =>
		partsOf(property).filter((option) => 'value' in option && option.value === one),
	);
	if (chosen.length > 0) return chosen.map(({ name }) => name).join(', ');
	if (typeof value === 'string' && value.startsWith('=')) return `\`${value.slice(1)}\``;
	return typeof value === 'string' && property.name === 'timeZone' ? value : '–';
}

const nameAndDefault = (property: INodeProperties) => [
	`**${property.displayName}**`,
	property.name === 'keepInputFields' ? '–' : shownDefault(property),
];

/** How a page says what can be entered into a filter without choices. */
const VALUES_OF: { readonly [type: string]: string } = {
	string: 'any number',
	dateTime: 'a time',
	fixedCollection: 'any number of conditions',
};

const firstTwo = (rows: string[][]) => rows.map((row) => row.slice(0, 2));

describe('docs/balance-node.md', () => {
	const operations = balance.find(({ name }) => name === 'operation');

	const offered = partsOf(operations ?? never()).map((option) => [
		option.name,
		'value' in option ? String(option.value) : '',
	]);

	it.each(offered)('lists the fields and options of %s', (heading = '', operation = '') => {
		const ours = balance.filter((property) => isFor(operation, property));
		expect(firstTwo(tableRowsOf(sectionOf(balancePage, heading)))).toEqual(
			ours.filter(isPlain).map(nameAndDefault),
		);
		const [names = []] = /^\| option .*$/m.exec(sectionOf(balancePage, 'Options')) ?? [];
		const column =
			String(names)
				.split('|')
				.map((cell) => cell.trim())
				.indexOf(heading) - 1;
		const listed = tableRowsOf(sectionOf(balancePage, 'Options'));
		expect(firstTwo(listed.filter((row) => row[column] === '✓'))).toEqual(
			entriesOf(ours, 'options').map(nameAndDefault),
		);
	});

	it('lists every operation', () => {
		const intro = balancePage.text.slice(0, balancePage.text.indexOf('## '));
		const names = tableRowsOf(intro).map(([name = '']) => /\[(.+)\]/.exec(name)?.[1]);
		expect(names).toEqual(partsOf(operations ?? never()).map(({ name }) => name));
	});

	it('lists every filter with its values', () => {
		const filters = balance.filter((property) => isFor('getAll', property));
		const rows = tableRowsOf(sectionOf(balancePage, 'Filters'));
		expect(firstTwo(rows)).toEqual(
			entriesOf(filters, 'filters').map((filter) => [
				`**${filter.displayName}**`,
				VALUES_OF[filter.type] ??
					partsOf(filter)
						.map(({ name }) => name)
						.join(', '),
			]),
		);
	});

	it('shows an item with the fields that can be returned', () => {
		const [item] = codeBlocksOf(balancePage.text);
		const fields = balance.find(({ name }) => name === 'fields') ?? never();
		const values = partsOf(fields).map((field) => ('value' in field ? field.value : ''));
		expect(Object.keys(JSON.parse(item?.code ?? '')).sort()).toEqual(values.sort());
	});
});

describe('docs/trigger-node.md', () => {
	it('lists every event', () => {
		const events = trigger.find(({ name }) => name === 'events') ?? never();
		expect(tableRowsOf(sectionOf(triggerPage, 'Events')).map(([name]) => name)).toEqual(
			partsOf(events).map(({ name }) => `**${name}**`),
		);
	});

	it('lists every field and option', () => {
		expect(firstTwo(tableRowsOf(sectionOf(triggerPage, 'Fields')))).toEqual(
			trigger.filter(isPlain).map(nameAndDefault),
		);
		expect(firstTwo(tableRowsOf(sectionOf(triggerPage, 'Options')))).toEqual(
			entriesOf(trigger, 'options').map(nameAndDefault),
		);
	});
});

it('docs/credential.md lists every field', () => {
	const section = sectionOf(readDocument('docs/credential.md'), 'Fill it in, and test it');
	const fields = tableRowsOf(section).filter(([name]) => name?.startsWith('**'));
	const shown = new JtWalletApi().properties.filter(({ type }) => type !== 'hidden');
	expect(firstTwo(fields)).toEqual(shown.map(nameAndDefault));
});

it.each([
	['docs/balance-node.md', balancePage, balance],
	['docs/trigger-node.md', triggerPage, trigger],
] as const)('%s names every choice and every range of its options', (_, page, properties) => {
	const rows = new Map(tableRowsOf(sectionOf(page, 'Options')).map((row) => [row[0], row.join()]));
	for (const option of entriesOf(properties, 'options')) {
		const row = rows.get(`**${option.displayName}**`);
		const { minValue, maxValue } = option.typeOptions ?? {};
		if (option.type === 'number') {
			expect(row).toContain(`${minValue} to ${maxValue?.toLocaleString('en-US')}`);
		}
		// The trigger's page leaves these to the page of the other node.
		const isElsewhere = page === triggerPage && ['amounts', 'format'].includes(option.name);
		if (option.type !== 'options' || isElsewhere) continue;
		for (const { name } of partsOf(option)) expect(row).toContain(name);
	}
});

function never(): never {
	throw new Error('The node lacks what this test looks at.');
}
