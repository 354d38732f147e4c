import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import {
	installPackage,
	packPackage,
	type PackedPackage,
} from '../../../scripts/n8n/communityPackage';
import {
	CREDENTIAL_TYPE,
	type CredentialData,
	putCredential,
	sandboxCredential,
} from '../../../scripts/n8n/credentials';
import { listExecutions, waitForExecution } from '../../../scripts/n8n/executions';
import { chain, stock, TRIGGER_TYPE } from '../../../scripts/lab/steps';
import { ensureN8n, type N8nInstall } from '../../../scripts/n8n/install';
import {
	type Instance,
	type InstanceOptions,
	runCommand,
	startInstance,
} from '../../../scripts/n8n/instance';
import { logInOnceReady } from '../../../scripts/n8n/login';
import type { RestSession } from '../../../scripts/n8n/rest';
import {
	activateWorkflow,
	addWorkflow,
	deactivateWorkflow,
	replaceWorkflow,
	type StoredWorkflow,
	type Workflow,
} from '../../../scripts/n8n/workflows';
import { PROJECT } from '../../../scripts/paths';
import { until } from '../../../scripts/until';

/** One execution: how it ended, and which event of whom the trigger gave it. */
export interface Run {
	readonly status: string;
	readonly events: ReadonlyArray<[event: unknown, mchUuid: unknown]>;
}

/** The ways in which n8n polls and stores, by the settings that give them. */
export const WAYS_OF_STORING = {
	default: {},
	scheduler: {
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	},
	cursors: {
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	},
} as const;

/** Name of one of these ways. */
export type WayOfStoring = keyof typeof WAYS_OF_STORING;

const TRIGGER = 'Trigger';
const AFTER = 'After';

/** Is started for each execution that failed. */
const ON_ERROR = chain('On error', [stock('Error Trigger', 'errorTrigger', 1)]);

/** n8n polls no more often than once a minute for each poll time, but takes several of them. */
const POLL_SECONDS = [0, 20, 40];

/** Longest time from a change until n8n's next poll is over. */
const WITHIN_MS = 240_000;

/** Time for n8n to start an execution, and for the trigger to end a poll, after its last request. */
const SETTLING_MS = 4_000;

/** Longest time for n8n to start on a machine that does much else. */
const READY_WITHIN_MS = 400_000;

/** How an n8n that watches is set up. */
export interface WatchingOptions {
	readonly users: number;
	readonly way?: WayOfStoring;
	/** At which seconds of each minute it polls. */
	readonly pollSeconds?: readonly number[];
	/** Another n8n than the newest. */
	readonly install?: N8nInstall;
	/** This package, where it is packed already; the one in `dist`, if left out. */
	readonly packed?: PackedPackage;
	/** Environment variables beside those of the way. */
	readonly env?: NodeJS.ProcessEnv;
}

/** An n8n of its own that watches a sandbox all the time, and can be stopped, killed and started. */
export class WatchingN8n {
	private instance: Instance | undefined;
	private opened: RestSession | undefined;
	private workflow: StoredWorkflow | undefined;
	private errorWorkflow: StoredWorkflow | undefined;
	private readonly reported = new Set<string>();
	private errorRuns = 0;

	private constructor(
		readonly sandbox: Sandbox,
		private readonly folder: string,
		private readonly options: WatchingOptions,
	) {}

	/** Starts sandbox and n8n, with this package in it as it would be published. */
	static async start(options: WatchingOptions): Promise<WatchingN8n> {
		const folder = mkdtempSync(join(tmpdir(), 'jt-wallet-trigger-'));
		const { users, packed = await packPackage(PROJECT, join(folder, 'package')) } = options;
		const sandbox = await startSandbox({ port: 0, users, log: 'all' });
		const n8n = new WatchingN8n(sandbox, folder, options);
		installPackage(packed, folder);
		await n8n.startN8n();
		return n8n;
	}

	/** Publishes a workflow with the trigger, and waits until it has polled for the first time. */
	async watch(parameters: Record<string, unknown>): Promise<void> {
		this.errorWorkflow = await addWorkflow(this.session, ON_ERROR);
		await activateWorkflow(this.session, this.errorWorkflow);
		this.workflow = await addWorkflow(this.session, await this.watching(TRIGGER, parameters));
		await Promise.all([this.nextPoll(), activateWorkflow(this.session, this.workflow)]);
	}

	/** Publishes the workflow again, with another name of the trigger or other parameters, and waits for its poll. */
	async publishAgain(name: string, parameters: Record<string, unknown>): Promise<void> {
		const changed = await this.watching(name, parameters);
		this.workflow = await replaceWorkflow(this.session, this.watched, changed);
		await Promise.all([this.nextPoll(), activateWorkflow(this.session, this.workflow)]);
	}

	/** Unpublishes the workflow and publishes it again, and waits for the poll of that. */
	async publishAnew(): Promise<void> {
		await deactivateWorkflow(this.session, this.watched);
		await Promise.all([this.nextPoll(), activateWorkflow(this.session, this.watched)]);
	}

	/** Whether n8n makes no poll for so long, in ms. */
	async isQuietFor(ms: number): Promise<boolean> {
		const { requests } = this.sandbox.counters;
		await sleep(ms);
		return this.sandbox.counters.requests === requests;
	}

	/** Enters something else in the credential; without anything, what is right. */
	async enterCredential(data: CredentialData = {}): Promise<{ id: string; name: string }> {
		const credential = sandboxCredential(this.sandbox.credentials);
		return await putCredential(this.session, {
			...credential,
			data: { ...credential.data, ...data },
		});
	}

	/** Waits until the trigger has polled again. */
	async nextPoll(): Promise<void> {
		await this.nextRequest();
		await sleep(SETTLING_MS);
	}

	/** Waits until the trigger asks the next time, and not for what it does with the answer. */
	async nextRequest(): Promise<void> {
		const { requests } = this.sandbox.counters;
		const isPolled = () => this.sandbox.counters.requests > requests;
		await until(isPolled, WITHIN_MS, () => 'n8n did not poll in time.', 50);
	}

	/** Stops n8n gracefully, lets something happen, starts n8n again, and waits until it has polled. */
	async restart(meanwhile: () => void = () => {}): Promise<void> {
		await this.instance?.stop();
		meanwhile();
		await Promise.all([this.nextPoll(), this.startN8n()]);
	}

	/** Stops n8n and starts it again, without a poll that reaches the sandbox. */
	async restartUnheard(): Promise<void> {
		await this.instance?.stop();
		await this.startN8n();
	}

	/** Kills n8n as a power cut does, and starts it again. */
	async kill(): Promise<void> {
		if (this.instance !== undefined) {
			process.kill(this.instance.pid, 'SIGKILL');
			await this.instance.ended;
		}
		await this.startN8n();
	}

	/** The executions with events, or that failed, since they were last asked for, oldest first. */
	async newRuns(): Promise<Run[]> {
		const runs: Run[] = [];
		for (const id of await this.executionsOf(this.watched)) {
			if (this.reported.has(id)) continue;
			this.reported.add(id);
			const { status, itemsOf } = await waitForExecution(this.session, id);
			const events = itemsOf(AFTER).map(({ event, mchUuid }) => [event, mchUuid] as const);
			if (status !== 'success' || events.length > 0) {
				runs.push({ status, events: events.map(([event, mchUuid]) => [event, mchUuid]) });
			}
		}
		return runs;
	}

	/** Waits until there are failed executions that were not asked for yet, and the Error Workflow was started again. */
	async nextFailures(): Promise<void> {
		const { errorWorkflow } = this;
		if (errorWorkflow === undefined) throw new Error('Nothing is watched yet.');
		let failed = false;
		const isTold = async () => {
			failed ||= (await this.newRuns()).some(({ status }) => status === 'error');
			const started = (await this.executionsOf(errorWorkflow)).length;
			if (!failed || started === this.errorRuns) return false;
			this.errorRuns = started;
			return true;
		};
		const otherwise = 'There was no failed execution, or no start of the Error Workflow, in time.';
		await until(isTold, WITHIN_MS, () => otherwise, 50);
	}

	/** The workflow as n8n's command export:workflow writes it, and as n8n gives it to its editor. */
	async exported(): Promise<{ byCommand: string; toEditor: string }> {
		const file = join(this.folder, 'exported.json');
		const { id } = this.watched;
		const command = ['export:workflow', '--id', id, '--output', file];
		await runCommand({ ...(await this.instanceOptions('export.log')), command });
		return {
			byCommand: readFileSync(file, 'utf8'),
			toEditor: JSON.stringify(await this.session.call('GET', `/workflows/${id}`, z.unknown())),
		};
	}

	/** Turns the workflow off, so that another n8n of the same database does not go on with it. */
	async stopWatching(): Promise<void> {
		await deactivateWorkflow(this.session, this.watched);
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

	private get watched(): StoredWorkflow {
		if (this.workflow === undefined) throw new Error('Nothing is watched yet.');
		return this.workflow;
	}

	/** Oldest first. */
	private async executionsOf({ id }: StoredWorkflow): Promise<string[]> {
		const executions = await listExecutions(this.session, id);
		return executions
			.map((execution) => execution.id)
			.sort((one, other) => Number(one) - Number(other));
	}

	private async watching(name: string, parameters: Record<string, unknown>): Promise<Workflow> {
		const pollTimes = {
			item: (this.options.pollSeconds ?? POLL_SECONDS).map((second) => ({
				mode: 'custom',
				cronExpression: `${second} * * * * *`,
			})),
		};
		const credential = await this.enterCredential();
		const trigger = {
			name,
			type: TRIGGER_TYPE,
			typeVersion: 1,
			parameters: { pollTimes, ...parameters },
			credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
		};
		const settings = { errorWorkflow: this.errorWorkflow?.id };
		return chain('Watch', [trigger, stock(AFTER, 'noOp', 1)], { settings });
	}

	private async startN8n(): Promise<void> {
		this.instance = await startInstance(await this.instanceOptions('n8n.log'));
		this.opened = await logInOnceReady(this.instance.url);
	}

	private async instanceOptions(log: string): Promise<InstanceOptions> {
		const { install = await ensureN8n(), way = 'default', env } = this.options;
		return {
			install,
			userFolder: this.folder,
			logFile: join(this.folder, log),
			readyWithinMs: READY_WITHIN_MS,
			env: { ...WAYS_OF_STORING[way], ...env },
		};
	}
}
