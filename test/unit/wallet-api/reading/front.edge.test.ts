import type { BalancePage, WalletUser } from '../../../../wallet-api/contract';
import { Front } from '../../../../wallet-api/reading/front';
import type { Page } from '../../../../wallet-api/reading/pages';
import { type Stretch, stretchOf } from '../../../../wallet-api/reading/stretch';

/** An answer; users without a second have no time, all others were created in the second after the `@`. */
function answer(page: Page, text: string, total = 99): Stretch {
	const users = text.split(' ').map((one): WalletUser => {
		const [mchUuid = '', second] = one.split('@');
		return second === undefined
			? { mchUuid }
			: { mchUuid, createTime: `2026-01-01 07:00:${second}` };
	});
	const answered: BalancePage = { users, total, size: page.size, current: page.page, totals: {} };
	return stretchOf(answered, page, 0, 0);
}

/** A front after some answers were added. */
function after(...answers: Stretch[]): Front {
	const front = new Front();
	for (const stretch of answers) front.add(stretch);
	return front;
}

describe('the edge', () => {
	it('moves on where a page goes beyond it, and stays where it does not', () => {
		const front = after(answer({ page: 1, size: 3 }, 'e@50 d@40 c@30'));
		front.add(answer({ page: 1, size: 2 }, 'e@50 x@45'));
		expect([front.place, front.last?.mchUuid]).toEqual([3, 'c']);
		front.add(answer({ page: 2, size: 2 }, 'c@30 b@20'));
		expect([front.place, front.last?.mchUuid]).toEqual([4, 'b']);
	});

	it.each([
		['oldest first', 'a@10 b@20 c@30', 'c@30 d@40'],
		['in no order by time', 'b@20 a@10 d@40', 'd@40 c@30'],
		['without times', 'a b c', 'c d'],
	])('moves on in a list that is %s', (_, first, second) => {
		const front = after(answer({ page: 1, size: 3 }, first), answer({ page: 2, size: 2 }, second));
		expect([front.place, front.known.count]).toEqual([4, 4]);
	});
});

it('a page from further up does not end the list, whatever it states', () => {
	const whole = answer({ page: 1, size: 5 }, 'e@50 d@40 c@30 b@20 a@10');
	expect(after(whole, answer({ page: 1, size: 4 }, 'e@50 d@40 c@30', 3)).isEnded).toBe(false);
	expect(after(whole, answer({ page: 1, size: 9 }, 'e@50 d@40 c@30 b@20 a@10', 5)).isEnded).toBe(
		true,
	);
});
