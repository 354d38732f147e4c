import { after, answer } from '../../../support/answer';

/** The first page as it came: it may be another one than was asked for. */
const began = () => after(answer({ page: 1, size: 3 }, 'd@40 c@30 b@20'));

describe('an answer shows that the list begins above its first page where it', () => {
	it.each([
		['holds somebody unknown who is newer than the first user', 2, 'f@50 e@45'],
		['holds such a one after known users', 2, 'd@40 f@50'],
	])('%s', (_, page, users) => {
		expect(began().isAboveTop(answer({ page, size: 2 }, users))).toBe(true);
	});
});

describe('an answer does not show it where it', () => {
	it.each([
		['is the top itself, to which somebody came', 1, 'f@50 d@40'],
		['holds known users only', 2, 'd@40 c@30'],
		['holds somebody of the same second', 2, 'e@40 c@30'],
		['holds somebody older', 2, 'b@20 a@10'],
		['holds somebody older before somebody newer', 2, 'a@10 f@50'],
		['holds somebody whose time cannot be read', 2, 'f c@30'],
		['is empty', 2, ''],
	])('%s', (_, page, users) => {
		expect(began().isAboveTop(answer({ page, size: 2 }, users))).toBe(false);
	});

	it('comes where the first user shows no time, or before anybody came', () => {
		const newer = answer({ page: 2, size: 2 }, 'f@50 e@45');
		expect(after(answer({ page: 1, size: 2 }, 'd c@30')).isAboveTop(newer)).toBe(false);
		expect(after().isAboveTop(newer)).toBe(false);
	});
});

it('an answer reaches the top where it holds the first user of the first page', () => {
	expect(began().reachesTop(answer({ page: 1, size: 3 }, 'f@50 e@45 d@40'))).toBe(true);
	expect(began().reachesTop(answer({ page: 1, size: 2 }, 'f@50 e@45'))).toBe(false);
	expect(began().reachesTop(answer({ page: 1, size: 2 }, ''))).toBe(false);
	expect(after().reachesTop(answer({ page: 1, size: 2 }, 'f@50 e@45'))).toBe(true);
});

it('the first user stays the one of the first page', () => {
	const front = began();
	front.add(answer({ page: 1, size: 2 }, 'f@50 d@40'));
	expect(front.first?.mchUuid).toBe('d');
});

it('all of an answer are known, or somebody is not', () => {
	expect(began().knowsAll(answer({ page: 2, size: 2 }, 'c@30 b@20'))).toBe(true);
	expect(began().knowsAll(answer({ page: 2, size: 2 }, 'c@30 a@10'))).toBe(false);
	expect(began().knowsAll(answer({ page: 2, size: 2 }, 'a@10 c@30'))).toBe(false);
});

describe('somebody whom an answer showed that does not join', () => {
	const passing = answer({ page: 4, size: 2 }, 'y@09 x@08');

	it('is missed', () => {
		const front = began();
		expect(front.hasMissed).toBe(false);
		front.noteEnd(passing);
		expect(front.hasMissed).toBe(true);
	});

	it('is not missed any more once everybody shown has come', () => {
		const front = began();
		front.noteEnd(passing);
		front.add(answer({ page: 2, size: 3 }, 'b@20 a@10 y@09'));
		expect(front.hasMissed).toBe(true);
		front.noteEnd(answer({ page: 2, size: 2 }, 'c@30 b@20'));
		expect(front.hasMissed).toBe(true);
		front.add(answer({ page: 3, size: 2 }, 'y@09 x@08'));
		expect(front.hasMissed).toBe(false);
	});

	it('keeps the end from being seen: they may stand after it', () => {
		const noted = (users: string) => {
			const front = after(
				answer({ page: 1, size: 9 }, 'd@40 c@30 b@20'),
				answer({ page: 1, size: 10 }, 'd@40 c@30 b@20'),
			);
			front.noteEnd(answer({ page: 2, size: 2 }, users));
			return front.isEnded;
		};
		expect(noted('b@20')).toBe(true);
		expect(noted('x@08 b@20')).toBe(false);
	});
});

describe('users who come after the edge was read', () => {
	const gainOf = (second: string) => began().add(answer({ page: 2, size: 2 }, second));

	it.each([
		['are late where the first of them is newer than it', 'c@30 x@25', true],
		['are not late where they follow it', 'b@20 a@10', false],
		['are not late in the second of it', 'c@30 x@20', false],
		['are not late without a time', 'c@30 x', false],
		['are not late where there are none', 'c@30 b@20', false],
		['are not late in an answer in no order', 'c@10 x@25', false],
	])('%s', (_, second, isLate) => {
		expect(gainOf(second).isLate).toBe(isLate);
	});

	it('nobody is late in the first answer, or after one in no order', () => {
		expect(after().add(answer({ page: 1, size: 2 }, 'd@40 c@30')).isLate).toBe(false);
		const mixed = after(answer({ page: 1, size: 2 }, 'a@10 c@30'));
		expect(mixed.add(answer({ page: 2, size: 2 }, 'x@35')).isLate).toBe(false);
	});

	it('have numbers one after the other, and known ones keep theirs', () => {
		const gain = gainOf('c@30 a@10');
		expect(gain.firstNumber).toBe(3);
		expect(gain.fresh.map(({ mchUuid }) => mchUuid)).toEqual(['a']);
		expect(gain.again.map(({ number, user }) => [number, user.mchUuid])).toEqual([[1, 'c']]);
	});

	it('who stand in one answer twice are as they are there first', () => {
		const gain = gainOf('a@10 a@09');
		expect(gain.fresh.map(({ createTime }) => createTime)).toEqual(['2026-01-01 07:00:10']);
		expect(gain.again).toEqual([]);
	});
});
