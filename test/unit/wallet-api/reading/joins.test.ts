import type { WalletUser } from '../../../../wallet-api/contract';
import {
	endOf,
	endsAsStated,
	isShort,
	joins,
	sharedWith,
	type Stretch,
	stretchOf,
	timeOf,
} from '../../../../wallet-api/reading/stretch';

/**
 * An answer that begins at a place, written as `user@second`, newest first; `@` alone is no time, `@?` one that cannot be
 * read, and a user without `@` was created in the second that the name says.
 */
function answer(start: number, text: string, asked?: number, total = 99): Stretch {
	const users = text.split(' ').flatMap((one) => (one === '' ? [] : [userOf(one)]));
	const size = asked ?? Math.max(1, users.length);
	const page = { page: start / size + 1, size };
	const stretch = stretchOf({ users, total, size, current: page.page, totals: {} }, page, 0, 0);
	return { ...stretch, start };
}

function userOf(text: string): WalletUser {
	const [mchUuid = '', second = mchUuid.slice(1)] = text.split('@');
	if (second === '') return { mchUuid };
	return { mchUuid, createTime: second === '?' ? 'Friday' : `2026-01-01 07:00:${second}` };
}

function isJoined(earlier: Stretch, later: Stretch): boolean {
	return joins(earlier, later, sharedWith(earlier));
}

const first = answer(0, 'u59 u58 u57 u56 u55 u54 u53');

describe('two answers join where the later one', () => {
	it.each([
		['begins at the top', answer(0, 'u40 u39')],
		[
			'holds two users who are newer than the last of the earlier one',
			answer(4, 'u55 u54 u53 u52'),
		],
		['holds just those', answer(5, 'u55 u54 u52 u51')],
		['holds them among users without a time', answer(4, 'x@ u55 y@? u54 u51')],
		['holds them among users who came meanwhile', answer(4, 'n@56 u55 m@55 u54 u51')],
	])('%s', (_, later) => {
		expect(isJoined(first, later)).toBe(true);
	});

	it.each([
		['in one second', 'a@10 b@10 c@10 d@10 e@10 f@10', 'b@10 c@10 d@10 e@10 f@10 g@10'],
		['without times', 'a@ b@ c@ d@ e@ f@', 'b@ c@ d@ e@ f@ g@'],
		['in no order', 'a@10 b@30 c@20 d@50 e@40 f@10', 'b@30 c@20 d@50 e@40 f@10 g@60'],
	])('repeats the five last users, one by one, at their places: %s', (_, earlier, later) => {
		expect(isJoined(answer(0, earlier), answer(1, later))).toBe(true);
	});

	it('repeats them further down the list, or from the same place on', () => {
		const earlier = answer(3, 'a@10 b@10 c@10 d@10 e@10 f@10');
		expect(isJoined(earlier, answer(4, 'b@10 c@10 d@10 e@10 f@10 g@10'))).toBe(true);
		expect(isJoined(earlier, answer(3, 'a@10 b@10 c@10 d@10 e@10 f@10 g@10'))).toBe(true);
	});

	it('holds two who are newer than the only user of the earlier one that shows a time', () => {
		expect(isJoined(answer(0, 'u50 x@ y@'), answer(1, 'x@52 y@51 u49'))).toBe(true);
	});

	it('leaves the time of a user without one to the user before', () => {
		expect(isJoined(answer(0, 'u59 u58 u57 x@'), answer(1, 'u59 u58 u56'))).toBe(true);
	});
});

describe('two answers do not join where', () => {
	it.each([
		['they share nobody', first, answer(7, 'u52 u51')],
		['the later one is empty', first, answer(7, '')],
		['nothing is known of the earlier one', answer(0, ''), answer(1, 'u59 u58')],
		['one shared user is newer: the time of one may be wrong', first, answer(5, 'u54 u52 u51')],
		['one shared user is newer, and comes twice', first, answer(5, 'u54 u54 u52 u51')],
		[
			'two shared users are as old as the last',
			answer(0, 'u59 a@50 b@50 c@50'),
			answer(2, 'b@50 c@50 u49'),
		],
		['nobody in the earlier one shows a time', answer(0, 'a@ b@ c@'), answer(1, 'b@50 c@40 d@30')],
		['the shared ones show no time in the later one', first, answer(4, 'u55@ u54@ u52 u51')],
		['the newer ones are unknown', first, answer(4, 'n@57 m@56 u52 u51')],
		['two newer ones come after an older one', first, answer(4, 'u51 u55 u54')],
		['the earlier one is in another order', answer(0, 'u55 u59 u58 u54'), answer(2, 'u58 u55 u51')],
		['the later one is in another order', first, answer(4, 'u55 u54 u51 u52')],
	])('%s', (_, earlier, later) => {
		expect(isJoined(earlier, later)).toBe(false);
	});

	const tied = 'a@10 b@10 c@10 d@10 e@10 f@10';

	it.each([
		['four users are repeated', 2, 'c@10 d@10 e@10 f@10 g@10'],
		[
			'five are repeated at other places: somebody may have jumped over them',
			0.5,
			'b@10 c@10 d@10 e@10 f@10 g@10',
		],
		['they are repeated in another order', 1, 'b@10 c@10 e@10 d@10 f@10 g@10'],
		['the later one ends before the earlier one does', 1, 'b@10 c@10 d@10 e@10'],
	])('no time tells, and %s', (_, start, later) => {
		expect(isJoined(answer(0, tied), { ...answer(1, later), start: start < 1 ? 2 : start })).toBe(
			false,
		);
	});

	it('no time tells, and the later one begins before the earlier one', () => {
		const [earlier, later] = [answer(3, tied), answer(1, tied)];
		expect(isJoined(earlier, later)).toBe(false);
	});
});

describe('an answer', () => {
	it('is short where it holds fewer users than were asked for', () => {
		expect(isShort(answer(0, 'u2 u1', 3))).toBe(true);
		expect(isShort(answer(0, 'u2 u1', 2))).toBe(false);
	});

	it('ends the list as stated where its own total agrees', () => {
		expect(endsAsStated(answer(3, 'u2 u1', 3, 5))).toBe(true);
		expect(endsAsStated(answer(3, 'u2 u1', 3, 6))).toBe(false);
		expect(endsAsStated(answer(3, 'u2 u1', 2, 5))).toBe(false);
		expect(endOf(answer(3, 'u2 u1', 3))).toBe(5);
	});

	it.each([
		['u3 u2 u1', true],
		['', true],
		['u3 a@3 u2', true],
		['u1 u2', false],
		['u3 x@ u2 y@? u1', true],
		['u2 x@ u3', false],
	])('%p descends: %p', (users, descends) => {
		expect(answer(0, users.replaceAll(/u(\d)/g, 'u5$1')).descends).toBe(descends);
	});

	it('cannot have been cut where it was asked for no more rows than came before', () => {
		const page = { page: 1, size: 7 };
		const served = (rows: number) =>
			stretchOf({ users: [], total: 0, size: 7, current: 1, totals: {} }, page, rows, 0).isUncapped;
		expect([served(6), served(7), served(8)]).toEqual([false, true, true]);
	});
});

it.each([
	['2026-01-01 07:00:00', '2026-01-01 07:00:00'],
	['2026-01-01 07:00:00.5', undefined],
	['x2026-01-01 07:00:00', undefined],
	['', undefined],
	[20_260_101, undefined],
	[null, undefined],
])('the time %p is read as %p', (createTime, time) => {
	expect(timeOf({ createTime })).toBe(time);
});

it('nobody has no time', () => {
	expect(timeOf(undefined)).toBeUndefined();
});
