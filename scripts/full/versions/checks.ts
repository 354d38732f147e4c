import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { makeKeyPair } from '../../../sandbox/keys';
import type { Sandbox } from '../../../sandbox/server';
import { sandboxCredential } from '../../demoCredential';
import { putCredential, testCredential } from '../../n8n/credentials';
import { waitForExecution } from '../../n8n/executions';
import type { RestSession } from '../../n8n/rest';
import { addWorkflow } from '../../n8n/workflows';
import { BALANCE_TYPE, TRIGGER_TYPE } from '../steps';
import { readingWorkflow, START_NODE, USERS_NODE } from './workflows';

/** An n8n with the package in it, and the sandbox it reads from. */
export interface SmokePlace {
	readonly session: RestSession;
	readonly sandbox: Sandbox;
}

/** One thing the package has to do in every n8n. */
export interface Check {
	readonly title: string;
	/** Says in a few words what was seen. Fails where it is not what it has to be. */
	readonly run: (place: SmokePlace) => Promise<string>;
}

/** n8n found the package, and its own way to describe nodes knows both. */
export const packageLoads: Check = {
	title: 'package loads',
	run: async ({ session }) => {
		const shape = z.array(z.object({ name: z.string(), displayName: z.string() }));
		const nodeInfos = [BALANCE_TYPE, TRIGGER_TYPE].map((name) => ({ name, version: 1 }));
		const nodes = await session.call('POST', '/node-types', shape, { nodeInfos });
		const names = nodes.map(({ displayName }) => displayName).sort();
		ensure(names.join() === 'JT Wallet Balance,JT Wallet Balance Trigger', `n8n knows ${names}`);
		return `${names.length} nodes`;
	},
};

/** n8n's own test of a credential says yes to the right key, and no to another one. */
export const credentialTest: Check = {
	title: 'credential test',
	run: async ({ session, sandbox }) => {
		const { type, data } = sandboxCredential(sandbox.credentials);
		const stored = await putCredential(session, { name: 'Tested', type, data });
		const right = await testCredential(session, stored, type, data);
		ensure(right.status === 'OK', `the right key: ${right.message}`);
		const { privateKey } = await makeKeyPair();
		const wrong = await testCredential(session, stored, type, { ...data, privateKey });
		ensure(wrong.status === 'Error', `another key: ${wrong.status}`);
		ensure(/signature/i.test(wrong.message), `another key: ${wrong.message}`);
		return 'yes and no';
	},
};

/** Get Many, Return All: every user exactly once, in order, with every field as the sandbox has it. */
export const getMany: Check = {
	title: 'Get Many',
	run: async ({ session, sandbox }) => {
		const credential = await putCredential(session, sandboxCredential(sandbox.credentials));
		const { id } = await addWorkflow(session, readingWorkflow(credential));
		const { status, error, itemsOf } = await waitForExecution(session, await start(session, id));
		ensure(status === 'success', error ?? status);
		const items = itemsOf(USERS_NODE);
		const rows = sandbox.merchant.rows();
		ensure(items.length === rows.length, `${items.length} of ${rows.length} users`);
		const strange = items.findIndex((item, place) => !isDeepStrictEqual(item, rows[place]));
		ensure(strange < 0, `user ${strange + 1} is not as the sandbox has it`);
		return `${items.length.toLocaleString('en')} users`;
	},
};

/** Runs a workflow as the editor's button does: older n8n wants it in the request, newer n8n looks it up. */
async function start(session: RestSession, id: string): Promise<string> {
	const workflowData = await session.call('GET', `/workflows/${id}`, z.record(z.unknown()));
	const started = z.object({ executionId: z.string() });
	const body = { workflowData, triggerToStartFrom: { name: START_NODE } };
	return (await session.call('POST', `/workflows/${id}/run`, started, body)).executionId;
}

/** Fails with the words, unless it holds. */
export function ensure(holds: boolean, otherwise: string): void {
	if (!holds) throw new Error(otherwise);
}
