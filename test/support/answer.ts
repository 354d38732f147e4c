import type { BalancePage, WalletUser } from '../../wallet-api/contract';
import { Front } from '../../wallet-api/reading/front';
import type { Page } from '../../wallet-api/reading/pages';
import { type Stretch, stretchOf } from '../../wallet-api/reading/stretch';

/** An answer; users without a second have no time, all others were created in the second after the `@`. */
export function answer(page: Page, text: string, total = 99): Stretch {
	const users = text.split(' ').flatMap((one): WalletUser[] => {
		const [mchUuid = '', second] = one.split('@');
		if (mchUuid === '') return [];
		if (second === undefined) return [{ mchUuid }];
		return [{ mchUuid, createTime: `2026-01-01 07:00:${second}` }];
	});
	const answered: BalancePage = { users, total, size: page.size, current: page.page, totals: {} };
	return stretchOf(answered, page, 0, 0);
}

/** A front after some answers were added. */
export function after(...answers: Stretch[]): Front {
	const front = new Front();
	for (const stretch of answers) front.add(stretch);
	return front;
}
