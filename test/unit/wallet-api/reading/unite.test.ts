import type { WalletUser } from '../../../../wallet-api/contract';
import type { Reading } from '../../../../wallet-api/reading/facts';
import { unite } from '../../../../wallet-api/reading/unite';

/** A part of an ID list as it was read; users were created in the second after the `@`. */
function part(text: string, total = text.split(' ').length): Reading {
	const users = text.split(' ').map((one): WalletUser => {
		const [mchUuid = '', second] = one.split('@');
		return second === undefined
			? { mchUuid }
			: { mchUuid, createTime: `2026-01-01 07:00:${second}` };
	});
	return { users, total, doubts: [], unplaced: 0, withoutMchUuid: 0, sharedMchUuid: 0 };
}

const idsOf = ({ users }: Reading) => users.map(({ mchUuid }) => mchUuid).join(' ');

it('parts are one list, newest first; those of one second keep the order of the parts', () => {
	expect(idsOf(unite([part('d@40 b@20'), part('e@50 c@20 a@10')]))).toBe('e d b c a');
});

it('whoever came with two parts comes once, and is counted once', () => {
	const united = unite([part('d@40 b@20', 2), part('b@20 a@10', 3)]);
	expect([idsOf(united), united.total]).toEqual(['d b a', 4]);
});

describe('users whom no time places are counted', () => {
	const parts = [part('d@40 x'), part('e@50 y@60 y2@60')];

	it('where a limit leaves somebody out', () => {
		expect(unite(parts, 4).unplaced).toBe(2);
		expect(idsOf(unite(parts, 4)).split(' ')).toHaveLength(4);
	});

	it('not where it leaves nobody out', () => {
		expect(unite(parts, 5).unplaced).toBe(0);
		expect(unite(parts).unplaced).toBe(0);
	});
});
