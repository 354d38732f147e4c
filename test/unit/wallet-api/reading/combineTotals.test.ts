import { combineTotals, totalsOf } from '../../../../wallet-api/reading/combineTotals';
import type { BalancePage, JsonObject } from '../../../../wallet-api/contract';

/** An answer for some ids: how many users, those that the page shows, and what stands beside the list. */
const answer = (total: number, users: JsonObject[], beside: JsonObject): BalancePage => ({
	users,
	total,
	size: 1,
	current: 1,
	totals: { total, size: 1, current: 1, ...beside },
});

const user = (balance: number) => ({ mchUuid: `JT${balance}`, balance });

const combined = (...answers: BalancePage[]) => combineTotals(answers);

describe('one answer', () => {
	it('gives everything but the list and what is about the page', () => {
		const beside = { totalBalance: 7, currency: 'THB', page: 1, pages: 4, asOf: { day: 3 } };
		expect(totalsOf(answer(5, [], beside))).toEqual({
			total: 5,
			totalBalance: 7,
			currency: 'THB',
			pages: 4,
			asOf: { day: 3 },
		});
	});

	it('gives fields of any name', () => {
		const beside = JSON.parse('{"__proto__": 1, "constructor": 2}');
		expect(JSON.stringify(totalsOf(answer(5, [], beside)))).toBe(
			'{"total":5,"__proto__":1,"constructor":2}',
		);
	});
});

describe('sums over the ids', () => {
	it('are added where the sum of a single id is that of its row', () => {
		expect(
			combined(
				answer(5_000, [user(3)], { totalBalance: 900 }),
				answer(1, [user(7)], { totalBalance: 7 }),
			),
		).toEqual({ totals: { total: 5_001, totalBalance: 907 }, leftOut: [] });
	});

	it('are added where the single id is nobody, and sums up to nothing', () => {
		const { totals } = combined(
			answer(50, [user(3)], { totalBalance: '900' }),
			answer(0, [], { totalBalance: 0 }),
		);
		expect(totals).toEqual({ total: 50, totalBalance: 900 });
	});

	it('are added where they are all nothing', () => {
		const { totals } = combined(
			answer(50, [user(0)], { totalBalance: 0 }),
			answer(1, [user(0)], { totalBalance: 0 }),
		);
		expect(totals).toEqual({ total: 51, totalBalance: 0 });
	});
});

describe('sums over the merchant', () => {
	const doubtful: Array<[why: string, answers: BalancePage[]]> = [
		[
			'the single id sums up to more than its row',
			[
				answer(5_000, [user(3)], { totalBalance: 900 }),
				answer(1, [user(7)], { totalBalance: 900 }),
			],
		],
		[
			'they moved between two answers',
			[
				answer(5_000, [user(3)], { totalBalance: 900 }),
				answer(1, [user(7)], { totalBalance: 950 }),
			],
		],
		[
			'nobody sums up to something',
			[answer(50, [user(3)], { totalBalance: 900 }), answer(0, [], { totalBalance: 900 })],
		],
		[
			'nobody but the single id has money',
			[answer(50, [user(0)], { totalBalance: 7 }), answer(1, [user(7)], { totalBalance: 7 })],
		],
		[
			'another answer of one user shows it',
			[answer(1, [user(3)], { totalBalance: 10 }), answer(1, [user(7)], { totalBalance: 7 })],
		],
		[
			'they are nothing, and the single id has money',
			[answer(50, [user(0)], { totalBalance: 0 }), answer(1, [user(7)], { totalBalance: 0 })],
		],
		[
			'no answer lists all of its users',
			[answer(50, [user(3)], { totalBalance: 900 }), answer(2, [user(7)], { totalBalance: 8 })],
		],
		[
			'one answer has none',
			[answer(50, [user(3)], { totalBalance: 900 }), answer(1, [user(7)], {})],
		],
		[
			'one answer has no number',
			[answer(50, [user(3)], { totalBalance: 'many' }), answer(1, [user(7)], { totalBalance: 7 })],
		],
	];

	it.each(doubtful)('are left out: %s', (_, answers) => {
		const { totals, leftOut } = combineTotals(answers);
		expect(Object.keys(totals)).toEqual(['total']);
		expect(leftOut).toEqual(['totalBalance']);
	});
});

describe('sums over the rows of each answer', () => {
	it('are left out: they say nothing of the users who are not among the rows', () => {
		const { totals, leftOut } = combined(
			answer(5_000, [user(3)], { totalBalance: 3 }),
			answer(1, [user(7)], { totalBalance: 7 }),
		);
		expect(totals).toEqual({ total: 5_001 });
		expect(leftOut).toEqual(['totalBalance']);
	});

	it('are left out where those of many users are nothing', () => {
		const { totals } = combined(
			answer(50, [user(0)], { totalBalance: 0 }),
			answer(1, [user(7)], { totalBalance: 7 }),
		);
		expect(totals).toEqual({ total: 51 });
	});

	it('are added where the rows are all users', () => {
		const { totals } = combined(
			answer(2, [user(3), user(4)], { totalBalance: 7 }),
			answer(1, [user(7)], { totalBalance: 7 }),
			answer(1, [user(9)], { totalBalance: 9 }),
		);
		expect(totals).toEqual({ total: 4, totalBalance: 23 });
	});

	it('are not what one sum shows that is more than its rows', () => {
		const { totals } = combined(
			answer(5_000, [user(3)], { totalBalance: 3 }),
			answer(5_000, [user(4)], { totalBalance: 11 }),
			answer(1, [user(7)], { totalBalance: 7 }),
		);
		expect(totals).toEqual({ total: 10_001, totalBalance: 21 });
	});
});

describe('what the vendor does not document', () => {
	it('is left out where it is a number, and kept where all answers say the same', () => {
		const numbers = { totalPoints: 7, pages: 1, rate: 1.5, points: '7' };
		const beside = { ...numbers, currency: 'THB', asOf: ['now'], note: 'a' };
		expect(
			combined(answer(2, [user(7)], beside), answer(1, [user(7)], { ...beside, note: 'b' })),
		).toEqual({
			totals: { total: 3, currency: 'THB', asOf: ['now'] },
			leftOut: [...Object.keys(numbers), 'note'],
		});
	});

	it('is no sum over the ids, even where it looks like one', () => {
		const { totals, leftOut } = combined(
			answer(50, [user(3)], { totalPoints: 900 }),
			answer(0, [], { totalPoints: 0 }),
		);
		expect(totals).toEqual({ total: 50 });
		expect(leftOut).toEqual(['totalPoints']);
	});
});
