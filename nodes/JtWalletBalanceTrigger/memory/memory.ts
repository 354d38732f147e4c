import type { IDataObject } from 'n8n-workflow';
import { ROW_AMOUNTS, STATUS_FIELDS } from '../../../wallet-api/contract';
import type { Tracked } from '../watch/watch';
import { joinEntries, knownBy, ownerIn, splitEntries, writeEntry } from './entries';
import { checkOf, type Question } from './question';

/** What was found and is not to be told now, as texts for the state. */
export interface HeldBack {
	/** Events that are to be told by the next polls, oldest first. */
	readonly pending: string;
	/** Which event of which user was told, and when, as long as it is not to be told again. */
	readonly quiet: string;
}

/** Nothing held back. */
export const NOTHING_HELD: HeldBack = { pending: '', quiet: '' };

/** Raised whenever the form of the state changes: an older one counts as none. */
const VERSION = 3;

/** The users that are remembered, as texts of entries. */
export interface Users {
	/** As they were listed. */
	readonly listed: string;
	/** Who left the list, the last one last. */
	readonly left: string;
}

/** What the trigger knows from earlier polls. */
export type Memory =
	| {
			readonly kind: 'known';
			readonly users: Users;
			readonly held: HeldBack;
			/** Whether the same users were asked for. */
			readonly isSameQuestion: boolean;
			/** Whether nothing else about the question is another one either. */
			readonly isSameWatch: boolean;
			/** Who is not remembered and was not created later was missed before; with an empty text, nobody was. */
			readonly newAfter: string;
	  }
	/** Nothing yet: the first poll. */
	| { readonly kind: 'nothing' }
	/** The users of another merchant, which cannot be compared. */
	| { readonly kind: 'otherMerchant' }
	| { readonly kind: 'unreadable' };

/** What is left for the next poll. */
export interface Remembered {
	readonly users: Users;
	readonly held: HeldBack;
	/** As in a memory. */
	readonly newAfter: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
}

/**
 * Recalls what earlier polls of a node left.
 *
 * @param nodeId a node takes another one's state, of the same name, only where it asks the same question
 */
export function recall(state: IDataObject, question: Question, nodeId: string): Memory {
	if (Object.keys(state).length === 0) return { kind: 'nothing' };
	const { version, check, node, merchant, filters, tracked, threshold } = state;
	const { listed, left, pending, quiet, newAfter } = state;
	const then = recallTracked(tracked);
	if (version !== VERSION || then === undefined || check !== checkOfState(state)) {
		return { kind: 'unreadable' };
	}
	const isSameQuestion = filters === question.filters && merchant === question.merchant;
	if (node !== nodeId && !isSameQuestion) return { kind: 'nothing' };
	if (merchant !== question.merchant) return { kind: 'otherMerchant' };
	const isSameThreshold = threshold === question.threshold;
	const isSameWatch = isSameThreshold && tracked === trackedText(question.tracked);
	const recast = (entries: unknown) =>
		isSameWatch ? String(entries) : recastAll(String(entries), then, question, isSameThreshold);
	return {
		kind: 'known',
		users: { listed: recast(listed), left: recast(left) },
		held: { pending: String(pending), quiet: String(quiet) },
		isSameQuestion,
		isSameWatch: isSameWatch && isSameQuestion && node === nodeId,
		newAfter: String(newAfter),
	};
}

/** Leaves what a poll knows for the next one. When n8n stores it depends on n8n's settings. */
export function remember(
	state: IDataObject,
	question: Question,
	nodeId: string,
	{ users, held, newAfter, at }: Remembered,
): void {
	const content = {
		node: nodeId,
		merchant: question.merchant,
		filters: question.filters,
		tracked: trackedText(question.tracked),
		threshold: question.threshold,
		newAfter,
		at,
		...users,
		...held,
	};
	Object.assign(state, content, { version: VERSION, check: checkOfState(content) });
}

/** Tells a damaged state from a whole one, and any two states apart. */
function checkOfState(state: IDataObject): string {
	const { node, merchant, filters, tracked, threshold, newAfter, at } = state;
	const { listed, left, pending, quiet } = state;
	const about = [node, merchant, filters, tracked, threshold, newAfter, at];
	return checkOf(JSON.stringify([...about, listed, left, pending, quiet]));
}

/** Keeps of each entry what is watched now as well. Who waits for a threshold does not wait for another one. */
function recastAll(
	entries: string,
	then: Tracked,
	{ tracked }: Question,
	isSameThreshold: boolean,
): string {
	const isSameAmount = then.amount === tracked.amount;
	const recast = splitEntries(entries).map((entry) => {
		const { amount, statuses } = knownBy(entry, then);
		const kept = isSameAmount ? amount : undefined;
		const isWaiting = isSameThreshold && kept?.isWaiting === true;
		return writeEntry(
			ownerIn(entry),
			{ amount: kept && { ...kept, isWaiting }, statuses },
			tracked,
		);
	});
	return joinEntries(recast);
}

function trackedText({ amount, statuses }: Tracked): string {
	return [amount ?? '', ...statuses].join(' ');
}

function recallTracked(text: unknown): Tracked | undefined {
	if (typeof text !== 'string') return undefined;
	const [amount, ...statuses] = text.split(' ');
	return {
		amount: ROW_AMOUNTS.find((field) => field === amount),
		statuses: statuses.flatMap((name) => STATUS_FIELDS.filter((field) => field === name)),
	};
}
