import type { Merchant } from '../../../sandbox/merchant/merchant';
import type { WalletUser } from '../../../wallet-api/contract';
import type { Sight } from './known';
import { type ModelSettings, viewOf } from './model';

/** Gives, later, all the ways in which each user was listed from now until then; the last one last. */
export function watchViews(merchant: Merchant, settings: ModelSettings): () => Sight['views'] {
	const rowsNow = () =>
		new Map<string, WalletUser>(
			merchant.rows().map((row) => [row.mchUuid, JSON.parse(JSON.stringify(row))]),
		);
	const seen = [rowsNow()];
	const { changeUser, createUser, removeUser } = merchant;
	const note = <Result>(result: Result): Result => {
		seen.push(rowsNow());
		return result;
	};
	merchant.changeUser = (...args) => note(changeUser.apply(merchant, args));
	merchant.createUser = (...args) => note(createUser.apply(merchant, args));
	merchant.removeUser = (...args) => note(removeUser.apply(merchant, args));
	return () => {
		Object.assign(merchant, { changeUser, createUser, removeUser });
		const ids = new Set(seen.flatMap((rows) => [...rows.keys()]));
		return new Map([...ids].map((id) => [id, seen.map((rows) => viewOf(rows.get(id), settings))]));
	};
}
