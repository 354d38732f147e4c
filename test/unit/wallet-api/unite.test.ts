import fc from 'fast-check';
import type { WalletUser } from '../../../wallet-api/contract';
import { unite } from '../../../wallet-api/reading/unite';

const named = (names: string, reading = 0): WalletUser[] =>
	[...names].map((mchUuid) => ({ mchUuid, reading }));
const namesOf = (users: readonly WalletUser[]): string =>
	users.map(({ mchUuid }) => mchUuid).join('');

describe('two readings united', () => {
	it.each([
		['', '', ''],
		['abc', '', 'abc'],
		['', 'abc', 'abc'],
		['abc', 'abc', 'abc'],
		['abcd', 'acd', 'abcd'],
		['acd', 'abcd', 'abcd'],
		['abc', 'cba', 'cba'],
		['xab', 'ab', 'xab'],
		['abx', 'ab', 'abx'],
		['axyb', 'ba', 'baxy'],
		['abc', 'xyz', 'abcxyz'],
		['a1b2c3', 'nabc', 'na1b2c3'],
	])('%j and then %j give %j', (older, newer, united) => {
		expect(namesOf(unite(named(older), named(newer)))).toBe(united);
	});

	const reading = (which: number) =>
		fc
			.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 16 })
			.map((names) => named(names.join(''), which));

	it('hold everyone once, as the newer reading has them', () => {
		fc.assert(
			fc.property(reading(1), reading(2), (older, newer) => {
				const united = unite(older, newer);
				const everyone = new Map([...older, ...newer].map((user) => [user.mchUuid, user]));
				expect(united).toHaveLength(everyone.size);
				expect(united.filter((user) => user !== everyone.get(user.mchUuid))).toEqual([]);
				expect(united.filter((user) => newer.includes(user))).toEqual(newer);
			}),
			{ numRuns: 500 },
		);
	});

	it('keep whom only the older one found behind the neighbour they had there', () => {
		fc.assert(
			fc.property(reading(1), reading(2), (older, newer) => {
				const known = new Set(newer.map(({ mchUuid }) => mchUuid));
				const united = unite(older, newer);
				/** The last user before this one whom the newer reading knows, too. */
				const neighbour = (users: WalletUser[], name: string) =>
					users
						.slice(
							0,
							users.findIndex(({ mchUuid }) => mchUuid === name),
						)
						.filter(({ mchUuid }) => known.has(mchUuid))
						.at(-1)?.mchUuid;
				for (const { mchUuid } of older.filter((user) => !known.has(user.mchUuid))) {
					expect(neighbour(united, String(mchUuid))).toBe(neighbour(older, String(mchUuid)));
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('leave both readings as they were, and take very many users', () => {
		const older = named('abc');
		const newer = named('cd');
		unite(older, newer);
		expect([namesOf(older), namesOf(newer)]).toEqual(['abc', 'cd']);
		const many = (from: number) =>
			Array.from({ length: 100_000 }, (_, at) => ({ mchUuid: String(from + at) }));
		expect(unite(many(0), many(50_000))).toHaveLength(150_000);
	});
});
