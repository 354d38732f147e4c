import { BadInput, shown } from './badInput';

/** A field: what came out of it, and what stands in it, which for an expression is its text. */
export interface Entry {
	readonly value: unknown;
	readonly raw: unknown;
}

/** A condition, and how it is said in a message. */
export interface Said<Condition> {
	readonly condition: Condition;
	readonly words: string;
}

/** The parameters in a collection, by name. */
export type Collection = { readonly [name: string]: unknown };

/** Whether this is a collection of parameters. */
export function isCollection(value: unknown): value is Collection {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether a field is left empty, so that it restricts nothing. An expression that gives nothing does not leave it
 * empty: it was to restrict, and without it everybody would be meant. An AI model may leave it empty.
 *
 * @param field name of the field, as the operator sees it
 * @throws BadInput that says what came out and what to do, for an expression that gives nothing.
 */
export function isLeftEmpty(field: string, { value, raw }: Entry): boolean {
	const isExpression = typeof raw === 'string' && raw.startsWith('=');
	if (!isExpression) return value === '' || (isNothing(value) && typeof value !== 'string');
	if (!isNothing(value)) return false;
	if (/\$fromAI\b/i.test(raw)) return true;
	throw new BadInput(
		`The expression in ${field} gives ${shown(value)}. Correct the expression, or remove ${field}.`,
	);
}

function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
