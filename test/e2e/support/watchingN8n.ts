import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { CREDENTIAL_TYPE, sandboxCredential } from '../../../scripts/demoCredential';
import { installPackage, packPackage } from '../../../scripts/n8n/communityPackage';
import { putCredential } from '../../../scripts/n8n/credentials';
import { waitForExecution } from '../../../scripts/n8n/executions';
import { ensureN8n } from '../../../scripts/n8n/install';
import { type Instance, startInstance } from '../../../scripts/n8n/instance';
import { logIn } from '../../../scripts/n8n/login';
import type { RestSession } from '../../../scripts/n8n/rest';
import { activateWorkflow, addWorkflow, type StoredWorkflow } from '../../../scripts/n8n/workflows';
import { PROJECT } from '../../../scripts/paths';

/** One execution: how it ended, and which event of whom the trigger gave it. */
export interface Run {
	readonly status: string;
	readonly events: ReadonlyArray<[event: unknown, mchUuid: unknown]>;
}

const TRIGGER = 'Trigger';
const AFTER = 'After';

/** n8n polls no more often than once a minute for each poll time, but takes several of them. */
const POLL_SECONDS = [0, 20, 40];

/** Longest time from a change until n8n's next poll is over. */
const WITHIN_MS = 150_000;

/** Time for n8n to start an execution, and for the trigger to end a poll, after its last request. */
const SETTLING_MS = 4_000;

/** An n8n of its own that watches a sandbox all the time, and can be stopped and started. */
export class WatchingN8n {
	private instance: Instance | undefined;
	private opened: RestSession | undefined;
	private workflow: StoredWorkflow | undefined;
	private reported = 0;

	private constructor(
		readonly sandbox: Sandbox,
		private readonly folder: string,
	) {}

	/** Starts sandbox and n8n, with this package in it as it would be published. */
	static async start(users: number): Promise<WatchingN8n> {
		const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-trigger-'));
		const n8n = new WatchingN8n(await startSandbox({ port: 0, users, log: 'all' }), folder);
		await installPackage(await packPackage(PROJECT, join(folder, 'package')), folder);
		await n8n.startN8n();
		return n8n;
	}

	/** Activates a workflow with the trigger, and waits until it has polled for the first time. */
	async watch(parameters: Record<string, unknown>): Promise<void> {
		const credential = sandboxCredential(this.sandbox.credentials);
		const { id, name } = await putCredential(this.session, credential);
		const pollTimes = {
			item: POLL_SECONDS.map((second) => ({
				mode: 'custom',
				cronExpression: `${second} * * * * *`,
			})),
		};
		this.workflow = await addWorkflow(this.session, {
			name: 'Watch',
			nodes: [
				{
					id: 'trigger',
					name: TRIGGER,
					type: 'n8n-nodes-jt-wallet.jtWalletBalanceTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: { pollTimes, ...parameters },
					credentials: { [CREDENTIAL_TYPE]: { id, name } },
				},
				{
					id: 'after',
					name: AFTER,
					type: 'n8n-nodes-base.noOp',
					typeVersion: 1,
					position: [240, 0],
					parameters: {},
				},
			],
			connections: { [TRIGGER]: { main: [[{ node: AFTER, type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		});
		await Promise.all([this.nextPoll(), activateWorkflow(this.session, this.workflow)]);
	}

	/** Waits until the trigger has polled again. */
	async nextPoll(): Promise<void> {
		const deadline = Date.now() + WITHIN_MS;
		const { requests } = this.sandbox.counters;
		while (this.sandbox.counters.requests === requests) {
			if (Date.now() > deadline) throw new Error('n8n did not poll in time.');
			await sleep(200);
		}
		await sleep(SETTLING_MS);
	}

	/** Stops n8n, lets something happen, starts n8n again, and waits until it has polled. */
	async restart(meanwhile: () => void): Promise<void> {
		await this.instance?.stop();
		meanwhile();
		await Promise.all([this.nextPoll(), this.startN8n()]);
	}

	/** The executions since they were last asked for, oldest first. */
	async newRuns(): Promise<Run[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: this.workflow?.id }));
		const shape = z.object({ results: z.array(z.object({ id: z.string() })) });
		const path = `/executions?filter=${filter}&limit=100`;
		const { results } = await this.session.call('GET', path, shape);
		const fresh = results.reverse().slice(this.reported);
		this.reported = results.length;
		const runs: Run[] = [];
		for (const { id } of fresh) {
			const { status, itemsOf } = await waitForExecution(this.session, id);
			runs.push({ status, events: itemsOf(AFTER).map(({ event, mchUuid }) => [event, mchUuid]) });
		}
		return runs;
	}

	/** Ends everything, and leaves nothing behind. */
	async end(): Promise<void> {
		await this.instance?.stop();
		await this.sandbox.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private get session(): RestSession {
		if (this.opened === undefined) throw new Error('n8n is not running.');
		return this.opened;
	}

	private async startN8n(): Promise<void> {
		const logFile = join(this.folder, 'n8n.log');
		const install = await ensureN8n();
		this.instance = await startInstance({ install, userFolder: this.folder, logFile });
		this.opened = await logIn(this.instance.url);
	}
}
