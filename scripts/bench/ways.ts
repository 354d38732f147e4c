import { BALANCE_PATH, MAX_PAGE_SIZE } from '../../wallet-api/contract';
import { balance, condition, setFields, splitOut, START, type Step, stock } from '../lab/steps';
import type { Runner } from './run';

/** What workflows are made for: the sandbox they read from, and the credentials that are in n8n. */
export type Around = Runner['around'];

/** Makes a workflow's steps. The items of the node called `RESULT` are what it is about. */
export type Build = (around: Around) => Step[];

/** The node of every workflow that puts out what the job asks for. */
export const RESULT = 'Result';

/** The parameters that ask for everybody. */
export const EVERYBODY = { operation: 'getAll', returnAll: true };

/** JT Wallet Balance with these parameters. */
export function ours(parameters: Step['parameters']): Build {
	return ({ wallet }) => [balance(RESULT, parameters, wallet)];
}

/** The bench's own node, which believes every answer, with these parameters. */
export function bare(parameters: Step['parameters'] = {}): Build {
	const type = 'n8n-nodes-jt-wallet-bench.bareBalance';
	return ({ wallet: credentials }) => [
		{ name: RESULT, type, typeVersion: 1, parameters, credentials },
	];
}

/** Every wallet user as an item. */
export const USERS = splitOut(RESULT, 'data.list');

/** The parameter of a request, as an expression. `fields`: those beside the time, in JavaScript. */
const paramOf = (fields: string) => `JSON.stringify({ timestamp: Date.now(), ${fields} })`;

/** Signs the parameter that comes with each item by the Crypto node, and sends it with HTTP Request, all at once. */
function sent({ sandbox, crypto }: Around, name: string): Step[] {
	const { baseUrl, appId } = sandbox.credentials;
	const how = { algorithm: 'RSA-SHA256', encoding: 'base64', dataPropertyName: 'sign' };
	const envelope = { appId, param: '={{ $json.param }}', sign: '={{ $json.sign }}' };
	const parameters = Object.entries(envelope).map(([field, value]) => ({ name: field, value }));
	const post = { method: 'POST', url: `${baseUrl}${BALANCE_PATH}`, sendBody: true, options: {} };
	return [
		stock(`Sign ${name}`, 'crypto', 2, { action: 'sign', value: envelope.param, ...how }, crypto),
		stock(`Send ${name}`, 'httpRequest', 4.2, { ...post, bodyParameters: { parameters } }),
	];
}

/** Asks the API by stock nodes, once for each item: the nodes `name`, `Sign name` and `Send name`. */
export function asked(around: Around, name: string, fields: string): Step[] {
	const param = setFields(name, 'string', { param: `={{ ${paramOf(fields)} }}` });
	return [param, ...sent(around, name)];
}

/**
 * The best workflow of stock nodes: asks for the total first, then for all pages at once, and makes of them what is
 * wanted by the last steps. No Code node: its task runner would copy every item twice.
 */
export function fannedOut(last: readonly Step[]): Build {
	const param = paramOf(`page: place + 1, size: ${MAX_PAGE_SIZE}`);
	const pages = `Array.from({ length: Math.ceil($json.data.total / ${MAX_PAGE_SIZE}) }, (_, place) => ({ param: ${param} }))`;
	return (around) => [
		...asked(around, 'First', 'page: 1, size: 1'),
		setFields('Pages', 'array', { pages: `={{ ${pages} }}` }),
		splitOut('Each Page', 'pages'),
		...sent(around, 'Page'),
		...last,
	];
}

/** Some fields of every row, by one expression a page: Edit Fields after Split Out takes far longer. */
export function chosen(fields: readonly string[]): Step[] {
	const names = fields.join(', ');
	const users = `={{ $json.data.list.map(({ ${names} }) => ({ ${names} })) }}`;
	return [setFields('Choose', 'array', { users }), splitOut(RESULT, 'users')];
}

const PAGE = `page: ($json.data?.current ?? 0) + 1, size: ${MAX_PAGE_SIZE}`;
const IS_THERE_MORE = condition(`={{ $json.data.current * ${MAX_PAGE_SIZE} < $json.data.total }}`, {
	type: 'boolean',
	operation: 'true',
	singleValue: true,
});

/** Stock nodes in a loop: each page tells whether there is another one. */
export const LOOP = {
	title: 'stock nodes, page by page',
	build: (around: Around) => [
		...asked(around, 'Page', PAGE),
		USERS,
		stock('Is There More', 'if', 2.2, IS_THERE_MORE),
	],
	connections: [
		{ path: [START, 'Page', 'Sign Page', 'Send Page', RESULT] },
		{ path: ['Send Page', 'Is There More', 'Page'] },
	],
};
