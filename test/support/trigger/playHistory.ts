import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	WorkflowActivateMode,
} from 'n8n-workflow';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { Row } from '../../../sandbox/merchant/rows';
import type { Sandbox } from '../../../sandbox/server';
import { type History, type Step, uuidOf } from './history';
import { judge } from './judge';
import { type Known, listedIn, lossIn, NOTHING_KNOWN, type Sight } from './known';
import { type ModelSettings, readable, type Told, watchesAmount } from './model';
import { parametersOf } from './parametersOf';
import { type Given, Storing } from './storing';
import { watchViews } from './watchViews';

/** One poll as n8n makes it. */
interface PollOfHistory {
	readonly parameters: INodeParameters;
	readonly state: IDataObject;
	readonly staticData: IDataObject;
	readonly name: string;
	readonly activation: WorkflowActivateMode;
	/** Another one after each start of n8n. */
	readonly workflowId: string;
	/** Takes what the trigger reports as a failed execution. */
	readonly emitError: (error: Error) => void;
}

/** Polls once: gives what the trigger returns, and changes the state as it does. Rejects with the trigger's error. */
export type Poll = (poll: PollOfHistory) => Promise<INodeExecutionData[][] | null>;

/** Lets time pass, in ms: sets the clock of the trigger and of the sandbox forward. */
export type Wait = (ms: number) => void;

/** The sandbox a history is played on. */
export type Stage = Pick<Sandbox, 'merchant' | 'faults' | 'reset'>;

/** How often what happened, to see that the histories are worth something. */
export interface Tally {
	polls: number;
	failed: number;
	told: number;
	moved: number;
	storedUnsaid: number;
	doubted: number;
}

/** Nothing has happened yet. */
export function newTally(): Tally {
	return { polls: 0, failed: 0, told: 0, moved: 0, storedUnsaid: 0, doubted: 0 };
}

/** n8n tries five times to publish. */
const TRIES = 5;

/** From how many users on a loss of most of them is doubted. */
const MIN_DOUBTED = 10;

let processes = 0;

/**
 * Plays a history on a sandbox and holds every poll against the model.
 *
 * @throws Error that says what the trigger told, or kept, that it should not have, or did not tell.
 */
export async function playHistory(
	history: History,
	sandbox: Stage,
	poll: Poll,
	tally: Tally,
	wait: Wait,
): Promise<void> {
	sandbox.reset({ rows: [] });
	const player = new Player(history, sandbox, poll, tally, wait);
	await player.begin();
	for (const step of history.steps) await player.play(step);
	await player.end();
}

class Player {
	private settings: ModelSettings;
	private readonly storing: Storing<Known>;
	private truth = NOTHING_KNOWN;
	private name = 'Trigger';
	private process = 0;
	private activation: WorkflowActivateMode = 'activate';
	private isPublished = false;
	/** What the last poll saw, where it was doubted; not where that is not certain. */
	private doubted: { listed: number; gone: readonly string[] } | 'uncertain' | undefined;
	private hidden: Row[] = [];

	constructor(
		private readonly history: History,
		private readonly sandbox: Stage,
		private readonly poll: Poll,
		private readonly tally: Tally,
		private readonly wait: Wait,
	) {
		this.settings = history.settings;
		this.storing = new Storing(history.way, NOTHING_KNOWN);
	}

	async begin(): Promise<void> {
		this.startProcess();
		// Some users have to be there before the first poll.
		for (const step of this.history.steps) {
			if (step.kind !== 'put') break;
			this.put(step);
		}
		await this.publish([]);
	}

	async play(step: Step): Promise<void> {
		const { merchant } = this.sandbox;
		switch (step.kind) {
			case 'put':
				return this.put(step);
			case 'remove':
				merchant.removeUser(step.mchUuid);
				return;
			case 'hide':
				this.hidden = [...merchant.rows()].slice(0, step.users);
				for (const { mchUuid } of this.hidden) merchant.removeUser(mchUuid);
				return;
			case 'show':
				return this.show();
			case 'poll':
				await this.withFaults(step.faults, async () => await this.scheduled());
				return;
			case 'wait':
				this.wait(60_000 * step.minutes);
				return;
			case 'restart':
				this.startProcess();
				return await this.registerAtStart(step.faults, step.activation);
			case 'kill':
				await this.pollAndJudge({ isRegistration: false, isLost: true });
				this.startProcess();
				return await this.registerAtStart([]);
			case 'publish':
				this.settings = step.settings;
				return await this.publish(step.faults);
			case 'rename':
				this.name = step.name;
				return await this.publish([]);
		}
	}

	/** Whatever failed before: quiet polls tell the rest, and another one nothing more. */
	async end(): Promise<void> {
		const { merchant } = this.sandbox;
		const { filters } = this.settings;
		this.show();
		const readableUser = {
			balance: 5_000,
			codBalance: 5_000,
			KYCStatus: filters.KYCStatus?.[0] ?? 'Approved',
			userStatus: filters.userStatus?.[0] ?? 'Active',
		};
		merchant.createUser({ ...readableUser, mchUuid: 'JT9' });
		// A loss of most users is believed by the second poll.
		for (let quiet = 0; quiet < 2; quiet++) await this.scheduled();
		for (let left = 0; this.truth.pending.length > 0; left++) {
			if (left > 100) throw new Error('What was held back is not told');
			await this.scheduled();
		}
		const told = this.tally.told;
		if (!(await this.scheduled())) throw new Error('The last poll failed');
		if (this.tally.told > told) throw new Error('The last poll told something again');
	}

	private put({ mchUuid, fields }: Extract<Step, { kind: 'put' }>): void {
		const { merchant } = this.sandbox;
		if (merchant.changeUser(mchUuid, fields) === undefined) {
			merchant.createUser({ ...fields, mchUuid, uuid: uuidOf(mchUuid) });
		}
	}

	private show(): void {
		for (const row of this.hidden.reverse()) {
			if (!this.sandbox.merchant.find(row.mchUuid)) this.sandbox.merchant.createUser(row);
		}
		this.hidden = [];
	}

	private startProcess(): void {
		this.process = ++processes;
		this.doubted = undefined;
	}

	/** By itself: whatever fails, n8n has to go on with polls. */
	private async registerAtStart(
		faults: readonly Fault[],
		activation: WorkflowActivateMode = 'init',
	): Promise<void> {
		this.activation = activation;
		this.storing.register();
		await this.withFaults(faults, async () => {
			await this.pollAndJudge({ isRegistration: true, isByItself: this.isPublished });
		});
	}

	/** By hand: where it fails, n8n tries again, and whoever does it sets right what fails. */
	private async publish(faults: readonly Fault[]): Promise<void> {
		this.activation = this.isPublished ? 'update' : 'activate';
		this.storing.register();
		let isDone = await this.withFaults(
			faults,
			async () => await this.pollAndJudge({ isRegistration: true }),
		);
		for (let attempt = 1; !isDone && attempt < TRIES; attempt++) {
			isDone = await this.pollAndJudge({ isRegistration: true });
		}
		this.isPublished ||= isDone;
	}

	private async scheduled(): Promise<boolean> {
		return await this.pollAndJudge({ isRegistration: false });
	}

	private async withFaults<Result>(
		faults: readonly Fault[],
		work: () => Promise<Result>,
	): Promise<Result> {
		this.sandbox.faults.set(faults);
		return await work().finally(() => this.sandbox.faults.clear());
	}

	/** Whether the poll succeeded. What a killed n8n had of it is lost. */
	private async pollAndJudge(how: {
		isRegistration: boolean;
		isByItself?: boolean;
		isLost?: boolean;
	}): Promise<boolean> {
		const hasFaults = this.sandbox.faults.list.length > 0;
		const given = this.storing.give(this.name);
		const stateBefore = JSON.stringify(given.state);
		const watched = watchViews(this.sandbox.merchant, this.settings);
		const activation =
			how.isRegistration || this.history.way === 'memory' ? this.activation : 'update';
		const at = Date.now();
		const { items, errors } = await this.pollWith(given, activation, how.isByItself);
		const views = watched();
		const isMoved = [...views.values()].some((seen) => seen.length > 1);
		if (isMoved) this.tally.moved++;
		const isCertain = !isMoved && !hasFaults;
		const sight: Sight = { views, settings: this.settings, isCertain, at };
		this.tally.polls++;
		if (errors.length > 0) {
			this.tally.failed++;
			this.judgeFailure(errors, sight, given.fact, hasFaults);
			if (JSON.stringify(given.state) !== stateBefore)
				throw new Error('A failed poll left a state');
			return false;
		}
		if (this.isStrange(sight, given.fact) === 'yes')
			throw new Error('A strange answer was believed');
		this.doubted = undefined;
		const told = (items?.[0] ?? []).map(({ json }) => toldBy(json));
		this.tally.told += told.length;
		if (items !== null && told.length === 0) this.tally.storedUnsaid++;
		const after = judge(told, sight, given.fact, this.truth);
		if (how.isLost) return true;
		if (items !== null && this.history.isStoredLate) await this.pollBeforeStored();
		this.truth = after.truth;
		this.storing.take(given, items, after.given, how.isRegistration);
		return true;
	}

	/** n8n's own scheduling gives every poll the same data: there is nothing to wait for. */
	private async pollBeforeStored(): Promise<void> {
		if (this.history.way === 'memory') return;
		this.sandbox.faults.clear();
		const { items, errors } = await this.pollWith(this.storing.give(this.name), 'update');
		if (items === null && errors.length === 0) return;
		throw new Error('A poll was not skipped while n8n stored what the previous one left');
	}

	/** One poll, as n8n makes it. */
	private async pollWith(
		{ state, staticData }: Given<Known>,
		activation: WorkflowActivateMode,
		isByItself = false,
	): Promise<{ items: INodeExecutionData[][] | null; errors: unknown[] }> {
		const errors: unknown[] = [];
		const items = await this.poll({
			parameters: parametersOf(this.settings, this.history),
			state,
			staticData,
			name: this.name,
			activation,
			workflowId: `process ${this.process}`,
			emitError: (error) => errors.push(error),
		}).catch((error: unknown) => {
			if (isByItself || activation === 'init')
				throw new Error('n8n would never poll again', { cause: error });
			errors.push(error);
			return null;
		});
		return { items, errors };
	}

	/** A poll fails where JT Wallet does, and where an answer is strange. */
	private judgeFailure(
		errors: readonly unknown[],
		sight: Sight,
		given: Known,
		hasFaults: boolean,
	): void {
		const [error, ...more] = errors;
		if (more.length > 0 || !isForOperators(error)) throw error;
		const isLoss = String(error).includes('Most wallet users are missing');
		if (isLoss) this.tally.doubted++;
		if (!hasFaults && this.isStrange(sight, given) === 'no') throw error;
		if (!isLoss) return;
		const { gone } = lossIn(given, sight);
		this.doubted = sight.isCertain ? { listed: listedIn(sight).length, gone } : 'uncertain';
	}

	/** Whether what a poll sees is too strange to be believed. */
	private isStrange(sight: Sight, given: Known): 'yes' | 'no' | 'maybe' {
		if (!sight.isCertain) return 'maybe';
		const users = listedIn(sight);
		const { amountField } = this.settings;
		const isBlind = users.every((user) => readable(user[amountField]) === undefined);
		if (watchesAmount(this.settings) && users.length > 0 && isBlind) return 'yes';
		if (given.settings === undefined) return 'no';
		if ([...given.users.values()].some((memories) => memories.length > 1)) return 'maybe';
		const { listed, gone } = lossIn(given, sight);
		if (listed < MIN_DOUBTED || 2 * gone.length <= listed) return 'no';
		if (this.doubted === undefined) return 'yes';
		if (this.doubted === 'uncertain') return 'maybe';
		const before = this.doubted;
		const others = [
			...gone.filter((id) => !before.gone.includes(id)),
			...before.gone.filter((id) => !gone.includes(id)),
		];
		const isSame = Math.max(Math.abs(before.listed - users.length), others.length) <= 0.1 * listed;
		return isSame ? 'no' : 'yes';
	}
}

function toldBy({ detectedAt, id, remaining = 0, ...others }: IDataObject): Told {
	if (typeof detectedAt !== 'string' || typeof id !== 'string' || typeof remaining !== 'number') {
		throw new Error('An item without what every item has');
	}
	return JSON.parse(JSON.stringify(others));
}

/** n8n's own errors, with advice; anything else is a crash. */
function isForOperators(error: unknown): boolean {
	const { name, description }: { name?: unknown; description?: unknown } = Object(error);
	return (
		(name === 'NodeApiError' || name === 'NodeOperationError') && typeof description === 'string'
	);
}
