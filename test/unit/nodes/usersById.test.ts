import { readUsersById } from '../../../nodes/JtWalletBalance/usersById';
import type { WalletUser } from '../../../wallet-api/contract';

const read = async (ids: string[], rows: WalletUser[]) =>
	await readUsersById(ids, async () => rows);

/** An account that was closed, and the one that was opened again under the same id. */
const closed = {
	mchUuid: 'JT1',
	uuid: 'U1',
	userStatus: 'Deactivated',
	createTime: '2024-01-01 00:00:00',
};
const opened = {
	mchUuid: 'JT1',
	uuid: 'U2',
	userStatus: 'Active',
	createTime: '2023-01-01 00:00:00',
};
const newer = {
	mchUuid: 'JT1',
	uuid: 'U3',
	userStatus: 'Deactivated',
	createTime: '2025-01-01 00:00:00',
};
const newerActive = { ...newer, uuid: 'U4', userStatus: 'Active' };

const several: Array<[what: string, rows: WalletUser[], taken: WalletUser]> = [
	['the active one, though it is older', [closed, opened, newer], opened],
	['the newer of two that are active', [opened, newerActive], newerActive],
	['the newer of two that are not', [closed, newer], newer],
	[
		'the first in the list of two that are equally new',
		[closed, { ...closed, uuid: 'U9' }],
		closed,
	],
];

it.each(several)('of several with one id: %s, in any order', async (_, rows, taken) => {
	const { users, ambiguous } = await read(['JT1', 'JT2'], rows);
	expect(users.get('JT1')).toBe(taken);
	expect([...ambiguous]).toEqual(['JT1']);
	const turned = await read(['JT1'], [...rows].reverse());
	if (rows[0]?.createTime !== rows[1]?.createTime) expect(turned.users.get('JT1')).toBe(taken);
});

it('an id that was sent as a number is its digits', async () => {
	const row = { mchUuid: 12345, balance: 1 };
	expect((await read(['12345'], [row])).users.get('12345')).toBe(row);
});

it('a row without an id is nobody’s', async () => {
	const { users, ambiguous } = await read(['JT1'], [{ uuid: 'U1' }, opened]);
	expect([...users]).toEqual([['JT1', opened]]);
	expect([...ambiguous]).toEqual([]);
});

it.each(['constructor', 'toString', '__proto__'])('%s is an id like any other', async (mchUuid) => {
	expect((await read([mchUuid], [])).users.get(mchUuid)).toBeUndefined();
	const row = { mchUuid };
	expect((await read([mchUuid], [row])).users.get(mchUuid)).toBe(row);
});
