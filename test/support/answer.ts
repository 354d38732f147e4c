import type { WalletUser } from '../../wallet-api/contract';
import { Front } from '../../wallet-api/reading/front';
import type { Page } from '../../wallet-api/reading/pages';
import { type Stretch, stretchOf } from '../../wallet-api/reading/stretch';

/** Users as `id@second`, newest first; those without a second have no time of creation. */
export function usersIn(text: string): WalletUser[] {
	return text.split(' ').flatMap((one): WalletUser[] => {
		const [mchUuid = '', second] = one.split('@');
		if (mchUuid === '') return [];
		if (second === undefined) return [{ mchUuid }];
		return [{ mchUuid, createTime: `2026-01-01 07:00:${second}` }];
	});
}

/** An answer with these users. */
export function answer(page: Page, text: string, total = 99): Stretch {
	const { page: current, size } = page;
	return stretchOf({ users: usersIn(text), total, size, current, totals: {} }, page, 0, 0);
}

/** A front after some answers were added. */
export function after(...answers: Stretch[]): Front {
	const front = new Front();
	for (const stretch of answers) front.add(stretch);
	return front;
}
