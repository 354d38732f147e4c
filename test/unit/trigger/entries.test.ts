import fc from 'fast-check';
import {
	entryOf,
	type Known,
	knownBy,
	ownerIn,
	splitEntries,
	joinEntries,
	writeEntry,
} from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { idsOf, ownerOf } from '../../../nodes/JtWalletBalanceTrigger/memory/owner';
import { toSatang } from '../../../nodes/JtWalletBalanceTrigger/memory/satang';
import type { Tracked } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { WalletUser } from '../../../wallet-api/contract';
import { STATUS_FIELDS } from '../../../wallet-api/contract';
import { identityOf, mchUuidOf } from '../../../wallet-api/identity';
import { aUser, without } from '../../support/trigger/watching';
import { weirdUsers } from '../../support/trigger/weirdRows';

const EVERYTHING: Tracked = { amount: 'balance', statuses: STATUS_FIELDS };

/** The tracked fields of a user, as they are. */
function truthOf(user: WalletUser, { amount, statuses }: Tracked): Known {
	const satang = amount === undefined ? undefined : toSatang(user[amount]);
	return {
		amount: satang === undefined ? undefined : { satang, isWaiting: false },
		statuses: new Map(statuses.map((field) => [field, user[field] ?? null])),
	};
}

const remembered = (user: WalletUser, tracked: Tracked) => knownBy(entryOf(user, tracked), tracked);

it('holds a user in one short text', () => {
	expect(entryOf(aUser(), EVERYTHING)).toBe('JT~8bnoar50r370,U~8bnoar50r370,12kw,2000');
});

it('holds nobody in an empty text', () => {
	expect(joinEntries([])).toBe('');
	expect(splitEntries('')).toEqual([]);
});

it.each([
	[0, 0n],
	[-1, -1n],
	[Number.MAX_SAFE_INTEGER, BigInt(Number.MAX_SAFE_INTEGER)],
	['9223372036854775807', 9_223_372_036_854_775_807n],
	['-9223372036854775808', -9_223_372_036_854_775_808n],
	['50000', 50_000n],
	['0012', 12n],
	['500.00', 500n],
	['-7.0', -7n],
])('keeps the amount %j to the satang', (balance, satang) => {
	expect(remembered(aUser({ balance }), EVERYTHING).amount?.satang).toBe(satang);
});

it.each(['', 'many', '500.50', '1,000', 12.5, 1e300, null, true, [1, ' ,;'], { a: { b: '~' } }])(
	'keeps no amount of %j',
	(balance) => {
		expect(remembered(aUser({ balance }), EVERYTHING).amount).toBeUndefined();
	},
);

it.each(['Frozen', '', ';', 'A, B;C', null, 3, ['Pending'], { is: 'Pending' }])(
	'gives the status %j back as it was, beside missing ones',
	(authorizationStatus) => {
		const user = without(aUser({ authorizationStatus }), 'KYCStatus', 'userStatus');
		expect(remembered(user, EVERYTHING)).toEqual(truthOf(user, EVERYTHING));
	},
);

it('keeps that an amount is waiting, and that a status was never looked at', () => {
	const known: Known = {
		amount: { satang: -5n, isWaiting: true },
		statuses: new Map([['userStatus', 'Active']]),
	};
	expect(knownBy(writeEntry('a,b', known, EVERYTHING), EVERYTHING)).toEqual(known);
});

describe('the owner', () => {
	const rows: Array<[what: string, row: WalletUser, mchUuid: string, uuid: unknown]> = [
		['has both IDs', aUser(), String(aUser().mchUuid), aUser().uuid],
		['has an ID that is a number', aUser({ mchUuid: 17 }), '17', aUser().uuid],
		['has no wallet ID', without(aUser(), 'uuid'), String(aUser().mchUuid), null],
		['has only a wallet ID', without(aUser(), 'mchUuid'), '', aUser().uuid],
		['has no ID at all', { balance: 5 }, '', null],
	];

	it.each(rows)('%s', (_, row, mchUuid, uuid) => {
		expect(idsOf(ownerOf(row))).toEqual({ mchUuid, uuid });
	});

	it.each([
		['has a wallet ID that is a number', aUser({ uuid: 5 }), '5'],
		['has an empty wallet ID', aUser({ uuid: '' }), null],
		['has a wallet ID that is no ID', aUser({ uuid: { a: 1 } }), null],
	])('%s', (_, row, uuid) => {
		expect(idsOf(ownerOf(row))).toEqual({ mchUuid: String(aUser().mchUuid), uuid });
	});

	it('is told apart by the whole row where there is no ID, and by both IDs alone where there are', () => {
		const bare = { balance: 5 };
		expect(ownerOf({ ...bare })).toBe(ownerOf(bare));
		expect(ownerOf({ balance: 6 })).not.toBe(ownerOf(bare));
		expect(ownerOf(aUser({ balance: 6 }))).toBe(ownerOf(aUser()));
		const unnamed = { mchUuid: 'ann' };
		expect(ownerOf({ ...unnamed, balance: 6 })).toBe(ownerOf(unnamed));
	});

	it('of an account that was closed and opened again is another one', () => {
		expect(ownerOf(aUser({ uuid: 'U1' }))).not.toBe(ownerOf(aUser({ uuid: 'U2' })));
	});
});

const tracked: fc.Arbitrary<Tracked> = fc.record({
	amount: fc.constantFrom('balance' as const, 'codBalance' as const, undefined),
	statuses: fc.subarray([...STATUS_FIELDS]),
});

it('gives any rows back, whatever is tracked of them, and tells them apart as identities do', () => {
	fc.assert(
		fc.property(weirdUsers, tracked, (users, fields) => {
			const text = joinEntries(users.map((user) => entryOf(user, fields)));
			expect(text).toMatch(/^[\x20-\x7e]*$/);
			const entries = splitEntries(JSON.parse(JSON.stringify(text)));
			expect(entries.map((entry) => knownBy(entry, fields))).toEqual(
				users.map((user) => truthOf(user, fields)),
			);
			for (const [place, entry] of entries.entries()) {
				expect(ownerIn(entry)).toBe(ownerOf(users[place] ?? {}));
				expect(idsOf(ownerIn(entry)).mchUuid).toBe(mchUuidOf(users[place] ?? {}) ?? '');
				expect(writeEntry(ownerIn(entry), knownBy(entry, fields), fields)).toBe(entry);
			}
			const identities = new Set(users.map(identityOf));
			expect(new Set(entries.map(ownerIn)).size).toBe(identities.size);
		}),
		{ numRuns: 400 },
	);
});

it('writes a status that a row has not in one character, and one that nobody looked at in another', () => {
	const tracked: Tracked = { amount: undefined, statuses: ['KYCStatus', 'userStatus'] };
	const user = without(aUser({ mchUuid: 'a', uuid: 'b', userStatus: null }), 'KYCStatus');
	expect(entryOf(user, tracked)).toBe('!a,!b,,--');
	const statuses = new Map([['userStatus', 'Odd'] as const]);
	expect(writeEntry('!a,!b', { amount: undefined, statuses }, tracked)).toBe('!a,!b,,?*%22Odd%22;');
	expect(knownBy('!a,!b,,?*%22Odd%22;', tracked)).toEqual({ amount: undefined, statuses });
});

it('reads no amount out of what only looks like one when it is written', () => {
	for (const value of [2 ** 60, [5], ['5'], true]) expect(toSatang(value)).toBeUndefined();
	expect([5, '5', '-5.00'].map(toSatang)).toEqual([5n, 5n, -5n]);
});
