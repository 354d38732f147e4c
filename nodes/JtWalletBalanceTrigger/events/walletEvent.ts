import type { Json, WalletUser } from '../../../wallet-api/contract';
import { idsOf, markOf, type Owner } from '../memory/owner';
import type { EventKind } from '../watch/watch';

/** One thing that happened to one wallet user between two polls. Amounts are in satang, as sent. */
export interface WalletEvent {
	readonly event: EventKind;
	readonly owner: Owner;
	/** The field that changed; null when the user came or went. */
	readonly changed: string | null;
	/** Its value before and now; null where there was or is none. */
	readonly previous: Json;
	readonly current: Json;
	/** When a poll found it, in milliseconds since the epoch. */
	readonly detectedAt: number;
	/** The user as listed now; null when no longer listed. */
	readonly user: WalletUser | null;
}

/**
 * What tells an event from others, however often it is reported: event, user, previous and current value. The same
 * fall of the same user by the same amount, some other day, has the same.
 */
export function eventIdOf({ event, owner, previous, current }: WalletEvent): string {
	const { mchUuid, uuid } = idsOf(owner);
	const mark = markOf(owner);
	const known = [mchUuid, uuid, previous, current, ...(mark === undefined ? [] : [mark])];
	const parts = known.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
	// Whatever an ID is made of, it ends where the next part begins.
	return [event, ...parts.map((part) => part.replace(/[%|]/g, encodeURIComponent))].join('|');
}
