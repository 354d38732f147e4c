import type { SandboxCredentials } from '../../../sandbox/server';
import { MAX_PAGE_SIZE } from '../../../wallet-api/contract';
import type { Workflow } from '../../n8n/workflows';
import type { Credentials, Step } from '../../n8n/chain';
import { START, webhookChain } from './webhookChain';
import { onlyIf, sendEnvelope, setFields, signParam, splitOut } from './stockSteps';

/** What the workflows are made for: the sandbox they read from, and the credentials that are in n8n. */
export interface Surroundings {
	readonly sandbox: SandboxCredentials;
	/** The package's own credential. */
	readonly wallet: Credentials;
	/** The stock Crypto node's, with the same private key. */
	readonly crypto: Credentials;
}

/** Short name of the program that reads every wallet user without n8n. */
export const PLAIN = 'plain';

/** The ways to read every wallet user that run inside n8n, each by its short name. */
export const CONTENDERS = {
	bare: 'a bare node in n8n, 4 at once, no features',
	bareGuessing: 'the same, which guesses the number of pages',
	fanned: 'best workflow of stock nodes, pages fanned out (9 nodes, all pages at once)',
	loop: 'stock nodes in a loop, page by page',
	ours: 'JT Wallet Balance',
	fannedFields: 'the best workflow of stock nodes, four fields chosen',
	oursFields: 'JT Wallet Balance, four fields chosen',
} as const;

/** What an alert or a sheet needs of a wallet user beside the ID. */
const CHOSEN_FIELDS = ['balance', 'KYCStatus', 'userStatus'];

/** The node of every such workflow that puts out the wallet users. */
export const USERS_NODE = 'Users';

/** Short name of a way to read every wallet user. */
export type Contender = keyof typeof CONTENDERS;

/** What an operator can build of stock nodes, for whole rows. The better one at a time is the best stock workflow. */
export const STOCK_WORKFLOWS: readonly Contender[] = ['fanned', 'loop'];

/**
 * The workflow of a contender. Every one gives the same items: one for each wallet user, with the fields as sent, all
 * of them or the four that were chosen.
 */
export function workflowOf(contender: Contender, around: Surroundings): Workflow {
	return BUILDERS[contender](contender, around);
}

const BUILDERS: { readonly [name in Contender]: (name: string, around: Surroundings) => Workflow } =
	{
		bare: (name, { wallet }) => webhookChain(name, [bareNode({}, wallet)]),
		bareGuessing: (name, { wallet }) =>
			webhookChain(name, [bareNode({ guessPages: true }, wallet)]),
		fanned: (name, around) => fanned(name, around, [splitOut(USERS_NODE, 'data.list')]),
		loop,
		ours: (name, { wallet }) => webhookChain(name, [balanceNode(EVERYBODY, wallet)]),
		fannedFields: (name, around) => fanned(name, around, chosenFields()),
		oursFields: (name, { wallet }) =>
			webhookChain(name, [
				balanceNode({ ...EVERYBODY, options: { fields: CHOSEN_FIELDS } }, wallet),
			]),
	};

const EVERYBODY = { operation: 'getAll', returnAll: true };

/** JT Wallet Balance with these parameters. */
export function balanceNode(parameters: Step['parameters'], credentials: Credentials): Step {
	return {
		name: USERS_NODE,
		type: 'n8n-nodes-jt-wallet.jtWalletBalance',
		typeVersion: 1,
		parameters,
		credentials,
	};
}

function bareNode(parameters: Step['parameters'], credentials: Credentials): Step {
	return {
		name: USERS_NODE,
		type: 'n8n-nodes-jt-wallet-bench.bareBalance',
		typeVersion: 1,
		parameters,
		credentials,
	};
}

/**
 * Asks for the total first, then for all pages at once, and makes items of them by the last steps. No Code node: its
 * task runner would copy every item twice.
 */
function fanned(name: string, { sandbox, crypto }: Surroundings, last: readonly Step[]): Workflow {
	const { baseUrl, appId } = sandbox;
	const pages = `Array.from({ length: Math.ceil($json.data.total / ${MAX_PAGE_SIZE}) }, (_, place) => ({ param: ${paramOf('place + 1', MAX_PAGE_SIZE)} }))`;
	return webhookChain(name, [
		setFields('First', { param: { value: `={{ ${paramOf('1', 1)} }}`, type: 'string' } }),
		signParam('Sign First', crypto),
		sendEnvelope('Total', baseUrl, appId),
		setFields('Pages', { pages: { value: `={{ ${pages} }}`, type: 'array' } }),
		splitOut('Each Page', 'pages'),
		signParam('Sign', crypto),
		sendEnvelope('Read', baseUrl, appId),
		...last,
	]);
}

/** Some fields of every row, by one expression a page: Edit Fields behind Split Out takes far longer. */
function chosenFields(): Step[] {
	const fields = ['mchUuid', ...CHOSEN_FIELDS].join(', ');
	const users = `={{ $json.data.list.map(({ ${fields} }) => ({ ${fields} })) }}`;
	return [
		setFields('Choose', { users: { value: users, type: 'array' } }),
		splitOut(USERS_NODE, 'users'),
	];
}

/** Each page tells whether there is another one. */
function loop(name: string, { sandbox, crypto }: Surroundings): Workflow {
	const param = paramOf('($json.data?.current ?? 0) + 1', MAX_PAGE_SIZE);
	const isThereMore = `$json.data.current * ${MAX_PAGE_SIZE} < $json.data.total`;
	return webhookChain(
		name,
		[
			setFields('Page', { param: { value: `={{ ${param} }}`, type: 'string' } }),
			signParam('Sign', crypto),
			sendEnvelope('Read', sandbox.baseUrl, sandbox.appId),
			splitOut(USERS_NODE, 'data.list'),
			onlyIf('Is There More', `={{ ${isThereMore} }}`),
		],
		[
			[START, 'Page'],
			['Page', 'Sign'],
			['Sign', 'Read'],
			['Read', USERS_NODE],
			['Read', 'Is There More'],
			['Is There More', 'Page'],
		],
	);
}

/** The expression of a request's parameters. */
function paramOf(page: string, size: number): string {
	return `JSON.stringify({ timestamp: Date.now(), page: ${page}, size: ${size} })`;
}
