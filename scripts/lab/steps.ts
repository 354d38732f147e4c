import type { Credentials, Workflow } from '../n8n/workflows';

/** A node of a workflow: what differs from node to node. */
export type Step = Workflow['nodes'][number];

/** Nodes by name, each of which hands its items to the next one; the first from this output of it, 0 by default. */
export interface Path {
	readonly path: readonly string[];
	readonly output?: number;
}

/** What is not the same for all workflows. */
interface ChainOptions {
	/** One after the other, if left out. */
	readonly connections?: readonly Path[];
	/** n8n's own, beside the order of execution. */
	readonly settings?: Readonly<Record<string, unknown>>;
}

/** A workflow of these nodes. */
export function chain(
	name: string,
	steps: readonly Step[],
	{ connections = [{ path: steps.map((step) => step.name) }], settings }: ChainOptions = {},
): Workflow {
	const targets = (node: string, wanted: number) =>
		connections.flatMap(({ path, output = 0 }) =>
			path
				.filter((_, place) => path[place - 1] === node && (place === 1 ? output : 0) === wanted)
				.map((to) => ({ node: to, type: 'main', index: 0 })),
		);
	return {
		name,
		nodes: steps.map((step, place) => ({ ...step, id: String(place), position: [220 * place, 0] })),
		connections: Object.fromEntries(
			steps.map((step) => [step.name, { main: [targets(step.name, 0), targets(step.name, 1)] }]),
		),
		settings: { executionOrder: 'v1', ...settings },
	};
}

/** The package's nodes as n8n names them. */
export const BALANCE_TYPE = 'n8n-nodes-jt-wallet.jtWalletBalance';
export const TRIGGER_TYPE = 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger';

/** The node that every workflow that is called begins with. */
export const START = 'Webhook';

type Parameters = Step['parameters'];

/**
 * A workflow that begins when `/webhook/<name>` is called with POST: n8n then sends nothing to an open editor, which
 * would be work of its own. `answers`: whether the caller waits for the node that `answer` makes.
 */
export function called(
	name: string,
	steps: readonly Step[],
	{ answers = false, ...options }: ChainOptions & { readonly answers?: boolean } = {},
): Workflow {
	const responseMode = answers ? 'responseNode' : 'onReceived';
	const parameters = { httpMethod: 'POST', path: name, responseMode, options: {} };
	// By this id n8n knows the address.
	const webhook = { ...stock(START, 'webhook', 2.1, parameters), webhookId: name };
	return chain(name, [webhook, ...steps], options);
}

/** A node that n8n brings along. */
export function stock(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Parameters = {},
	credentials?: Credentials,
): Step {
	return { name, type: `n8n-nodes-base.${type}`, typeVersion, parameters, credentials };
}

/** JT Wallet Balance with these parameters. */
export function balance(name: string, parameters: Parameters, credentials: Credentials): Step {
	return { name, type: BALANCE_TYPE, typeVersion: 1, parameters, credentials };
}

/** Respond to Webhook: answers the call with JSON, given as an expression. */
export function answer(body: string): Step {
	const parameters = { respondWith: 'json', responseBody: `=${body}`, options: {} };
	return stock('Answer', 'respondToWebhook', 1.5, parameters);
}

/** Summarize: what is to be made of which field, and by which fields it is split. */
export function summarize(
	name: string,
	values: ReadonlyArray<{ readonly aggregation: string; readonly field: string }>,
	splitBy?: string,
): Step {
	const parameters = { fieldsToSummarize: { values }, fieldsToSplitBy: splitBy, options: {} };
	return stock(name, 'summarize', 1.1, parameters);
}

/** Edit Fields: gives each item one field of this type, or several, and no others. */
export function setFields(
	name: string,
	type: 'string' | 'number' | 'array',
	fields: Readonly<Record<string, string>>,
): Step {
	const set = Object.entries(fields).map(([id, value]) => ({ id, name: id, value, type }));
	return stock(name, 'set', 3.4, { assignments: { assignments: set }, options: {} });
}

/** Split Out: one item for each element of a list. */
export function splitOut(name: string, field: string, into?: string): Step {
	const options = { destinationFieldName: into };
	return stock(name, 'splitOut', 1, { fieldToSplitOut: field, options });
}

/** The conditions of an If or a Filter: one of them. */
export function condition(
	leftValue: string,
	operator: Readonly<Record<string, unknown>>,
	rightValue: unknown = '',
): Parameters {
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const conditions = [{ id: 'only', leftValue, rightValue, operator }];
	return { conditions: { options, conditions, combinator: 'and' }, options: {} };
}
