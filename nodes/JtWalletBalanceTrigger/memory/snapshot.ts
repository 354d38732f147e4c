import {
	type Json,
	type JsonObject,
	STATUS_FIELDS,
	STATUS_VALUES,
	type StatusField,
	type WalletUser,
} from '../../../wallet-api/contract';
import { compact, compactJson, expand, fromBase36 } from './compactText';
import type { Tracked } from '../watch/watch';

/**
 * What one poll saw as one text, small enough for a workflow's static data. It has an entry for each user, in the
 * vendor's order, with spaces between them. An entry holds the ID and, behind commas, the tracked values: two equal
 * entries mean that nothing tracked has changed.
 */
export type Snapshot = string;

/** A field that is not there. */
const MISSING = '-';

/** Before an amount that came as a text although a number could hold it. */
const SENT_AS_TEXT = "'";

/** One character for each status that the vendor knows: its place among them. */
const PLACES = Object.fromEntries(
	STATUS_FIELDS.map((field) => [
		field,
		new Map<unknown, string>(STATUS_VALUES[field].map((value, place) => [value, String(place)])),
	]),
);

/** Remembers the tracked values of every user. */
export function takeSnapshot(users: readonly WalletUser[], tracked: Tracked): Snapshot {
	let snapshot = '';
	// Piece by piece into the one text: entries of their own would cost half as much time again.
	for (const user of users) {
		if (snapshot !== '') snapshot += ' ';
		snapshot += compact(user.mchUuid ?? null);
		if (tracked.uuid) snapshot += `,${user.uuid === undefined ? MISSING : compact(user.uuid)}`;
		if (tracked.amount !== undefined) snapshot += `,${writeAmount(user[tracked.amount])}`;
		if (tracked.statuses.length > 0) snapshot += ',';
		for (const field of tracked.statuses) snapshot += writeStatus(field, user[field]);
	}
	return snapshot;
}

/** The entries of a snapshot, in the order of the users. */
export function entriesOf(snapshot: Snapshot): string[] {
	return snapshot === '' ? [] : snapshot.split(' ');
}

/** Whose entry this is: the compacted ID. */
export function ownerOf(entry: string): string {
	const comma = entry.indexOf(',');
	return comma < 0 ? entry : entry.slice(0, comma);
}

/** The IDs in an entry; `uuid` is there only when it is tracked and the user had one. */
export function readIds(entry: string, tracked: Tracked): { mchUuid: string; uuid?: Json } {
	const [id = '', uuid = ''] = entry.split(',');
	return { mchUuid: String(expand(id)), uuid: tracked.uuid ? expand(uuid) : undefined };
}

/** The amount and the statuses in an entry, by field; a field that was missing is not there. */
export function readValues(entry: string, { uuid, amount, statuses }: Tracked): JsonObject {
	const parts = entry.split(',');
	const values: JsonObject = {};
	let next = uuid ? 2 : 1;
	if (amount !== undefined) put(values, amount, readAmount(parts[next++] ?? ''));
	if (statuses.length > 0) readStatuses(parts[next] ?? '', statuses, values);
	return values;
}

/** Base 36 for a whole number, which it nearly always is; anything else as encoded JSON. */
function writeAmount(value: Json | undefined): string {
	if (value === undefined) return MISSING;
	if (Number.isSafeInteger(value)) return Number(value).toString(36);
	if (typeof value !== 'string' || !/^(0|-?[1-9]\d*)$/.test(value)) return compactJson(value);
	const mark = Number.isSafeInteger(Number(value)) ? SENT_AS_TEXT : '';
	return `${mark}${BigInt(value).toString(36)}`;
}

function readAmount(text: string): Json | undefined {
	if (text.startsWith('*')) return expand(text);
	const isText = text.startsWith(SENT_AS_TEXT);
	const number = fromBase36(isText ? text.slice(1) : text);
	if (number === undefined) return undefined;
	return isText || !Number.isSafeInteger(Number(number)) ? String(number) : Number(number);
}

function writeStatus(field: StatusField, value: Json | undefined): string {
	if (value === undefined) return MISSING;
	return PLACES[field]?.get(value) ?? `${compactJson(value)};`;
}

/** Written one behind the other: a place among the vendor's values, or encoded JSON up to a semicolon. */
function readStatuses(text: string, statuses: readonly StatusField[], values: JsonObject): void {
	let at = 0;
	for (const field of statuses) {
		const end = text[at] === '*' ? text.indexOf(';', at) : at;
		const value = end > at ? expand(text.slice(at, end)) : STATUS_VALUES[field][Number(text[at])];
		put(values, field, value);
		at = end + 1;
	}
}

function put(values: JsonObject, field: string, value: Json | undefined): void {
	if (value !== undefined) values[field] = value;
}
