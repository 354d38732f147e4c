import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/server';
import { installPackage, packPackage } from '../n8n/communityPackage';
import { CREDENTIAL_TYPE, putCredential, sandboxCredential } from '../n8n/credentials';
import { ensureN8n } from '../n8n/install';
import { type Instance, type InstanceOptions, startInstance } from '../n8n/instance';
import { logInOnceReady } from '../n8n/login';
import type { RestSession } from '../n8n/rest';
import { activateWorkflow, addWorkflow, listWorkflows, type Workflow } from '../n8n/workflows';
import { PROJECT, stateFolder } from '../paths';
import type { Script } from '../runScript';
import { waitForWebhook } from './calls';
import { inTurn } from '../inTurn';

/** What an experiment has at hand: an installed n8n, the packed package, a folder that goes and one for logs that stays. */
export type Lab = Awaited<ReturnType<typeof openLab>>;

/** Installs and packs what an experiment needs. `others`: folders of further packages. Fails with an OperatorError. */
export async function openLab(name: string, script: Script, others: readonly string[] = []) {
	/** Below `.state`; emptied by the next run of the experiment. */
	const logs = stateFolder(name);
	rmSync(logs, { recursive: true, force: true });
	mkdirSync(logs, { recursive: true });
	const install = await ensureN8n();
	/** Gone when the script ends. */
	const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-lab-'));
	script.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	const pack = async (source: string, place: number) =>
		await packPackage(source, join(folder, `package-${place}`));
	/** This one first, and the others that were asked for. */
	const packages = await inTurn([PROJECT, ...others], pack);
	return { install, packages, folder, logs, script };
}

/** How to start one n8n: what is not the same for all of them. */
export interface StartOptions extends Pick<InstanceOptions, 'env' | 'command'> {
	/** Name of its folder and of its log. Where an n8n was there before, the next one finds its files. */
	readonly name?: string;
}

/** Starts an n8n, whatever its part: server or worker. It never outlives this process. Fails with an OperatorError. */
export async function startProcess(
	{ install, packages, folder, logs, script }: Lab,
	{ name = 'n8n', env, command }: StartOptions = {},
): Promise<Instance> {
	const userFolder = join(folder, name);
	for (const packed of packages) installPackage(packed, userFolder);
	const logFile = join(logs, `${name}.log`);
	const instance = await startInstance({ install, userFolder, logFile, env, command });
	script.defer(() => instance.stop());
	return instance;
}

/** An n8n that one is logged in to, with a credential that leads to a sandbox. */
export type LabN8n = Awaited<ReturnType<typeof startN8n>>;

/** Starts an n8n with the package and the credential in it. Of workflows that were in its folder none is left on. */
export async function startN8n(lab: Lab, sandbox: Sandbox, options?: StartOptions) {
	const n8n = await startProcess(lab, options);
	const session = await logInOnceReady(n8n.url);
	// They would answer at the same addresses.
	for (const { id } of await listWorkflows(session)) {
		await session.call('POST', `/workflows/${id}/archive`, z.unknown(), {});
	}
	return {
		...n8n,
		session,
		/** The package's credential, as a node refers to it. */
		wallet: await walletOf(session, sandbox),
		/** Puts a workflow into n8n and turns it on. Where a call starts it, its address is there. */
		publish: async (workflow: Workflow) => {
			const stored = await addWorkflow(session, workflow);
			await activateWorkflow(session, stored);
			const path = workflow.nodes[0]?.parameters.path;
			if (typeof path === 'string') await waitForWebhook(`${n8n.url}/webhook/${path}`);
			return stored;
		},
		/** Takes executions out of n8n again, so that its database stays small. */
		forget: async (ids: readonly string[]): Promise<void> => {
			if (ids.length > 0) await session.call('POST', '/executions/delete', z.unknown(), { ids });
		},
	};
}

/** Puts the credential that leads to a sandbox into n8n, under this name. */
export async function walletOf(session: RestSession, { credentials }: Sandbox, name?: string) {
	const credential = { ...sandboxCredential(credentials), ...(name && { name }) };
	return { [CREDENTIAL_TYPE]: await putCredential(session, credential) };
}
