import type { IExecuteFunctions } from 'n8n-workflow';
import { isExpression } from '../expression';
import { BadInput, shown, toList } from './badInput';

/** What an operator entered: as n8n stores it, with its expressions, and as it came out for one input item. */
export interface Entered {
	readonly raw: unknown;
	readonly value: unknown;
}

/** The parameters in a collection, by name. */
export type Collection = { readonly [name: string]: unknown };

/** How to go without a filter, or a condition. */
export const WITHOUT_FILTER = 'remove the filter to include all wallet users';

/** A field that restricts what comes out. Left out, it restricts nothing; it must not become that by accident. */
export interface Restriction {
	/** The field as operators see it. */
	readonly label: string;
	/** How to go without it, after "Correct the expression, or". */
	readonly without: string;
}

/** An expression that an AI agent fills in. n8n takes the name in several spellings. */
const FILLED_BY_AGENT = /\$fromai\s*\(/i;

/** Gives each parameter of the node in both forms, for one input item. */
export function enteredFor(
	context: IExecuteFunctions,
	itemIndex: number,
): (name: string) => Entered {
	return (name) => ({
		raw: context.getNodeParameter(name, itemIndex, {}, { rawExpressions: true }),
		value: context.getNodeParameter(name, itemIndex, {}),
	});
}

/**
 * The value of a field that restricts what comes out. A restriction that an expression turned into nothing is
 * refused, for without it everybody would come out; one that was left empty, or that an AI agent left empty, is not
 * used.
 *
 * @returns the value, which is something; undefined when the field is not used.
 * @throws BadInput that names the field, what came out, and what to do.
 */
export function acceptRestriction(restriction: Restriction, { raw, value }: Entered): unknown {
	const isMissing = value === undefined || value === null;
	if (!isMissing && toList(value)?.length !== 0) return value;
	const { label, without } = restriction;
	if (isByAgent(raw)) {
		// Models write an empty list as a text, too.
		if (typeof value !== 'string' || ['', '[]'].includes(value.trim())) return undefined;
	} else if (isExpression(raw)) {
		throw new BadInput(
			`${label} has an expression that returned ${shown(value)}. Correct the expression, or ${without}.`,
		);
	} else if (raw === undefined || raw === '' || Array.isArray(raw)) {
		return undefined;
	}
	throw new BadInput(`${label} is ${shown(value)} and names nothing. Correct it, or ${without}.`);
}

/**
 * The fields of a collection. Those that restrict what comes out are taken as `acceptRestriction` does, and left out
 * when they are not used.
 *
 * n8n takes no expression for a whole collection: it drops one before a node can see it. What an expression made
 * undefined is null here, which no field takes: undefined would look like a field that is not set, and has a default.
 *
 * @param restrictions the fields that restrict, by name
 * @throws BadInput that names the field, what came out, and what to do.
 */
export function acceptCollection(
	{ raw, value }: Entered,
	restrictions: { readonly [name: string]: Restriction },
): Collection {
	const rawFields = new Map(fieldsOf(raw));
	const read = fieldsOf(value).flatMap(([name, field]): Array<[string, unknown]> => {
		const restriction = Object.hasOwn(restrictions, name) ? restrictions[name] : undefined;
		if (restriction === undefined) return [[name, field ?? null]];
		const used = acceptRestriction(restriction, { raw: rawFields.get(name), value: field });
		return used === undefined ? [] : [[name, used]];
	});
	return Object.fromEntries(read);
}

function fieldsOf(value: unknown): Array<[string, unknown]> {
	return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Whether an AI agent fills a field in. */
export function isByAgent(raw: unknown): boolean {
	return isExpression(raw) && FILLED_BY_AGENT.test(raw);
}
