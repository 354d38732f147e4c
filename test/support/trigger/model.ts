/** The plain truth about what a trigger has to tell: no compact state, no list, one user at a time. */
import type { EventKind } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { Json, JsonObject, StatusField, WalletUser } from '../../../wallet-api/contract';

/** What an operator set. */
export interface ModelSettings {
	readonly events: readonly EventKind[];
	readonly amountField: 'balance' | 'codBalance';
	/** In satang. */
	readonly threshold: { readonly direction: 'below' | 'above'; readonly satang: number };
	readonly rearmDistance: number;
	readonly change: { readonly direction: 'any' | 'up' | 'down'; readonly atLeast: number };
	readonly kycStatusTo: readonly string[];
	readonly userStatusTo: readonly string[];
	readonly filters: {
		readonly KYCStatus?: readonly string[];
		readonly userStatus?: readonly string[];
	};
	readonly onFirstPoll: 'remember' | 'report';
	/** 0 for no limit. */
	readonly maxEvents: number;
	/** For how long the same event of the same user is not told again. */
	readonly quietHours: number;
}

/** How a user is listed; undefined for not at all. */
export type View = WalletUser | undefined;

/** What is remembered of a user; undefined for nothing. */
export type Memory =
	| {
			readonly isListed: boolean;
			readonly uuid: Json;
			readonly amount?: number;
			/** Crossed, and not far enough back since. */
			readonly isWaiting: boolean;
			/** By field, of those that were watched. */
			readonly statuses: JsonObject;
	  }
	| undefined;

/** An event as an item says it, without the time. */
export type Told = JsonObject;

/** What one poll makes of one user. */
export interface Step {
	readonly told: readonly Told[];
	readonly next: Memory;
}

/** How a poll looks at a user. */
export interface Look {
	readonly mchUuid: string;
	readonly settings: ModelSettings;
	/** Nothing is remembered of anyone yet. */
	readonly isFirst: boolean;
	/** The same users were asked for. */
	readonly isSameQuestion: boolean;
}

/** Whether and how a user is listed under the filters. */
export function viewOf(row: View, { filters }: ModelSettings): View {
	const passes = (field: StatusField, values: readonly string[] = []) =>
		values.length === 0 || values.includes(String(row?.[field]));
	return passes('KYCStatus', filters.KYCStatus) && passes('userStatus', filters.userStatus)
		? row
		: undefined;
}

/** What a poll has to tell of a user, and what it has to remember. */
export function look(memory: Memory, view: View, about: Look): Step {
	const { settings, mchUuid, isFirst, isSameQuestion } = about;
	const { events } = settings;
	const mayCome = events.includes('userAdded') && isSameQuestion;
	const mayGo = events.includes('userGone') && isSameQuestion;
	if (view === undefined) {
		if (memory === undefined || !memory.isListed) return { told: [], next: memory };
		const gone = telling('userGone', mchUuid, { uuid: memory.uuid });
		return { told: mayGo ? [gone] : [], next: { ...memory, isListed: false } };
	}
	const next = remembered(memory, view, settings);
	if (isFirst) return { told: firstTellings(view, about), next };
	const added = telling('userAdded', mchUuid, { uuid: view.uuid ?? null, user: view });
	const came = mayCome && !memory?.isListed ? [added] : [];
	const changes = memory === undefined ? [] : tellings(memory, next, view, about);
	return { told: [...came, ...changes], next };
}

/** What is left of a memory when something else is watched. */
export function recast(memory: Memory, was: ModelSettings, is: ModelSettings): Memory {
	if (memory === undefined) return undefined;
	const isSameAmount =
		was.amountField === is.amountField && watchesAmount(was) && watchesAmount(is);
	const isSameThreshold =
		[was, is].every(({ events }) => events.includes('balanceCrossed')) &&
		JSON.stringify(was.threshold) === JSON.stringify(is.threshold);
	const kept = statusEvents(is).map(([, field]) => field);
	return {
		isListed: memory.isListed,
		uuid: memory.uuid,
		...(isSameAmount && memory.amount !== undefined && { amount: memory.amount }),
		isWaiting: isSameAmount && isSameThreshold && memory.isWaiting,
		statuses: Object.fromEntries(
			Object.entries(memory.statuses).filter(([field]) => kept.some((name) => name === field)),
		),
	};
}

/** Whether an amount is watched. */
export function watchesAmount({ events }: ModelSettings): boolean {
	return events.includes('balanceCrossed') || events.includes('balanceChanged');
}

/** An amount as sent, in satang; undefined where it cannot be read. */
export function readable(value: Json | undefined): number | undefined {
	if (typeof value === 'string' && /^-?\d+(\.0+)?$/.test(value)) return Number(value);
	return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

function remembered(memory: Memory, view: WalletUser, settings: ModelSettings): Memory & object {
	const amount = watchesAmount(settings)
		? (readable(view[settings.amountField]) ?? memory?.amount)
		: undefined;
	return {
		isListed: true,
		uuid: view.uuid ?? null,
		...(amount !== undefined && { amount }),
		isWaiting: settings.events.includes('balanceCrossed') && stillWaits(memory, amount, settings),
		statuses: Object.fromEntries(
			statusEvents(settings).map(([, field]) => [
				field,
				view[field] ?? memory?.statuses[field] ?? null,
			]),
		),
	};
}

function stillWaits(memory: Memory, amount: number | undefined, settings: ModelSettings): boolean {
	if (memory?.amount === undefined || amount === undefined) return false;
	const wasOut = beyondBy(memory.amount, settings) > 0 || memory.isWaiting;
	return (
		wasOut &&
		beyondBy(amount, settings) <= 0 &&
		-beyondBy(amount, settings) < settings.rearmDistance
	);
}

/** How far an amount is beyond the threshold, in satang; negative on the other side. */
function beyondBy(amount: number, { threshold }: ModelSettings): number {
	return threshold.direction === 'below' ? threshold.satang - amount : amount - threshold.satang;
}

function tellings(
	was: Memory & object,
	is: Memory & object,
	user: WalletUser,
	{ settings, mchUuid }: Look,
): Told[] {
	const { events, amountField, change, rearmDistance } = settings;
	const told: Told[] = [];
	const tell = (event: EventKind, changed: string, previous: Json, current: Json) => {
		told.push(telling(event, mchUuid, { uuid: is.uuid, changed, previous, current, user }));
	};
	if (was.amount !== undefined && is.amount !== undefined) {
		const isArmed =
			beyondBy(was.amount, settings) <= 0 &&
			(!was.isWaiting || -beyondBy(was.amount, settings) >= rearmDistance);
		if (events.includes('balanceCrossed') && isArmed && beyondBy(is.amount, settings) > 0) {
			tell('balanceCrossed', amountField, was.amount, is.amount);
		}
		const moved = is.amount - was.amount;
		const goesThere = { any: moved !== 0, up: moved > 0, down: moved < 0 }[change.direction];
		if (events.includes('balanceChanged') && goesThere && Math.abs(moved) >= change.atLeast) {
			tell('balanceChanged', amountField, was.amount, is.amount);
		}
	}
	for (const [event, field, wanted] of statusEvents(settings)) {
		const [previous, current] = [was.statuses[field], is.statuses[field] ?? null];
		const isWanted = wanted.length === 0 || wanted.includes(String(current));
		if (previous !== undefined && previous !== current && isWanted) {
			tell(event, field, previous, current);
		}
	}
	return told;
}

function firstTellings(user: WalletUser, { settings, mchUuid }: Look): Told[] {
	const { events, amountField, onFirstPoll } = settings;
	if (onFirstPoll === 'remember') return [];
	const uuid = user.uuid ?? null;
	const told: Told[] = [];
	if (events.includes('userAdded')) told.push(telling('userAdded', mchUuid, { uuid, user }));
	const current = readable(user[amountField]);
	if (
		events.includes('balanceCrossed') &&
		current !== undefined &&
		beyondBy(current, settings) > 0
	) {
		told.push(telling('balanceCrossed', mchUuid, { uuid, changed: amountField, current, user }));
	}
	for (const [event, field, wanted] of statusEvents(settings)) {
		const value = user[field] ?? null;
		if (!wanted.includes(String(value))) continue;
		told.push(telling(event, mchUuid, { uuid, changed: field, current: value, user }));
	}
	return told;
}

function statusEvents(
	settings: ModelSettings,
): Array<[event: EventKind, field: StatusField, wanted: readonly string[]]> {
	const all: Array<[EventKind, StatusField, readonly string[]]> = [
		['kycStatusChanged', 'KYCStatus', settings.kycStatusTo],
		['authorizationStatusChanged', 'authorizationStatus', []],
		['mobileVerificationStatusChanged', 'mobileVerificationStatus', []],
		['userStatusChanged', 'userStatus', settings.userStatusTo],
	];
	return all.filter(([event]) => settings.events.includes(event));
}

function telling(event: EventKind, mchUuid: string, about: JsonObject): Told {
	const nothing = { uuid: null, previous: null, current: null, changed: null, user: null };
	return { event, mchUuid, ...nothing, ...about };
}
