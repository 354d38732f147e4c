import type { BalancePage, Json } from '../contract';
import type { Sign } from './movement';

/**
 * Holds one answer against what was asked: the signs that the server did not serve this page.
 *
 * @param isKnown whether a user came on another page of the same pass
 */
export function pageSigns(
	answer: BalancePage,
	{ page, size }: { readonly page: number; readonly size: number },
	isKnown: (mchUuid: Json | undefined) => boolean,
): Sign[] {
	const { users, total } = answer;
	const rowsDue = Math.max(0, Math.min(size, total - (page - 1) * size));
	const holdsNobodyNew = users.length > 0 && users.every(({ mchUuid }) => isKnown(mchUuid));
	const signs: Array<[Sign, boolean]> = [
		['wrongRowCount', users.length !== rowsDue],
		['wrongPage', answer.current !== undefined && answer.current !== page],
		['wrongSize', answer.size !== undefined && answer.size !== size],
		['repeatedPage', holdsNobodyNew],
	];
	return signs.filter(([, isThere]) => isThere).map(([sign]) => sign);
}
