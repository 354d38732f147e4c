import { expand, compactJson, fromBase36 } from '../memory/compactText';
import type { HeldBack } from '../memory/memory';
import { EVENT_KINDS, type EventKind } from '../watch/watch';
import type { WalletEvent } from './walletEvent';

/** How much an operator wants to be told. */
export interface Patience {
	/** For how long, in ms, an event of a user is not told again; 0 for not at all. */
	readonly quietMs: number;
	/** Most events that one poll tells; 0 for no limit. */
	readonly maxEvents: number;
}

/**
 * Chooses what a poll tells out of what it found and what earlier ones left over, oldest first. An event that was
 * found for the same user a short time ago is dropped.
 *
 * @param now milliseconds since the epoch
 */
export function holdBack(
	found: readonly WalletEvent[],
	held: HeldBack,
	{ quietMs, maxEvents }: Patience,
	now: number,
): { told: WalletEvent[]; remaining: number; held: HeldBack } {
	const quiet = quietMs === 0 ? new Map<string, number>() : recallQuiet(held.quiet, now - quietMs);
	const fresh = found.filter((event) => {
		const key = `${kindText(event.event)},${event.owner}`;
		if (quiet.has(key)) return false;
		if (quietMs > 0) quiet.set(key, now);
		return true;
	});
	const due = [...recallPending(held.pending), ...fresh];
	const told = maxEvents === 0 ? due : due.slice(0, maxEvents);
	const rest = due.slice(told.length);
	return {
		told,
		remaining: rest.length,
		held: {
			pending: rest.map(writePending).join(' '),
			quiet: [...quiet].map(([key, at]) => `${key},${at.toString(36)}`).join(' '),
		},
	};
}

function recallQuiet(text: string, since: number): Map<string, number> {
	const quiet = new Map<string, number>();
	for (const part of words(text)) {
		const comma = part.lastIndexOf(',');
		const at = parseInt(part.slice(comma + 1), 36);
		if (at > since) quiet.set(part.slice(0, comma), at);
	}
	return quiet;
}

function writePending({
	event,
	owner,
	changed,
	previous,
	current,
	detectedAt,
}: WalletEvent): string {
	const values = [changed, previous, current].map(compactJson);
	return [kindText(event), owner, ...values, detectedAt.toString(36)].join(',');
}

function recallPending(text: string): WalletEvent[] {
	return words(text).flatMap((part) => {
		const [kind = '', mchUuid, uuid, changed = '', previous = '', current = '', at = ''] =
			part.split(',');
		const event = kindOf(kind);
		if (event === undefined) return [];
		const field = expand(changed);
		return [
			{
				event,
				owner: `${mchUuid},${uuid}`,
				changed: typeof field === 'string' ? field : null,
				previous: expand(previous) ?? null,
				current: expand(current) ?? null,
				detectedAt: Number(fromBase36(at) ?? 0),
				user: null,
			},
		];
	});
}

/** An event in one character. */
function kindText(kind: EventKind): string {
	return String(EVENT_KINDS.indexOf(kind));
}

function kindOf(text: string): EventKind | undefined {
	return EVENT_KINDS[Number(text)];
}

function words(text: string): string[] {
	return text === '' ? [] : text.split(' ');
}
