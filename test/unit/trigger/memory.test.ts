import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { NOTHING_HELD } from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import {
	entryOf,
	joinEntries,
	knownBy,
	splitEntries,
	writeEntry,
} from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { type Memory, recall, remember } from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import { questionOf } from '../../../nodes/JtWalletBalanceTrigger/memory/question';
import { trackedBy } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { BalanceFilters } from '../../../wallet-api/contract';
import { AT, aUser, type Wish, watchFor } from '../../support/trigger/watching';

const MERCHANT = { baseUrl: 'https://api.example.com', appId: 'app' };
const NODE = 'node 1';

const ask = (wish: Wish = {}, filters: BalanceFilters = {}, merchant = MERCHANT) =>
	questionOf(merchant, { filters }, watchFor(wish));

const QUESTION = ask();
const TRACKED = trackedBy(watchFor());
const USERS = [aUser(), aUser({ mchUuid: 'JT1095595801938341101', balance: 7, KYCStatus: 'Odd' })];
const LISTED = joinEntries(USERS.map((user) => entryOf(user, TRACKED)));
const LEFT = entryOf(aUser({ mchUuid: 'left' }), TRACKED);

/** A state as n8n gives it back: out of its database. */
function stored(listed = LISTED): IDataObject {
	const state: IDataObject = {};
	remember(state, QUESTION, NODE, {
		users: { listed, left: LEFT },
		held: NOTHING_HELD,
		newAfter: '',
		at: AT,
	});
	return JSON.parse(JSON.stringify(state));
}

/** What is known of a state's users, or the kind of memory where there are none. */
function usersOf(memory: Memory, wish: Wish = {}) {
	if (memory.kind !== 'known') return memory.kind;
	return splitEntries(memory.users.listed).map((entry) =>
		knownBy(entry, trackedBy(watchFor(wish))),
	);
}

it('recalls what was remembered', () => {
	expect(recall(stored(), QUESTION, NODE)).toMatchObject({
		kind: 'known',
		users: { listed: LISTED, left: LEFT },
		held: NOTHING_HELD,
		isSameQuestion: true,
		isSameWatch: true,
	});
});

it('recalls nobody as nobody, and not as nothing', () => {
	expect(recall(stored(''), QUESTION, NODE)).toMatchObject({
		kind: 'known',
		users: { listed: '' },
	});
});

it('knows nothing at the first poll', () => {
	expect(recall({}, QUESTION, NODE)).toEqual({ kind: 'nothing' });
});

it('replaces what there was', () => {
	const state = { ...stored(), version: 0, listed: 'old' };
	remember(state, QUESTION, NODE, {
		users: { listed: '', left: '' },
		held: NOTHING_HELD,
		newAfter: '',
		at: AT,
	});
	expect(recall(state, QUESTION, NODE).kind).toBe('known');
});

describe('another question', () => {
	it.each([
		['server', { ...MERCHANT, baseUrl: 'https://other.example.com' }],
		['App ID', { ...MERCHANT, appId: 'app2' }],
	])('another %s: not compared', (_, merchant) => {
		expect(recall(stored(), ask({}, {}, merchant), NODE)).toEqual({ kind: 'otherMerchant' });
	});

	it('is the same with a slash after the Base URL, and spaces around', () => {
		const merchant = { baseUrl: ' https://api.example.com// ', appId: ' app ' };
		expect(ask({}, {}, merchant)).toEqual(QUESTION);
	});

	it('is the same in whatever order the filters and their values stand', () => {
		const filters = { KYCStatus: ['Pending', 'Rejected'], mchUuidList: ['a', 'b'] };
		const turned = { mchUuidList: ['b', 'a'], KYCStatus: ['Rejected', 'Pending'] };
		expect(ask({}, turned)).toEqual(ask({}, filters));
		expect(ask({}, { mchUuidList: ['a,b'] })).not.toEqual(ask({}, { mchUuidList: ['a', 'b'] }));
	});

	it('other filters: everything known is kept, and they are said to be others', () => {
		expect(recall(stored(), ask({}, { KYCStatus: ['Pending'] }), NODE)).toMatchObject({
			users: { listed: LISTED },
			isSameQuestion: false,
			isSameWatch: false,
		});
	});

	it('fewer kinds of events: what both know is kept', () => {
		const wish = { events: ['kycStatusChanged'] } as const;
		const memory = recall(stored(), ask(wish), NODE);
		expect(memory).toMatchObject({ isSameQuestion: true, isSameWatch: false });
		expect(usersOf(memory, wish)).toEqual([
			{ amount: undefined, statuses: new Map([['KYCStatus', 'Approved']]) },
			{ amount: undefined, statuses: new Map([['KYCStatus', 'Odd']]) },
		]);
	});

	it('another amount, and more kinds: what nobody looked at is not known', () => {
		const few = { events: ['balanceCrossed'] } as const;
		const state: IDataObject = {};
		const listed = entryOf(aUser(), trackedBy(watchFor(few)));
		remember(state, ask(few), NODE, {
			users: { listed, left: '' },
			held: NOTHING_HELD,
			newAfter: '',
			at: AT,
		});
		const more = { events: ['balanceCrossed', 'userStatusChanged'] } as const;
		const amount = { satang: 50_000n, isWaiting: false };
		expect(usersOf(recall(state, ask(more), NODE), more)).toEqual([
			{ amount, statuses: new Map() },
		]);
		const other = { ...few, amountField: 'codBalance' } as const;
		expect(usersOf(recall(state, ask(other), NODE), other)).toEqual([
			{ amount: undefined, statuses: new Map() },
		]);
	});

	it('another threshold: nobody waits for it to be back behind it', () => {
		const known = { amount: { satang: 10_100n, isWaiting: true }, statuses: new Map() };
		const state = stored(writeEntry('a,b', known, TRACKED));
		const waits = (wish: Wish) => usersOf(recall(state, ask(wish), NODE), wish);
		expect(waits({})).toMatchObject([{ amount: { isWaiting: true } }]);
		expect(waits({ threshold: { satang: 10_001n } })).toMatchObject([
			{ amount: { satang: 10_100n, isWaiting: false } },
		]);
	});

	it('another distance back: who waits goes on waiting', () => {
		const known = { amount: { satang: 10_100n, isWaiting: true }, statuses: new Map() };
		const state = stored(writeEntry('a,b', known, TRACKED));
		const wish = { threshold: { rearmDistance: 900n } };
		expect(usersOf(recall(state, ask(wish), NODE), wish)).toMatchObject([known]);
	});
});

describe('another node of the same name', () => {
	it('takes the state over where it asks the same', () => {
		expect(recall(stored(), QUESTION, 'node 2')).toMatchObject({
			kind: 'known',
			isSameWatch: false,
		});
	});

	it.each([
		['merchant', ask({}, {}, { ...MERCHANT, appId: 'app2' })],
		['filter', ask({}, { KYCStatus: ['Pending'] })],
	])('knows nothing where it has another %s', (_, question) => {
		expect(recall(stored(), question, 'node 2')).toEqual({ kind: 'nothing' });
	});
});

describe('a state that is not as it was left', () => {
	const unreadable = { kind: 'unreadable' };

	it.each([0, 2, 4, '3', null, undefined])('has version %j: unreadable', (version) => {
		expect(recall({ ...stored(), version }, QUESTION, NODE)).toEqual(unreadable);
	});

	it.each(['listed', 'left', 'pending', 'quiet', 'tracked', 'filters', 'threshold', 'newAfter'])(
		'has something else for %s, or nothing: unreadable',
		(part) => {
			for (const value of [null, 7, {}, [], undefined, 'a']) {
				expect(recall({ ...stored(), [part]: value }, QUESTION, NODE)).toEqual(unreadable);
			}
		},
	);

	it('was cut off anywhere: unreadable', () => {
		for (let length = 0; length < LISTED.length; length++) {
			const state = { ...stored(), listed: LISTED.slice(0, length) };
			expect(recall(state, QUESTION, NODE)).toEqual(unreadable);
		}
	});

	it('is anything at all: never an error', () => {
		const names = ['version', ...Object.keys(stored())];
		const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(2, NODE, QUESTION.merchant));
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...names), anything), (state) => {
				const { kind } = recall(JSON.parse(JSON.stringify(state)), QUESTION, NODE);
				expect(kind).toBe(Object.keys(state).length === 0 ? 'nothing' : 'unreadable');
			}),
		);
	});
});

it('a user who waits for a threshold goes on waiting when something else is watched, too', () => {
	const waiting = (wish: Wish, next: Wish) => {
		const tracked = trackedBy(watchFor(wish));
		const { statuses } = knownBy(entryOf(aUser(), tracked), tracked);
		const entry = writeEntry(
			'!a,!b',
			{ amount: { satang: 10_050n, isWaiting: true }, statuses },
			tracked,
		);
		const state: IDataObject = {};
		const users = { listed: entry, left: '' };
		remember(state, ask(wish), NODE, { users, held: NOTHING_HELD, newAfter: '', at: AT });
		return usersOf(recall(state, ask(next), NODE), next);
	};
	const crossed: Wish = { events: ['balanceCrossed', 'userStatusChanged'] };
	const more: Wish = { events: ['balanceCrossed', 'kycStatusChanged', 'userStatusChanged'] };
	expect(waiting(crossed, more)).toEqual([
		{
			amount: { satang: 10_050n, isWaiting: true },
			statuses: new Map([['userStatus', 'Active']]),
		},
	]);
	expect(waiting(crossed, { ...more, threshold: { satang: 20_000n } })).toMatchObject([
		{ amount: { isWaiting: false } },
	]);
});
