import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import type { WalletUser } from '../../../wallet-api/contract';
import type { History, Step } from './history';
import {
	firstTellings,
	type ModelSettings,
	subjectOf,
	type Told,
	tellings,
	type View,
	viewOf,
} from './model';

/** Polls once: gives the items, and changes the state as the trigger does. Rejects with the trigger's error. */
export type Poll = (
	parameters: INodeParameters,
	state: IDataObject,
) => Promise<INodeExecutionData[] | null>;

/** The sandbox a history is played on. */
export type Stage = Pick<Sandbox, 'merchant' | 'faults' | 'reset'>;

/** How often what happened, to see that the histories are worth something. */
export interface Tally {
	polls: number;
	failed: number;
	told: number;
	moved: number;
}

/** What the model knows of each user after a successful poll. More than one view where others changed it meanwhile. */
type Known = ReadonlyMap<string, readonly View[]>;

/** What one poll left, and what the model knows to be in it. */
interface Memory {
	readonly state: string;
	readonly subject?: string;
	readonly known: Known;
}

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
): Promise<void> {
	sandbox.reset({ rows: [] });
	const player = new Player(history, sandbox, poll, tally);
	for (const step of history.steps) await player.play(step);
	// Whatever failed before: a quiet poll tells the rest, and another one nothing more.
	for (let quiet = 0; quiet < 2; quiet++) await player.play({ kind: 'poll', faults: [] });
}

class Player {
	private settings: ModelSettings;
	private now: Memory = { state: '{}', known: new Map() };
	/** n8n itself stores the state when it hands items over, and after the first poll. */
	private handedOver: Memory = this.now;
	private live: IDataObject = {};

	constructor(
		private readonly history: History,
		private readonly sandbox: Stage,
		private readonly poll: Poll,
		private readonly tally: Tally,
	) {
		this.settings = history.settings;
	}

	async play(step: Step): Promise<void> {
		const { merchant, faults } = this.sandbox;
		switch (step.kind) {
			case 'put':
				if (merchant.changeUser(step.mchUuid, step.fields) === undefined) {
					merchant.createUser({ ...step.fields, mchUuid: step.mchUuid });
				}
				return;
			case 'remove':
				merchant.removeUser(step.mchUuid);
				return;
			case 'set':
				this.settings = step.settings;
				return;
			case 'restart':
				if (step.stored === 'handOffs') this.now = this.handedOver;
				this.live = JSON.parse(this.now.state);
				return;
			case 'poll':
				faults.set(step.faults);
				await this.pollAndJudge(step.faults.length > 0);
				faults.clear();
		}
	}

	private async pollAndJudge(hasFaults: boolean): Promise<void> {
		const versions = this.watchVersions();
		const outcome = await this.poll(parametersOf(this.settings, this.history), this.live).then(
			(items) => ({ items }),
			(error: unknown) => ({ error }),
		);
		this.tally.polls++;
		const state = JSON.stringify(this.live);
		if ('error' in outcome) {
			this.tally.failed++;
			if (!hasFaults || !isForOperators(outcome.error)) throw outcome.error;
			if (state !== this.now.state) throw new Error(`A failed poll left ${state}`);
			return;
		}
		const told = (outcome.items ?? []).map(({ json }) => toldBy(json));
		this.tally.told += told.length;
		const isFirst = this.now.state === '{}';
		this.now = { state, subject: subjectOf(this.settings), known: this.judge(told, versions()) };
		if (isFirst || told.length > 0) this.handedOver = this.now;
	}

	/** Gives, later, all the ways each user was listed from now until then; the last one last. */
	private watchVersions(): () => Map<string, View[]> {
		const { merchant } = this.sandbox;
		const rowsNow = () =>
			new Map<string, WalletUser>(
				merchant.rows().map((row) => [row.mchUuid, JSON.parse(JSON.stringify(row))]),
			);
		const seen = [rowsNow()];
		const { changeUser, createUser, removeUser } = merchant;
		const note = <Result>(result: Result): Result => {
			seen.push(rowsNow());
			return result;
		};
		merchant.changeUser = (...args) => note(changeUser.apply(merchant, args));
		merchant.createUser = (...args) => note(createUser.apply(merchant, args));
		merchant.removeUser = (...args) => note(removeUser.apply(merchant, args));
		return () => {
			Object.assign(merchant, { changeUser, createUser, removeUser });
			if (seen.length > 1) this.tally.moved++;
			const ids = new Set(seen.flatMap((rows) => [...rows.keys()]));
			return new Map(
				[...ids].map((id) => [id, seen.map((rows) => viewOf(rows.get(id), this.settings))]),
			);
		};
	}

	/**
	 * For every user there has to be a way it was before and a way it is now between which exactly this was to be told.
	 * Those ways are what is known from then on.
	 */
	private judge(told: readonly Told[], versions: ReadonlyMap<string, readonly View[]>): Known {
		const { subject, known } = this.now;
		const isComparable = subject === subjectOf(this.settings);
		const due = (before: View, view: View): Told[] => {
			if (subject === undefined) return firstTellings(view, this.settings);
			return isComparable ? tellings(before, view, this.settings) : [];
		};
		const after = new Map<string, View[]>();
		const ids = [
			...known.keys(),
			...versions.keys(),
			...told.map(({ mchUuid }) => String(mchUuid)),
		];
		for (const id of new Set(ids)) {
			const of = JSON.stringify(told.filter(({ mchUuid }) => mchUuid === id));
			const before = isComparable ? (known.get(id) ?? [undefined]) : [undefined];
			const possible = (versions.get(id) ?? [undefined]).filter((view) =>
				before.some((earlier) => JSON.stringify(due(earlier, view)) === of),
			);
			if (possible.length === 0) {
				const views = JSON.stringify({ before, now: versions.get(id) });
				throw new Error(`Of ${id} was told ${of}, of ${views}`);
			}
			after.set(id, possible);
		}
		return after;
	}
}

function parametersOf(settings: ModelSettings, { reading }: History): INodeParameters {
	const { events, amountField, threshold, change, filters, onFirstPoll } = settings;
	return {
		events: [...events],
		amountField,
		amountUnit: 'satang',
		thresholdDirection: threshold.direction,
		thresholdAmount: threshold.satang,
		changeDirection: change.direction,
		changeAmount: change.atLeast,
		kycStatusTo: [...settings.kycStatusTo],
		userStatusTo: [...settings.userStatusTo],
		filters: JSON.parse(JSON.stringify(filters)),
		options: { ...reading, onFirstPoll },
	};
}

function toldBy({ detectedAt, ...others }: IDataObject): Told {
	if (typeof detectedAt !== 'string') throw new Error('An item without detectedAt');
	return JSON.parse(JSON.stringify(others));
}

/** n8n's own errors, with advice; anything else is a crash. */
function isForOperators(error: unknown): boolean {
	const { name, description }: { name?: unknown; description?: unknown } = Object(error);
	return (
		(name === 'NodeApiError' || name === 'NodeOperationError') && typeof description === 'string'
	);
}
