import type { z } from 'zod';

/** What is wrong with a value that came from outside, as one sentence without its full stop. */
export function explain({ issues }: z.ZodError): string {
	return issues.map((issue) => sentenceOf(issue, issue.path)).join('; ');
}

const TYPES: { readonly [type: string]: string } = {
	array: 'a list',
	bigint: 'a number',
	boolean: 'true or false',
	float: 'a number with decimals',
	integer: 'a whole number',
	nan: 'no number',
	null: 'null',
	number: 'a number',
	object: 'an object in braces',
	string: 'a text',
};

function sentenceOf(issue: z.ZodIssue, path: ReadonlyArray<string | number>): string {
	const name = path.length === 0 ? 'this' : path.join('.');
	switch (issue.code) {
		case 'invalid_type':
			return issue.received === 'undefined'
				? `${name} is missing`
				: `${name} has to be ${typeNamed(issue.expected)}, but is ${typeNamed(issue.received)}`;
		case 'unrecognized_keys':
			return `${issue.keys.join(', ')} ${issue.keys.length === 1 ? 'is' : 'are'} not known here`;
		case 'invalid_enum_value':
			return `${name} is ${JSON.stringify(issue.received)}, but has to be one of ${issue.options.join(', ')}`;
		case 'invalid_union_discriminator':
			return `${name} has to be one of ${issue.options.join(', ')}`;
		case 'invalid_literal':
			return `${name} has to be ${JSON.stringify(issue.expected)}`;
		case 'too_small':
			return issue.type === 'number'
				? `${name} has to be ${issue.minimum} or more`
				: `${name} must not be empty`;
		case 'too_big':
			return issue.type === 'number'
				? `${name} has to be ${issue.maximum} or less`
				: `${name} has more than ${issue.maximum} entries`;
		case 'invalid_union':
			return closest(issue.unionErrors, path.length) ?? `${name} has none of the forms it can have`;
		case 'invalid_string':
			return `${name}: ${issue.message}`;
		default:
			return path.length === 0 ? issue.message : `${name}: ${issue.message}`;
	}
}

/** Of several forms that a value can have, the one that knows all its fields is the one that was meant. */
function closest(errors: readonly z.ZodError[], depth: number): string | undefined {
	const meant = errors.find(({ issues }) =>
		issues.every(({ code, path }) => code !== 'unrecognized_keys' && path.length > depth),
	);
	return meant && explain(meant);
}

function typeNamed(type: string): string {
	return TYPES[type] ?? type;
}
