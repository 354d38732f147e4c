import type { BalancePage } from '../../../wallet-api/contract';
import type { Sign } from '../../../wallet-api/reading/movement';
import { pageSigns } from '../../../wallet-api/reading/pageSigns';

const SIZE = 10;
const TOTAL = 25;

/** A page as the server answers it: so many users, numbered from 1. */
const answerOf = (rows: number, answered: Partial<BalancePage> = {}): BalancePage => ({
	users: Array.from({ length: rows }, (_, index) => ({ mchUuid: `JT${index + 1}` })),
	total: TOTAL,
	size: undefined,
	current: undefined,
	totals: {},
	...answered,
});

const signsOf = (answer: BalancePage, page = 1, known: readonly string[] = []) =>
	pageSigns(answer, { page, size: SIZE }, (mchUuid) => known.includes(String(mchUuid)));

describe('nothing is odd about', () => {
	it.each([
		['a full page', answerOf(10), 1],
		['a full page in mid-list', answerOf(10), 2],
		['a last page', answerOf(5), 3],
		['nothing behind the end', answerOf(0), 4],
		['nobody at all', answerOf(0, { total: 0 }), 1],
		['an answer that says what was asked for', answerOf(10, { current: 2, size: 10 }), 2],
	])('%s', (_what, answer, page) => {
		expect(signsOf(answer, page)).toEqual([]);
	});

	it('a page on which one user is new', () => {
		const known = Array.from({ length: 9 }, (_, index) => `JT${index + 1}`);
		expect(signsOf(answerOf(10), 2, known)).toEqual([]);
	});
});

describe('odd is', () => {
	it.each<[string, BalancePage, number, Sign[]]>([
		['a row too few', answerOf(9), 1, ['wrongRowCount']],
		['a row too many', answerOf(11), 1, ['wrongRowCount']],
		['a row too many on the last page', answerOf(6), 3, ['wrongRowCount']],
		['a row behind the end', answerOf(1), 4, ['wrongRowCount']],
		['an empty page', answerOf(0), 1, ['wrongRowCount']],
		['another page', answerOf(10, { current: 2 }), 1, ['wrongPage']],
		['another size', answerOf(10, { size: 9 }), 1, ['wrongSize']],
		[
			'everything about it',
			answerOf(3, { size: 9, current: 9 }),
			1,
			['wrongRowCount', 'wrongPage', 'wrongSize'],
		],
	])('%s', (_what, answer, page, signs) => {
		expect(signsOf(answer, page)).toEqual(signs);
	});

	it('a page of users of other pages alone', () => {
		expect(signsOf(answerOf(2, { total: 12 }), 2, ['JT1', 'JT2'])).toEqual(['repeatedPage']);
	});
});
