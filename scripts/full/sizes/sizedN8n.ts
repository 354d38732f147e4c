import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox/server';
import { writeExact } from '../../../sandbox/exactJson';
import { sandboxCredential } from '../../demoCredential';
import { putCredential } from '../../n8n/credentials';
import type { N8nInstall } from '../../n8n/install';
import { type Instance, startInstance } from '../../n8n/instance';
import { logIn } from '../../n8n/login';
import type { RestSession } from '../../n8n/rest';
import {
	activateWorkflow,
	addWorkflow,
	type StoredWorkflow,
	type Workflow,
} from '../../n8n/workflows';
import { OperatorError } from '../../operatorError';
import type { Around } from './sources';

/** A new n8n for one measurement, so that nothing of an earlier one is in its memory. */
export interface SizedN8n extends Instance {
	readonly session: RestSession;
	readonly around: Around;
}

/** Where to start it. */
export interface SizedPlace {
	readonly install: N8nInstall;
	/** With the package in it. */
	readonly userFolder: string;
	readonly logFile: string;
	readonly sandbox: Sandbox;
}

/** The longest that n8n may take to know a workflow's address. */
const KNOWN_WITHIN_MS = 30_000;

/** The longest it takes to notice that n8n ended. */
const GONE_WITHIN_MS = 2_000;

/** Starts it, with n8n's own settings for memory. */
export async function startSizedN8n(place: SizedPlace): Promise<SizedN8n> {
	const { install, userFolder, logFile, sandbox } = place;
	const n8n = await startInstance({ install, userFolder, logFile });
	const session = await logIn(n8n.url);
	if (session === undefined) throw new OperatorError('n8n refused the login that was just made.');
	const credential = await putCredential(session, sandboxCredential(sandbox.credentials));
	const { merchant } = sandbox;
	const [newest = ''] = merchant.idsFrom(1, 1);
	return { ...n8n, session, around: { credential, row: writeExact(merchant.find(newest) ?? {}) } };
}

/** Puts a workflow into n8n and turns it on. Its name is its address. */
export async function publish({ session }: SizedN8n, workflow: Workflow): Promise<StoredWorkflow> {
	const stored = await addWorkflow(session, workflow);
	await activateWorkflow(session, stored);
	return stored;
}

/**
 * Calls the address of a workflow and gives the answer's text. Fails with a sentence where n8n answers with an error
 * or not at all. n8n knows the address only some time after it was turned on.
 */
export async function call({ url, ended }: SizedN8n, { name }: StoredWorkflow): Promise<string> {
	const gone = ended.then(({ reason }) => {
		throw new OperatorError(`n8n ended by itself (${reason})`);
	});
	// Where n8n is gone the request fails first: the reason is known a moment later.
	const answer = answerOf(`${url}/webhook/${name}`).catch(async (failure: unknown) => {
		await sleep(GONE_WITHIN_MS);
		throw failure;
	});
	return await Promise.race([answer, gone]);
}

async function answerOf(url: string): Promise<string> {
	const deadline = Date.now() + KNOWN_WITHIN_MS;
	for (;;) {
		const response = await fetch(url, { method: 'POST' });
		const text = await response.text();
		if (response.ok) return text;
		if (response.status !== 404 || Date.now() > deadline) {
			throw new OperatorError(`n8n answered with ${response.status}: ${text.slice(0, 300)}`);
		}
		await sleep(100);
	}
}
