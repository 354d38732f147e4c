import {
	type Json,
	type JsonObject,
	STATUS_VALUES,
	type StatusField,
	type WalletUser,
} from '../../wallet-api/contract';
import { compact, expand, fromBase36 } from './compactText';
import type { Tracked } from './watch';

/**
 * What one poll saw, small enough for a workflow's static data: for each user, by compacted ID, the tracked
 * values as one short text. Users stand in the vendor's order.
 */
export type Snapshot = ReadonlyMap<string, string>;

/** A status that is not one of the vendor's known values, or a field that is not there. */
const UNKNOWN = '!';
const MISSING = '-';

/** Remembers the tracked values of every user. */
export function takeSnapshot(users: readonly WalletUser[], tracked: Tracked): Snapshot {
	const snapshot = new Map<string, string>();
	for (const user of users) snapshot.set(compact(user.mchUuid), valuesOf(user, tracked));
	return snapshot;
}

/** A snapshot as one text. Spaces part users, a comma parts the ID from the values. */
export function writeSnapshot(snapshot: Snapshot): string {
	const rows: string[] = [];
	for (const [id, values] of snapshot) rows.push(`${id},${values}`);
	return rows.join(' ');
}

/** The snapshot out of the text that `writeSnapshot` made. */
export function readSnapshot(text: string): Snapshot {
	const snapshot = new Map<string, string>();
	if (text === '') return snapshot;
	for (const row of text.split(' ')) {
		const comma = row.indexOf(',');
		snapshot.set(row.slice(0, comma), row.slice(comma + 1));
	}
	return snapshot;
}

/** The tracked values of one user as a short text: equal texts mean that nothing tracked has changed. */
export function valuesOf(user: JsonObject, { uuid, amount, statuses }: Tracked): string {
	const parts: string[] = [];
	if (uuid) parts.push(typeof user.uuid === 'string' ? compact(user.uuid) : MISSING);
	if (amount !== undefined) parts.push(writeAmount(user[amount]));
	if (statuses.length > 0) parts.push(writeStatuses(user, statuses));
	return parts.join(',');
}

/** The values that `valuesOf` wrote, by field; a field that was missing is not there. */
export function readValues(text: string, { uuid, amount, statuses }: Tracked): JsonObject {
	const parts = text.split(',');
	const values: JsonObject = {};
	if (uuid) put(values, 'uuid', expand(parts.shift() ?? ''));
	if (amount !== undefined) put(values, amount, readAmount(parts.shift() ?? ''));
	if (statuses.length > 0) readStatuses(parts, statuses, values);
	return values;
}

function put(values: JsonObject, field: string, value: Json | undefined): void {
	if (value !== undefined) values[field] = value;
}

/** Base 36 for a whole number, which is nearly always; anything else as encoded JSON. */
function writeAmount(value: Json | undefined): string {
	if (value === undefined) return MISSING;
	if (typeof value === 'number' && Number.isSafeInteger(value)) return value.toString(36);
	if (typeof value === 'string' && /^-?[1-9]\d{15,}$/.test(value))
		return BigInt(value).toString(36);
	return `${UNKNOWN}${encodeURIComponent(JSON.stringify(value))}`;
}

function readAmount(text: string): Json | undefined {
	if (text.startsWith(UNKNOWN)) return JSON.parse(expand(text) ?? 'null');
	const number = fromBase36(text);
	if (number === undefined) return undefined;
	return Number.isSafeInteger(Number(number)) ? Number(number) : String(number);
}

/** One character for each status, its place among the vendor's values; or, where one is not known, all of them. */
function writeStatuses(user: JsonObject, statuses: readonly StatusField[]): string {
	const codes = statuses.map((field) => {
		const value = user[field];
		if (value === undefined) return MISSING;
		const place = STATUS_VALUES[field].findIndex((known) => known === value);
		return place < 0 ? UNKNOWN : String(place);
	});
	if (!codes.includes(UNKNOWN)) return codes.join('');
	return statuses
		.map((field) => `${UNKNOWN}${encodeURIComponent(JSON.stringify(user[field] ?? null))}`)
		.join(',');
}

function readStatuses(parts: string[], statuses: readonly StatusField[], values: JsonObject): void {
	const [first = ''] = parts;
	statuses.forEach((field, place) => {
		const value = first.startsWith(UNKNOWN)
			? JSON.parse(expand(parts[place] ?? '') ?? 'null')
			: STATUS_VALUES[field][Number(first[place])];
		put(values, field, value);
	});
}
