/** The plain truth about what a trigger has to tell: no compact state, no list, one user at a time. */
import type { EventKind } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { Json, JsonObject, StatusField, WalletUser } from '../../../wallet-api/contract';

/** What an operator set. */
export interface ModelSettings {
	readonly events: readonly EventKind[];
	readonly amountField: 'balance' | 'codBalance';
	/** In satang. */
	readonly threshold: { readonly direction: 'below' | 'above'; readonly satang: number };
	readonly change: { readonly direction: 'any' | 'up' | 'down'; readonly atLeast: number };
	readonly kycStatusTo: readonly string[];
	readonly userStatusTo: readonly string[];
	readonly filters: {
		readonly KYCStatus?: readonly string[];
		readonly userStatus?: readonly string[];
	};
	readonly onFirstPoll: 'remember' | 'report';
}

/** How a user is listed; undefined for not at all. */
export type View = WalletUser | undefined;

/** An event as an item says it, without the time. */
export type Told = JsonObject;

/** Whether and how a user is listed under the filters. */
export function viewOf(row: View, { filters }: ModelSettings): View {
	const passes = (field: StatusField, values: readonly string[] = []) =>
		values.length === 0 || values.includes(String(row?.[field]));
	return passes('KYCStatus', filters.KYCStatus) && passes('userStatus', filters.userStatus)
		? row
		: undefined;
}

/** What has to be told of one user between two successful polls. */
export function tellings(before: View, now: View, settings: ModelSettings): Told[] {
	const { events } = settings;
	if (before === undefined && now === undefined) return [];
	if (before === undefined || now === undefined) {
		const event = before === undefined ? 'userAdded' : 'userGone';
		return events.includes(event) ? [telling(event, before ?? now, now, null, null, null)] : [];
	}
	const told = (['balanceCrossed', 'balanceChanged'] as const)
		.filter((event) => events.includes(event) && movedAsWanted(event, before, now, settings))
		.map((event) => changed(event, settings.amountField, before, now));
	for (const [event, field, wanted] of statusEvents(settings)) {
		const isWanted = wanted.length === 0 || wanted.includes(String(now[field]));
		if (before[field] !== now[field] && isWanted) told.push(changed(event, field, before, now));
	}
	return told;
}

/** What has to be told of one user at the first poll, where the operator wants that. */
export function firstTellings(now: View, settings: ModelSettings): Told[] {
	if (now === undefined || settings.onFirstPoll === 'remember') return [];
	const { events, amountField } = settings;
	const told: Told[] = [];
	const nothing: WalletUser = { mchUuid: now.mchUuid ?? null };
	if (events.includes('userAdded')) told.push(telling('userAdded', now, now, null, null, null));
	if (events.includes('balanceCrossed') && isBeyond(now[amountField], settings)) {
		told.push(changed('balanceCrossed', amountField, nothing, now));
	}
	for (const [event, field, wanted] of statusEvents(settings)) {
		if (wanted.includes(String(now[field]))) told.push(changed(event, field, nothing, now));
	}
	return told;
}

/** What two polls have to have in common to be compared: the users asked for, and the fields remembered of them. */
export function subjectOf({ events, amountField, filters }: ModelSettings): string {
	const has = (kind: EventKind) => events.includes(kind);
	return JSON.stringify([
		[...(filters.KYCStatus ?? [])].sort(),
		[...(filters.userStatus ?? [])].sort(),
		has('balanceCrossed') || has('balanceChanged') ? amountField : '',
		has('kycStatusChanged'),
		has('authorizationStatusChanged'),
		has('mobileVerificationStatusChanged'),
		has('userStatusChanged'),
		has('userGone'),
	]);
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

function movedAsWanted(
	event: 'balanceCrossed' | 'balanceChanged',
	before: WalletUser,
	now: WalletUser,
	settings: ModelSettings,
): boolean {
	const [was, is] = [before[settings.amountField], now[settings.amountField]];
	if (typeof was !== 'number' || typeof is !== 'number') return false;
	if (event === 'balanceCrossed') return isBeyond(is, settings) && !isBeyond(was, settings);
	const { direction, atLeast } = settings.change;
	const goesThere = { any: was !== is, up: is > was, down: is < was };
	return goesThere[direction] && Math.abs(is - was) >= atLeast;
}

function isBeyond(amount: Json | undefined, { threshold }: ModelSettings): boolean {
	if (typeof amount !== 'number') return false;
	return threshold.direction === 'below' ? amount < threshold.satang : amount > threshold.satang;
}

function changed(event: EventKind, field: string, before: WalletUser, now: WalletUser): Told {
	return telling(event, now, now, before[field] ?? null, now[field] ?? null, field);
}

function telling(
	event: EventKind,
	who: View,
	user: View,
	previous: Json,
	current: Json,
	field: string | null,
): Told {
	const [mchUuid, uuid] = [who?.mchUuid ?? '', who?.uuid ?? null];
	return { event, mchUuid, uuid, previous, current, changed: field, user: user ?? null };
}
