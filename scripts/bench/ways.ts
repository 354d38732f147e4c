import type { Sandbox } from '../../sandbox/server';
import { MAX_PAGE_SIZE } from '../../wallet-api/contract';
import {
	balance,
	condition,
	sendEnvelope,
	setFields,
	signParam,
	splitOut,
	START,
	stock,
} from '../lab/steps';
import type { Connection, Step } from '../lab/steps';
import type { Credentials } from '../n8n/workflows';

/** What workflows are made for: the sandbox they read from, and the credentials that are in n8n. */
export interface Around {
	readonly sandbox: Pick<Sandbox, 'credentials' | 'merchant'>;
	readonly wallet: Credentials;
	/** The stock Crypto node's, with the same private key. */
	readonly crypto: Credentials;
}

/** The steps of a workflow; one after the other unless their connections say otherwise. */
interface Flow {
	readonly steps: readonly Step[];
	readonly connections?: readonly Connection[];
}

/** Makes a workflow's steps. The items of the node called `RESULT` are what it is about. */
export type Build = (around: Around) => Flow;

/** The node of every workflow that puts out what the job asks for. */
export const RESULT = 'Result';

/** JT Wallet Balance with these parameters. */
export function ours(parameters: Step['parameters']): Build {
	return ({ wallet }) => ({ steps: [balance(RESULT, parameters, wallet)] });
}

/** The bench's own node, which believes every answer, with these parameters. */
export function bare(parameters: Step['parameters'] = {}): Build {
	return ({ wallet }) => ({
		steps: [
			{
				name: RESULT,
				type: 'n8n-nodes-jt-wallet-bench.bareBalance',
				typeVersion: 1,
				parameters,
				credentials: wallet,
			},
		],
	});
}

/** Every wallet user as an item. */
export const USERS = splitOut(RESULT, 'data.list');

/** Filter: lets an item through whose field is at least so much. */
export function atLeast(field: string, value: number): Step {
	const parameters = condition(
		`={{ $json.${field} }}`,
		{ type: 'number', operation: 'gte' },
		value,
	);
	return stock(RESULT, 'filter', 2.2, parameters);
}

/**
 * The best workflow of stock nodes: asks for the total first, then for all pages at once, and makes of them what is
 * wanted by the last steps. No Code node: its task runner would copy every item twice.
 */
export function fannedOut(last: readonly Step[]): Build {
	const pages = `Array.from({ length: Math.ceil($json.data.total / ${MAX_PAGE_SIZE}) }, (_, place) => ({ param: ${paramOf('place + 1', MAX_PAGE_SIZE)} }))`;
	return ({
		sandbox: {
			credentials: { baseUrl, appId },
		},
		crypto,
	}) => ({
		steps: [
			setFields('First', { param: { value: `={{ ${paramOf('1', 1)} }}`, type: 'string' } }),
			signParam('Sign First', crypto),
			sendEnvelope('Total', baseUrl, appId),
			setFields('Pages', { pages: { value: `={{ ${pages} }}`, type: 'array' } }),
			splitOut('Each Page', 'pages'),
			signParam('Sign', crypto),
			sendEnvelope('Read', baseUrl, appId),
			...last,
		],
	});
}

/** Some fields of every row, by one expression a page: Edit Fields after Split Out takes far longer. */
export function chosen(fields: readonly string[]): Step[] {
	const names = fields.join(', ');
	const users = `={{ $json.data.list.map(({ ${names} }) => ({ ${names} })) }}`;
	return [
		setFields('Choose', { users: { value: users, type: 'array' } }),
		splitOut(RESULT, 'users'),
	];
}

/** Stock nodes in a loop: each page tells whether there is another one. */
export const loop: Build = ({ sandbox, crypto }) => {
	const param = paramOf('($json.data?.current ?? 0) + 1', MAX_PAGE_SIZE);
	const isThereMore = `={{ $json.data.current * ${MAX_PAGE_SIZE} < $json.data.total }}`;
	const isTrue = { type: 'boolean', operation: 'true', singleValue: true };
	return {
		steps: [
			setFields('Page', { param: { value: `={{ ${param} }}`, type: 'string' } }),
			signParam('Sign', crypto),
			sendEnvelope('Read', sandbox.credentials.baseUrl, sandbox.credentials.appId),
			USERS,
			stock('Is There More', 'if', 2.2, condition(isThereMore, isTrue)),
		],
		connections: [
			[START, 'Page'],
			['Page', 'Sign'],
			['Sign', 'Read'],
			['Read', RESULT],
			['Read', 'Is There More'],
			['Is There More', 'Page'],
		],
	};
};

function paramOf(page: string, size: number): string {
	return `JSON.stringify({ timestamp: Date.now(), page: ${page}, size: ${size} })`;
}
