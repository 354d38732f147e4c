import type { Reading } from '../../../../wallet-api/reading/facts';
import { unite } from '../../../../wallet-api/reading/unite';
import { usersIn } from '../../../support/answer';

/** A part of an ID list as it was read. */
function part(text: string, total = text.split(' ').length): Reading {
	const users = usersIn(text);
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
