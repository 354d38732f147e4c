import { NodeOperationError, type INode } from 'n8n-workflow';

/** A value that an operator entered and that cannot be used. Its message names field, value and what is allowed. */
export class BadInput extends Error {}

/** How a refused value is shown: as JSON, and not all of a long one. */
export function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A whole number out of a number or, as expressions and AI models give it, a text. */
export function readWholeNumber(
	field: string,
	value: unknown,
	range: { readonly min: number; readonly max: number },
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const { min, max } = range;
	if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) {
		return number;
	}
	const allowed =
		max === Number.MAX_SAFE_INTEGER
			? `a whole number of ${min} or more`
			: `a whole number from ${min} to ${max}`;
	throw new BadInput(`${field} is ${shown(value)}, but it has to be ${allowed}.`);
}

/** One of a list of values, upper and lower case aside. */
export function readChoice<Value extends string>(
	field: string,
	value: unknown,
	allowed: readonly Value[],
): Value {
	const text = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
	const choice = allowed.find((candidate) => candidate.toLowerCase() === text);
	if (choice !== undefined) return choice;
	throw new BadInput(`${field} is ${shown(value)}, but it has to be one of ${allowed.join(', ')}.`);
}

/** Bad input as n8n's own error, for the item it belongs to. */
export function toOperationError(
	node: INode,
	problem: BadInput,
	itemIndex: number,
): NodeOperationError {
	return new NodeOperationError(node, problem.message, { itemIndex });
}
