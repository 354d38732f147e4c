import { NodeOperationError, type INode } from 'n8n-workflow';
import type { ChoiceField, Field, NumberField } from './field';

/** A value that an operator entered and that cannot be used. Its message names field, value and what is allowed. */
export class BadInput extends Error {}

/** How a refused value is shown: as JSON, and not all of a long one. */
export function shown(value: unknown): string {
	const text = asJson(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A list in a list in a list, a million times, is more than JSON can be made of. */
function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return 'a value that cannot be shown';
	}
}

/** A whole number out of a number or, as expressions and AI models give it, a text. */
export function acceptWholeNumber(
	{ displayName, typeOptions: { minValue: min, maxValue: max } }: NumberField,
	value: unknown,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && Number.isSafeInteger(number)) {
		if (number >= min && number <= (max ?? Infinity)) return number;
	}
	const allowed =
		max === undefined ? `a whole number of ${min} or more` : `a whole number from ${min} to ${max}`;
	throw new BadInput(`${displayName} is ${shown(value)}, but it has to be ${allowed}.`);
}

/** Yes or no out of a boolean or, as expressions and AI models give it, a text. */
export function acceptYesOrNo(
	{ displayName }: Pick<Field, 'displayName'>,
	value: unknown,
): boolean {
	const answer = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (answer === true || answer === 'true') return true;
	if (answer === false || answer === 'false') return false;
	throw new BadInput(`${displayName} is ${shown(value)}, but it has to be true or false.`);
}

/**
 * A list out of a list or, as operators and AI models write it, a text: a JSON list, or parts with commas,
 * semicolons, spaces or new lines between them. Undefined when it is neither.
 */
export function toList(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return undefined;
	return parseJsonList(value) ?? value.split(/[\s,;]/).filter((part) => part !== '');
}

/** A list out of a text that is a JSON list; undefined when it is none. */
export function parseJsonList(text: string): unknown[] | undefined {
	if (!text.trimStart().startsWith('[')) return undefined;
	try {
		const list: unknown = JSON.parse(text);
		return Array.isArray(list) ? list : undefined;
	} catch {
		return undefined;
	}
}

/** One of the values to choose from, upper and lower case aside. */
export function acceptChoice<Value extends string>(
	{ displayName, options }: ChoiceField<Value>,
	value: unknown,
): Value {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
	const chosen = options.find((option) => option.value.toLowerCase() === text);
	if (chosen !== undefined) return chosen.value;
	throw new BadInput(
		`${displayName} is ${shown(value)}, but it has to be one of ${valuesOf(options)}.`,
	);
}

/** A list of the values to choose from, upper and lower case aside. Nothing is an empty list. */
export function acceptChoices<Value extends string>(
	field: ChoiceField<Value>,
	value: unknown,
): Value[] {
	const values = toList(value ?? []);
	if (values === undefined) {
		throw new BadInput(
			`${field.displayName} is ${shown(value)}, but it has to be a list of ${valuesOf(field.options)}.`,
		);
	}
	return [...new Set(values.map((each) => acceptChoice(field, each)))];
}

function valuesOf(options: ChoiceField<string>['options']): string {
	return options.map(({ value }) => value).join(', ');
}

/** Bad input as n8n's own error, for the input item it belongs to, if there is one. */
export function toOperationError(
	node: INode,
	problem: BadInput,
	itemIndex?: number,
): NodeOperationError {
	return new NodeOperationError(node, problem.message, {
		itemIndex,
		failure: { cause: 'configuration-invalid' },
	});
}
