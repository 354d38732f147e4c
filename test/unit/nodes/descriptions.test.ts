/** What the texts beside the fields have to say. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';

type Part = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** A field with those in it. */
function fieldsIn(part: Part): INodeProperties[] {
	if ('values' in part) return part.values.flatMap(fieldsIn);
	if (!('type' in part)) return [];
	return [part, ...(part.options ?? []).flatMap(fieldsIn)];
}

const FIELDS = [new JtWalletBalance(), new JtWalletBalanceTrigger()].flatMap(({ description }) =>
	description.properties.map((property) => ({ node: description.displayName, property })),
);

const OPTIONS = FIELDS.filter(({ property }) => property.name === 'options').flatMap(
	({ node, property }) =>
		fieldsIn(property)
			// A bundle says nothing of a default; what is in it does.
			.filter(({ type }) => !['collection', 'fixedCollection'].includes(type))
			.map((option): [string, INodeProperties] => [`${node}: ${option.displayName}`, option]),
);

/** A default as operators know it. */
function shownDefault({ default: value, options = [] }: INodeProperties): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'number') return value.toLocaleString('en-US');
	if (Array.isArray(value)) return 'all fields';
	return options.find((option) => 'value' in option && option.value === value)?.name ?? `${value}`;
}

it.each(OPTIONS)('%s: the default is named', (_, option) => {
	expect(option.description).toContain(`Defaults to ${shownDefault(option)}`);
});

it.each(FIELDS.filter(({ property }) => property.name === 'amounts'))(
	'$node: Amounts names its default',
	({ property }) => {
		expect(property.description).toContain(`Defaults to ${shownDefault(property)}`);
	},
);

it('numbers show no decimals, amounts of baht and hours two', () => {
	const numbers = FIELDS.flatMap(({ property }) => fieldsIn(property)).filter(
		({ type }) => type === 'number',
	);
	const two = ['thresholdAmount', 'changeAmount', 'rearmDistance', 'quietHours'];
	for (const { name, typeOptions } of numbers) {
		expect({ name, digits: typeOptions?.numberPrecision }).toEqual({
			name,
			digits: two.includes(name) ? 2 : 0,
		});
	}
});
