import { KnownUsers } from '../../../../wallet-api/reading/knownUsers';
import { type ReadOptions, readUsers } from '../../../../wallet-api/reading/readUsers';
import type { WalletUser } from '../../../../wallet-api/contract';
import { succeeded } from '../../../../wallet-api/failures';

/** What is known of users, which is the same however many IDs are kept as they are, and not as bytes. */
const numbersOf = (...users: WalletUser[]) => {
	const numbered = (few?: number) => {
		const known = new KnownUsers(few);
		const numbers = users.map((user) => known.meet(user));
		expect(users.map((user) => known.numberOf(user))).toEqual(numbers);
		return { numbers, odd: known.oddIds, count: known.count };
	};
	const seen = numbered();
	for (const few of [0, 1, 2]) expect(numbered(few)).toEqual(seen);
	return seen;
};

describe('a wallet user has a number of its own', () => {
	it.each<[string, WalletUser[], number[]]>([
		['for each mchUuid', [{ mchUuid: 'a' }, { mchUuid: 'b' }, { mchUuid: 'a' }], [0, 1, 0]],
		[
			'for each uuid of one mchUuid',
			[
				{ mchUuid: 'a', uuid: 'u' },
				{ mchUuid: 'a', uuid: 'v' },
				{ mchUuid: 'a', uuid: 'u' },
				{ mchUuid: 'a', uuid: 'v' },
			],
			[0, 1, 0, 1],
		],
		[
			'by a uuid that was learned later, too',
			[{ mchUuid: 'a' }, { mchUuid: 'a', uuid: 'u' }, { mchUuid: 'a', uuid: 'v' }],
			[0, 0, 1],
		],
		[
			'whose uuid is what was shown first, where it is not always shown',
			[null, '', 'u', '', 'u', 'v'].map((uuid) => ({ mchUuid: 'a', uuid })),
			[0, 0, 0, 0, 0, 1],
		],
		[
			'also as a number',
			[
				{ mchUuid: 12, uuid: 3 },
				{ mchUuid: '12', uuid: '3' },
			],
			[0, 0],
		],
		[
			'without any ID, for each content',
			[{ balance: 1 }, { balance: 2 }, { balance: 1 }],
			[0, 1, 0],
		],
	])('%s', (_, users, numbers) => {
		expect(numbersOf(...users).numbers).toEqual(numbers);
	});
});

it('odd IDs are counted once each', () => {
	const { odd, count } = numbersOf(
		{ mchUuid: 'a', uuid: 'u' },
		{ mchUuid: 'a', uuid: 'v' },
		{ mchUuid: 'a', uuid: 'v' },
		{ uuid: 'w', balance: 1 },
		{ uuid: 'w', balance: 1 },
	);
	expect({ ...odd, count }).toEqual({ withoutMchUuid: 1, sharedMchUuid: 1, count: 3 });
});

it('both rows of an account closed and opened again come out', async () => {
	const users = [
		{ mchUuid: 'a', uuid: 'v', createTime: '2025-01-02 00:00:00' },
		{ mchUuid: 'a', uuid: 'u', createTime: '2025-01-01 00:00:00' },
	];
	const source = {
		parallelRequests: 1,
		fetchPage: async () => succeeded({ users, total: 2, size: 10, current: 1, totals: {} }),
	};
	const options: ReadOptions = { filters: {} };
	const read = await readUsers(source, options);
	expect(read).toMatchObject({ ok: true, value: { users, sharedMchUuid: 1 } });
});
