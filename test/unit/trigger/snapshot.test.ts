import fc from 'fast-check';
import {
	entriesOf,
	ownerOf,
	readIds,
	readValues,
	takeSnapshot,
} from '../../../nodes/JtWalletBalanceTrigger/memory/snapshot';
import type { Tracked } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import type { JsonObject, WalletUser } from '../../../wallet-api/contract';
import { STATUS_FIELDS } from '../../../wallet-api/contract';
import { aUser, without } from '../../support/trigger/watching';
import { weirdUsers } from '../../support/trigger/weirdRows';

const EVERYTHING: Tracked = { uuid: true, amount: 'balance', statuses: STATUS_FIELDS };

/** The tracked fields of a user, as they are. */
function picked(user: WalletUser, { amount, statuses }: Tracked): JsonObject {
	const values: JsonObject = {};
	for (const field of [...(amount === undefined ? [] : [amount]), ...statuses]) {
		const value = user[field];
		if (value !== undefined) values[field] = value;
	}
	return values;
}

function remembered(user: WalletUser, tracked: Tracked): JsonObject {
	const [entry = ''] = entriesOf(takeSnapshot([user], tracked));
	return readValues(entry, tracked);
}

it('holds a user in one short text', () => {
	expect(takeSnapshot([aUser()], EVERYTHING)).toBe('JT~8bnoar50r370,U~8bnoar50r370,12kw,2000');
});

it('holds nobody in an empty text', () => {
	expect(takeSnapshot([], EVERYTHING)).toBe('');
	expect(entriesOf('')).toEqual([]);
});

const amounts = [
	0,
	-1,
	50_000,
	Number.MAX_SAFE_INTEGER,
	'9223372036854775807',
	'-9223372036854775808',
	'50000',
	'1234567890123456',
	'0012',
	'-0',
	'',
	'many',
	12.5,
	null,
	true,
	[1, ' ,;'],
	{ a: { b: '~' } },
];

it.each(amounts)('gives the amount %j back as it was', (balance) => {
	expect(remembered(aUser({ balance }), EVERYTHING)).toEqual(
		picked(aUser({ balance }), EVERYTHING),
	);
});

it.each(['Frozen', '', ';', 'A, B;C', null, 3, ['Pending'], { is: 'Pending' }])(
	'gives the status %j back as it was, beside missing ones',
	(authorizationStatus) => {
		const user = without(aUser({ authorizationStatus }), 'KYCStatus', 'userStatus');
		expect(remembered(user, EVERYTHING)).toEqual(picked(user, EVERYTHING));
	},
);

const tracked: fc.Arbitrary<Tracked> = fc.record({
	uuid: fc.boolean(),
	amount: fc.constantFrom('balance' as const, 'codBalance' as const, undefined),
	statuses: fc.subarray([...STATUS_FIELDS]),
});

it('gives any rows back, in their order, whatever is tracked of them', () => {
	fc.assert(
		fc.property(weirdUsers, tracked, (users, fields) => {
			const snapshot = takeSnapshot(users, fields);
			expect(snapshot).toMatch(/^[\x20-\x7e]*$/);
			const entries = entriesOf(JSON.parse(JSON.stringify(snapshot)));
			expect(entries.map((entry) => readIds(entry, fields))).toEqual(
				users.map((user) => ({
					mchUuid: user.mchUuid,
					uuid: fields.uuid ? user.uuid : undefined,
				})),
			);
			expect(entries.map((entry) => readValues(entry, fields))).toEqual(
				users.map((user) => picked(user, fields)),
			);
			expect(new Set(entries.map(ownerOf)).size).toBe(users.length);
		}),
		{ numRuns: 400 },
	);
});

it('has equal entries exactly for equal values', () => {
	fc.assert(
		fc.property(weirdUsers, tracked, ([one, other], fields) => {
			if (one === undefined || other === undefined) return;
			const twin: WalletUser = { ...other, mchUuid: one.mchUuid ?? null };
			const [left, right] = entriesOf(takeSnapshot([one, twin], fields));
			const values = [one, twin].map((user) =>
				JSON.stringify({ ...picked(user, fields), uuid: fields.uuid ? user.uuid : 'not tracked' }),
			);
			expect(left === right).toBe(values[0] === values[1]);
		}),
		{ numRuns: 400 },
	);
});
