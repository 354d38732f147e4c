import type { Json, WalletUser } from '../contract';
import { identityOf, mchUuidOf } from '../identity';

/** What is odd about the IDs of the users who were read. */
export interface OddIds {
	/** How many rows have no `mchUuid`. */
	readonly withoutMchUuid: number;
	/** How many rows have the `mchUuid` of another one, and another `uuid`: an account closed and opened again. */
	readonly sharedMchUuid: number;
}

/**
 * Gives each wallet user a number, from 0, when first met, and the same number ever after. It holds no more of a user
 * than the two IDs: a list of a million is read without keeping its rows.
 */
export class KnownUsers {
	private readonly byMchUuid = new Map<string, number>();
	/** The `uuid` of those by number; one text each, and no text of both IDs, for that would cost memory. */
	private readonly uuids: Array<Json | undefined> = [];
	/** All others, by whole identity. */
	private readonly byIdentity = new Map<string, number>();
	private withoutMchUuid = 0;

	/** How many were met. */
	get count(): number {
		return this.uuids.length;
	}

	/** What is odd about their IDs. */
	get oddIds(): OddIds {
		const { withoutMchUuid } = this;
		return { withoutMchUuid, sharedMchUuid: this.byIdentity.size - withoutMchUuid };
	}

	/** The number of a user, who may be new. */
	meet(user: WalletUser): number {
		const mchUuid = mchUuidOf(user);
		// Nearly every row: looked up once.
		if (mchUuid !== undefined && !this.byMchUuid.has(mchUuid)) {
			this.byMchUuid.set(mchUuid, this.count);
			return this.uuids.push(user.uuid) - 1;
		}
		const known = this.numberOf(user);
		if (known !== undefined) {
			this.uuids[known] ??= user.uuid;
			return known;
		}
		if (mchUuid === undefined) this.withoutMchUuid++;
		this.byIdentity.set(identityOf(user), this.count);
		return this.uuids.push(user.uuid) - 1;
	}

	/** The number of a user; undefined for one who was not met yet. */
	numberOf(user: WalletUser): number | undefined {
		const mchUuid = mchUuidOf(user);
		const known = mchUuid === undefined ? undefined : this.byMchUuid.get(mchUuid);
		if (mchUuid !== undefined && known === undefined) return undefined;
		if (known !== undefined && isSameId(this.uuids[known], user.uuid)) return known;
		return this.byIdentity.get(identityOf(user));
	}
}

/** A number and its digits are the same. One that is missing, null or empty may be any, for not every answer shows it. */
function isSameId(one: Json | undefined, other: Json | undefined): boolean {
	const [text, otherText] = [String(one ?? ''), String(other ?? '')];
	return text === otherText || text === '' || otherText === '';
}
