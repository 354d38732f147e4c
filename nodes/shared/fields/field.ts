import type { INodeProperties } from 'n8n-workflow';

/** A field of a node, as far as refusals and defaults go. */
export interface Field {
	readonly displayName: string;
	readonly name: string;
	readonly default: unknown;
}

/** A field for a whole number, with its range. */
export interface NumberField {
	readonly displayName: string;
	readonly typeOptions: { readonly minValue: number; readonly maxValue?: number };
}

/** A field to choose from. */
export interface ChoiceField<Value extends string> {
	readonly displayName: string;
	readonly options: ReadonlyArray<{ readonly name: string; readonly value: Value }>;
}

/** What holds where an operator set nothing, by the names of the fields. */
export function defaultsOf(fields: readonly Field[]): { readonly [name: string]: unknown } {
	return Object.fromEntries(fields.map((field) => [field.name, field.default]));
}

/** How n8n is told that a number is whole, and its range. */
export function wholeFrom(minValue: number, maxValue: number) {
	return { minValue, maxValue, numberPrecision: 0 };
}

/** A choice as operators see it. */
export function optionName<Value extends string>(
	{ options }: ChoiceField<Value>,
	value: Value,
): string {
	return options.find((option) => option.value === value)?.name ?? value;
}

/** What to choose, for a sentence that begins with "Set" or "set": `'Output' to All Fields`. */
export function choiceInWords<Value extends string>(
	field: ChoiceField<Value>,
	value: Value,
): string {
	return `'${field.displayName}' to ${optionName(field, value)}`;
}

/** The collection of options of an operation, or of the trigger. They have to be sorted by label. */
export function optionsField(
	options: INodeProperties[],
	displayOptions?: INodeProperties['displayOptions'],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		...(displayOptions && { displayOptions }),
		options,
	};
}
