/** How often n8n is made to store although nothing is told: each time is an execution without items. */
import { compare } from '../../../nodes/JtWalletBalanceTrigger/events/compare';
import { entryOf, joinEntries } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { trackedBy, type Watch } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { WalletUser } from '../../../wallet-api/contract';
import { readDocument } from '../../support/documents';
import { AT, aUser, type Wish, watchFor } from '../../support/trigger/watching';

const USERS = 2_000;
/** A day, every five minutes. */
const POLLS = 288;
/** Users who pay, top up or are paid between two polls. */
const MOVED = 40;

/** Numbers from 0 up to 1 that are the same in every run (a linear congruence). */
function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** What a day of polls came to. */
function dayOf(watch: Watch): { told: number; storedOnly: number; nothing: number } {
	const random = numbersFrom(8);
	const pick = () => Math.floor(random() * users.length);
	const amount = () => Math.floor(random() * random() * 500_000);
	const users: WalletUser[] = Array.from({ length: USERS }, (_, i) =>
		aUser({ mchUuid: `JT10955958019383${i}`, uuid: `U10955958019383${i}`, balance: 250_000 }),
	);
	for (const user of users) user.balance = amount();
	let before = {
		listed: joinEntries(users.map((user) => entryOf(user, trackedBy(watch)))),
		left: '',
	};
	const day = { told: 0, storedOnly: 0, nothing: 0 };
	for (let poll = 0; poll < POLLS; poll++) {
		for (let moved = 0; moved < MOVED; moved++) {
			const place = pick();
			const is = Number(users[place]?.balance ?? 0);
			const by = Math.floor((random() - 0.5) * 40_000);
			users[place] = { ...users[place], balance: Math.max(0, is + by) };
		}
		const seen = { users, isWhole: true, isSameQuestion: true, newAfter: '', at: AT };
		const { events, isDecisive, listed, left } = compare(before, seen, watch);
		before = { listed: joinEntries(listed), left: joinEntries(left) };
		day[events.length > 0 ? 'told' : isDecisive ? 'storedOnly' : 'nothing']++;
	}
	return day;
}

const wishes: Array<[what: string, wish: Wish]> = [
	['Balance Crossed a Threshold, 100 baht', { events: ['balanceCrossed'] }],
	[
		'… with a distance of 50 baht',
		{ events: ['balanceCrossed'], threshold: { rearmDistance: 5_000n } },
	],
	[
		'Balance Changed by at least 500 baht',
		{ events: ['balanceChanged'], change: { direction: 'any', atLeast: 50_000n } },
	],
	['KYC Status Changed', { events: ['kycStatusChanged'] }],
];

it.each(wishes)('docs/trigger-node.md says how often: %s', (what, wish) => {
	const { told, storedOnly, nothing } = dayOf(watchFor(wish));
	expect(told + storedOnly + nothing).toBe(POLLS);
	expect(readDocument('docs/trigger-node.md').text).toContain(
		`| ${what} | ${told} | ${storedOnly} | ${nothing} |`,
	);
});
