import type { Sandbox } from '../../../sandbox/server';
import type { StoredCredential } from '../../n8n/credentials';
import type { Step } from '../../n8n/chain';
import { BALANCE_TYPE, walletCredential } from '../steps';

/** How a workflow comes by its users. */
export interface Source {
	/** Short name, part of the workflow's address. */
	readonly name: string;
	/** In the tables. */
	readonly title: string;
	/** The node that puts out so many users. */
	readonly step: (users: number, around: Around) => Omit<Step, 'name'>;
	/** The id of the last of so many users. */
	readonly lastId: (users: number, sandbox: Sandbox) => string | undefined;
}

/** What the workflows are made of. */
export interface Around {
	readonly credential: StoredCredential;
	/** A user as the sandbox has it, in JSON. */
	readonly row: string;
}

/** The package's own node. It reads them all, unless only the first few are wanted. */
export const OURS: Source = {
	name: 'read',
	title: 'JT Wallet Balance, Get Many, Return All',
	step: (users, { credential }) => ({
		type: BALANCE_TYPE,
		typeVersion: 1,
		parameters: {
			operation: 'getAll',
			...(users > WARM_UP ? { returnAll: true } : { returnAll: false, limit: users }),
		},
		credentials: walletCredential(credential),
	}),
	lastId: (users, { merchant }) => merchant.idsFrom(users, 1)[0],
};

/** Users of a run before the one that is measured, which has n8n load all it needs. */
export const WARM_UP = 50;

/** Without this package and without a request: n8n's Code node makes as many items with the same fields. */
export const MADE: Source = {
	name: 'make',
	title: "n8n's Code node, the same items made on the spot",
	step: (users, { row }) => ({
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		parameters: { jsCode: makingCode(users, row) },
	}),
	lastId: (users) => madeId(users - 1),
};

/** The ids of users that are made begin with this. As long as those of the sandbox. */
const MADE_ID = 'JT109500000000000000';
const MADE_DIGITS = 7;

function madeId(place: number): string {
	return MADE_ID.slice(0, -MADE_DIGITS) + String(place).padStart(MADE_DIGITS, '0');
}

/** Each user has ids of its own, as those have that were read. */
function makingCode(users: number, row: string): string {
	return [
		`const row = ${row};`,
		'const items = [];',
		`for (let place = 0; place < ${users}; place++) {`,
		`\tconst digits = String(place).padStart(${MADE_DIGITS}, '0');`,
		`\tconst mchUuid = '${MADE_ID.slice(0, -MADE_DIGITS)}' + digits;`,
		`\tconst uuid = String(row.uuid).slice(0, -${MADE_DIGITS}) + digits;`,
		'\titems.push({ json: { ...row, mchUuid, uuid } });',
		'}',
		'return items;',
	].join('\n');
}
