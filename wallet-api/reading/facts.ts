import type { WalletUser } from '../contract';
import { mchUuidOf } from '../identity';
import type { OddIds } from './knownUsers';

/** A place in the list where wallet users may be missing, because no answer showed that there are none. */
export interface Doubt {
	/** The last user before it; undefined where it is the top of the list that was not seen. */
	readonly after: WalletUser | undefined;
	/** The first user after it; undefined where it is the end of the list that was not seen. */
	readonly before: WalletUser | undefined;
}

/** What is known of a list beside its users. */
export interface ListFacts extends OddIds {
	/** How many users match, as stated last. It may be wrong. */
	readonly total: number;
	/** Where users may be missing; none where the list is proven whole. */
	readonly doubts: readonly Doubt[];
	/**
	 * How many users have no readable time of creation, or one that does not fit the order in which they came, where
	 * times alone decide who is among the newest; 0 where they do not decide.
	 */
	readonly unplaced: number;
}

/** Everyone who was asked for, in the vendor's order. */
export interface Reading extends ListFacts {
	readonly users: WalletUser[];
}

/** Doubts in a sentence for the operator: where wallet users may be missing. */
export function describeDoubts(doubts: readonly Doubt[]): string {
	const [first] = doubts;
	if (first === undefined) return '';
	const others = doubts.length - 1;
	const more = others === 0 ? '' : ` and at ${others} more ${others === 1 ? 'place' : 'places'}`;
	return `Wallet users may be missing ${placeInWords(first)}${more}, because the list kept changing while it was read.`;
}

function placeInWords({ after, before }: Doubt): string {
	const [last, next] = [idInWords(after), idInWords(before)];
	if (before === undefined) return after === undefined ? 'from the whole list' : `after ${last}`;
	return after === undefined ? `before ${next}` : `between ${last} and ${next}`;
}

function idInWords(user: WalletUser | undefined): string {
	return (user && mchUuidOf(user)) ?? 'a wallet user without a merchant user ID';
}

/** Everything that an operator should know of a list that was read; a sentence each, none where all is in order. */
export function describeFacts(facts: ListFacts): string[] {
	const { doubts, unplaced, withoutMchUuid, sharedMchUuid } = facts;
	return [
		...(doubts.length === 0 ? [] : [`${describeDoubts(doubts)} Run the workflow again.`]),
		...(unplaced === 0
			? []
			: [
					`${usersHave(unplaced)} no creation time that can be used to sort them. These merchant user IDs took several requests, so there may be newer wallet users than the ones returned. Choose Return All to get everyone.`,
				]),
		...(withoutMchUuid === 0
			? []
			: [`${usersHave(withoutMchUuid)} no merchant user ID. JT Wallet sent them that way.`]),
		...(sharedMchUuid === 0
			? []
			: [
					`${usersHave(sharedMchUuid)} the merchant user ID of another wallet user and a different wallet user ID, as when an account is closed and opened again.`,
				]),
	];
}

function usersHave(count: number): string {
	return count === 1 ? '1 wallet user has' : `${count.toLocaleString('en-US')} wallet users have`;
}
