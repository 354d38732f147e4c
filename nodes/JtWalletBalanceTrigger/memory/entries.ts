import {
	type Json,
	STATUS_FIELDS,
	STATUS_VALUES,
	type StatusField,
	type WalletUser,
} from '../../../wallet-api/contract';
import type { Tracked } from '../watch/watch';
import { compactJson, expand, fromBase36 } from './compactText';
import { type Owner, ownerOf } from './owner';
import { toSatang } from './satang';

/**
 * What is remembered of one user, as a short text without spaces: owner, amount and statuses, with commas between
 * them. Two equal entries mean that nothing tracked has changed.
 */
export type Entry = string;

/** What is remembered of one user, apart from who it is. */
export interface Known {
	/** The last amount that could be read; undefined where there was none yet. */
	readonly amount: KnownAmount | undefined;
	/** By field: the status, null where the row had none. A field that nobody looked at yet is not there. */
	readonly statuses: ReadonlyMap<StatusField, Json>;
}

/** An amount that was read. */
export interface KnownAmount {
	readonly satang: bigint;
	/** It crossed, and has not been back far enough since. Only for amounts that are not beyond the threshold. */
	readonly isWaiting: boolean;
}

/** A field that is not there: an amount that could not be read yet, or a status that the row did not have. */
const MISSING = '-';

/** A status that nobody looked at yet. */
const UNKNOWN = '?';

/** Behind an amount that is waiting. */
const WAITING = '!';

/** One character for each status that the vendor knows: its place among them. */
const PLACES = Object.fromEntries(
	STATUS_FIELDS.map((field) => [
		field,
		new Map<unknown, string>(STATUS_VALUES[field].map((value, place) => [value, String(place)])),
	]),
);

/** The entry of a row by itself, as if nothing were known of it. */
export function entryOf(user: WalletUser, tracked: Tracked): Entry {
	let entry = `${ownerOf(user)},`;
	if (tracked.amount !== undefined) entry += amountText(user[tracked.amount]);
	entry += ',';
	for (const field of tracked.statuses) entry += statusText(field, user[field] ?? null);
	return entry;
}

/** An entry out of its parts; the opposite of `knownBy`. */
export function writeEntry(owner: Owner, { amount, statuses }: Known, tracked: Tracked): Entry {
	const mark = amount?.isWaiting ? WAITING : '';
	const amounts = amount === undefined ? MISSING : `${amount.satang.toString(36)}${mark}`;
	const texts = tracked.statuses.map((field) => statusText(field, statuses.get(field)));
	return `${owner},${tracked.amount === undefined ? '' : amounts},${texts.join('')}`;
}

/** What an entry says, of the fields that were tracked when it was written. */
export function knownBy(entry: Entry, tracked: Tracked): Known {
	const [, , amount = '', statuses = ''] = entry.split(',');
	return {
		amount: tracked.amount === undefined ? undefined : recallAmount(amount),
		statuses: recallStatuses(statuses, tracked.statuses),
	};
}

/** Whose entry this is. */
export function ownerIn(entry: Entry): Owner {
	return entry.slice(0, entry.indexOf(',', entry.indexOf(',') + 1));
}

/** Several entries as one text, which takes less of n8n's memory and database than a list. */
export function joinEntries(entries: readonly Entry[]): string {
	return entries.join(' ');
}

/** The entries of a text. */
export function splitEntries(text: string): Entry[] {
	return text === '' ? [] : text.split(' ');
}

/** Base 36, for a whole number. What cannot be read is as if it were missing. */
function amountText(value: Json | undefined): string {
	if (Number.isSafeInteger(value)) return Number(value).toString(36);
	return toSatang(value)?.toString(36) ?? MISSING;
}

function recallAmount(text: string): KnownAmount | undefined {
	const isWaiting = text.endsWith(WAITING);
	const satang = fromBase36(isWaiting ? text.slice(0, -1) : text);
	return satang === undefined ? undefined : { satang, isWaiting };
}

function statusText(field: StatusField, value: Json | undefined): string {
	if (value === undefined) return UNKNOWN;
	if (value === null) return MISSING;
	return PLACES[field]?.get(value) ?? `${compactJson(value)};`;
}

/** Written one after the other: a place among the vendor's values, or encoded JSON up to a semicolon. */
function recallStatuses(text: string, fields: readonly StatusField[]): Map<StatusField, Json> {
	const statuses = new Map<StatusField, Json>();
	let at = 0;
	for (const field of fields) {
		const mark = text[at] ?? UNKNOWN;
		const end = mark === '*' ? text.indexOf(';', at) : at;
		if (mark !== UNKNOWN) {
			const value = mark === '*' ? expand(text.slice(at, end)) : STATUS_VALUES[field][Number(mark)];
			statuses.set(field, value ?? null);
		}
		at = end + 1;
	}
	return statuses;
}
