import type { WalletUser } from '../../wallet-api/contract';
import { comparable, mchUuidOf } from '../../wallet-api/identity';
import { inThousands } from '../shared/output/counts';

/** Most IDs that a message names. */
const NAMED_IDS = 20;

/** A word of the heading of a column of IDs, copied together with them. */
const HEADING = /^(?:merchant|wallet|user|users|id|ids|mchuuid|uuid|user[-_]?id)$/i;

/** The vendor's own ID of a wallet user, `uuid`, where the merchant's is wanted. */
const WALLET_USER_ID = /^U\d{10,}$/;

/** IDs that were asked for, and which of them no wallet user has. */
export class MissingIds {
	/** As JT Wallet may compare them. */
	private readonly missing: Map<string, string>;
	private readonly asked: number;

	constructor(asked: readonly string[] = []) {
		this.missing = new Map(asked.map((id) => [comparable(id), id]));
		this.asked = this.missing.size;
	}

	/** Notes that these users were found. */
	found(users: readonly WalletUser[]): void {
		if (this.missing.size > 0) this.foundIds(users.flatMap((user) => mchUuidOf(user) ?? []));
	}

	/** Notes that users with these IDs were found. */
	foundIds(ids: readonly string[]): void {
		for (const id of ids) this.missing.delete(comparable(id));
	}

	/**
	 * What to tell the operator; nothing where everybody was found.
	 *
	 * @param who for whom was asked, such as `wallet user`
	 */
	hints(who: string): string[] {
		const ids = [...this.missing.values()];
		if (ids.length === 0) return [];
		const some =
			this.asked === 1
				? 'the ID'
				: `${inThousands(ids.length)} of the ${inThousands(this.asked)} IDs:`;
		return [`No ${who} has ${some} ${listed(ids)}.`, ...this.advice()];
	}

	/** What may have gone wrong with IDs that nobody has. */
	advice(): string[] {
		const ids = [...this.missing.values()];
		const headings = ids.filter((id) => HEADING.test(id));
		const walletIds = ids.filter((id) => WALLET_USER_ID.test(id));
		return [
			...(headings.length === 0
				? []
				: [
						`${listed(headings)}: this looks like the heading of a column. Enter the IDs without it.`,
					]),
			...(walletIds.length === 0
				? []
				: [
						`${listed(walletIds)}: this looks like a wallet user ID of JT Wallet (uuid). Enter the merchant user ID (mchUuid), your own ID of the user.`,
					]),
		];
	}
}

/** IDs for a message, and of many only some: `JT1, JT2 and 7 more`. */
export function listed(ids: readonly string[]): string {
	const named = ids.slice(0, NAMED_IDS).join(', ');
	return ids.length > NAMED_IDS
		? `${named} and ${inThousands(ids.length - NAMED_IDS)} more`
		: named;
}
