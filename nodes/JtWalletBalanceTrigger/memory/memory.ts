import type { IDataObject } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import type { BalanceFilters } from '../../../wallet-api/contract';
import type { Snapshot } from './snapshot';
import type { Tracked } from '../watch/watch';

/** Raised whenever the form of the state changes: an older one is then made anew, as at a first poll. */
const VERSION = 1;

/** What the trigger knows from the poll before. */
export type Memory =
	| { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
	/** Nothing yet: the first poll. */
	| { readonly kind: 'nothing' }
	/** Something else was asked for then, so the two cannot be compared. */
	| { readonly kind: 'otherQuestion' }
	| { readonly kind: 'unreadable' };

/** Says in a few characters whose users, which of them, and which of their fields are remembered. */
export function questionOf(merchant: string, filters: BalanceFilters, tracked: Tracked): string {
	const sorted = Object.entries(filters)
		.map(([name, values = []]) => [name, [...values].sort()] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	const text = JSON.stringify([merchant, sorted, tracked]);
	return checkOf(text);
}

/** Reads what the poll before left in the workflow's static data. */
export function recall(state: IDataObject, question: string): Memory {
	const { version, question: asked, check, users } = state;
	if ([version, asked, check, users].every((part) => part === undefined)) {
		return { kind: 'nothing' };
	}
	if (version !== VERSION || typeof users !== 'string' || check !== checkOf(users)) {
		return { kind: 'unreadable' };
	}
	if (asked !== question) return { kind: 'otherQuestion' };
	return { kind: 'snapshot', snapshot: users };
}

/** Leaves a snapshot in the workflow's static data for the poll after this one. n8n stores it after the hand-off. */
export function remember(state: IDataObject, question: string, users: Snapshot): void {
	Object.assign(state, { version: VERSION, question, check: checkOf(users), users });
}

/** Tells a damaged state from a whole one. */
function checkOf(text: string): string {
	return createHash('sha256').update(text).digest('base64').slice(0, 22);
}
