import { join } from 'node:path';
import { totalmem } from 'node:os';
import { z } from 'zod';
import type { SandboxCredentials } from '../../../sandbox/server';
import { CREDENTIAL_TYPE, sandboxCredential } from '../../demoCredential';
import { installPackage, packPackage } from '../../n8n/communityPackage';
import { putCredential } from '../../n8n/credentials';
import type { N8nInstall } from '../../n8n/install';
import { startInstance } from '../../n8n/instance';
import { logIn } from '../../n8n/login';
import type { RestSession } from '../../n8n/rest';
import {
	activateWorkflow,
	addWorkflow,
	listWorkflows,
	type StoredWorkflow,
	type Workflow,
} from '../../n8n/workflows';
import { OperatorError } from '../../operatorError';
import { PROJECT } from '../../paths';
import { type ExecutionWatch, watchExecutions } from './executionWatch';
import { pem } from '../pem';
import type { Surroundings } from '../workflows/contenders';

/** An n8n with our package and the bench's own in it. */
export interface BenchN8n {
	readonly url: string;
	readonly pid: number;
	readonly session: RestSession;
	readonly watch: ExecutionWatch;
	/** What workflows for this n8n are made from. */
	readonly around: Surroundings;
	/** Settles when n8n is gone, with the reason. */
	readonly ended: Promise<string>;
	/** Puts a workflow into n8n and turns it on. */
	add(workflow: Workflow): Promise<StoredWorkflow>;
	stop(): Promise<void>;
}

/** So much of the machine's memory may n8n's JavaScript use, in MB: its own limit is too small for some contenders. */
export const HEAP_MB = Math.min(12_288, Math.floor((totalmem() / 2 ** 20) * 0.6));

/** The bench's package. */
const BARE_NODE = join(__dirname, 'bareNode');

/** Puts both packages where n8n looks for them when it starts. */
export async function installPackages(folder: string): Promise<void> {
	for (const source of [PROJECT, BARE_NODE]) {
		await installPackage(await packPackage(source, join(folder, 'package')), folder);
	}
}

/** Starts an n8n on the folder that `installPackages` filled. */
export async function startBenchN8n(
	install: N8nInstall,
	folder: string,
	sandbox: SandboxCredentials,
): Promise<BenchN8n> {
	const n8n = await startInstance({
		install,
		userFolder: folder,
		logFile: join(folder, 'n8n.log'),
		env: { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` },
	});
	const session = await logIn(n8n.url);
	if (session === undefined) throw new OperatorError('n8n refused the login that was just made.');
	// Those of an n8n on this folder before: they would answer at the same addresses.
	for (const { id } of await listWorkflows(session)) {
		await session.call('POST', `/workflows/${id}/archive`, z.unknown(), {});
	}
	const database = join(folder, '.n8n', 'database.sqlite');
	const watch = watchExecutions(install.node, database, join(folder, 'executions.log'));
	return {
		url: n8n.url,
		pid: n8n.pid,
		session,
		watch,
		around: { sandbox, ...(await putCredentials(session, sandbox)) },
		ended: n8n.ended.then(({ reason }) => reason),
		add: async (workflow) => {
			const stored = await addWorkflow(session, workflow);
			await activateWorkflow(session, stored);
			return stored;
		},
		stop: async () => {
			await watch.stop();
			await n8n.stop();
		},
	};
}

/** Takes an execution out of n8n again, so that its database stays small. */
export async function forgetExecution({ session }: BenchN8n, id: string): Promise<void> {
	await session.call('POST', '/executions/delete', z.unknown(), { ids: [id] });
}

async function putCredentials(
	session: RestSession,
	sandbox: SandboxCredentials,
): Promise<Omit<Surroundings, 'sandbox'>> {
	const wallet = await putCredential(session, sandboxCredential(sandbox));
	const crypto = await putCredential(session, {
		name: 'Merchant key',
		type: 'crypto',
		data: { signPrivateKey: pem(sandbox.privateKey) },
	});
	return { wallet: { [CREDENTIAL_TYPE]: wallet }, crypto: { crypto } };
}
