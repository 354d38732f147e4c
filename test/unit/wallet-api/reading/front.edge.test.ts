import { after, answer } from '../../../support/answer';

describe('the edge', () => {
	it('moves on where a page goes beyond it, and stays where it does not', () => {
		const front = after(answer({ page: 1, size: 3 }, 'e@50 d@40 c@30'));
		front.add(answer({ page: 1, size: 2 }, 'e@50 x@45'));
		expect([front.place, front.last?.mchUuid]).toEqual([3, 'c']);
		front.add(answer({ page: 2, size: 2 }, 'c@30 b@20'));
		expect([front.place, front.last?.mchUuid]).toEqual([4, 'b']);
	});

	it.each([
		['oldest first', 3, 'a@10 b@20 c@30', 'c@30 d@40'],
		['in no order by time', 3, 'b@20 a@10 d@40', 'd@40 c@30'],
		['without times', 3, 'a b c', 'c d'],
		['in no order, before a page that is in order', 2, 'a@10 c@30', 'x@40 d@35'],
		['by time up to a user without one', 3, 'd@40 c@30 b@20', 'b@20 x'],
		['by time after a user without one', 3, 'd@40 c@30 b', 'b a@10'],
	])('moves on in a list that is %s', (_, size, first, second) => {
		const front = after(answer({ page: 1, size }, first), answer({ page: 2, size: 2 }, second));
		expect([front.place, front.known.count]).toEqual([4, 4]);
	});

	it('stays where a page without times brings nobody new and ends before it', () => {
		const front = after(answer({ page: 1, size: 3 }, 'c b a'), answer({ page: 1, size: 2 }, 'c b'));
		expect([front.place, front.last?.mchUuid]).toEqual([3, 'a']);
	});
});

describe('the list goes on', () => {
	const began = () => after(answer({ page: 1, size: 3 }, 'd@40 c@30 b@20'));

	it('with two known users who are newer than the edge, not with two unknown ones', () => {
		expect(began().isJoinedBy(answer({ page: 2, size: 2 }, 'd@40 c@30 a@10'))).toBe(true);
		expect(began().isJoinedBy(answer({ page: 2, size: 2 }, 'y@35 x@25 a@10'))).toBe(false);
	});

	it('at its top where nothing is known yet', () => {
		expect(after().isJoinedBy(answer({ page: 1, size: 2 }, 'd@40'))).toBe(true);
		expect(after().isJoinedBy(answer({ page: 2, size: 2 }, 'd@40'))).toBe(false);
	});
});

it('a page from further up does not end the list, whatever it states', () => {
	const whole = answer({ page: 1, size: 5 }, 'e@50 d@40 c@30 b@20 a@10');
	expect(after(whole, answer({ page: 1, size: 4 }, 'e@50 d@40 c@30', 3)).isEnded).toBe(false);
	expect(after(whole, answer({ page: 1, size: 9 }, 'e@50 d@40 c@30 b@20 a@10', 5)).isEnded).toBe(
		true,
	);
});
