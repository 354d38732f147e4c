import type { WalletUser } from '../contract';
import { identityOf, mchUuidOf } from '../identity';
import { NumberedTexts, Texts } from './texts';

/** What is odd about the IDs of the users who were read. */
export interface OddIds {
	/** How many rows have no `mchUuid`. */
	readonly withoutMchUuid: number;
	/** How many rows have the `mchUuid` of another one, and another `uuid`: an account closed and opened again. */
	readonly sharedMchUuid: number;
}

/**
 * Gives each wallet user a number, from 0, when first met, and the same number ever after. It holds no more of a user
 * than the two IDs, mostly as bytes: a list of a million is read without keeping its rows.
 */
export class KnownUsers {
	private readonly byMchUuid: NumberedTexts;
	/** The `uuid` by number, as it was first met: no text of both IDs, for that would have to be made for every row. */
	private readonly uuids: Texts;
	/** The `uuid` of users who were first met without one. */
	private readonly learned = new Map<number, string>();
	/** All others, by whole identity. */
	private readonly byIdentity = new Map<string, number>();
	private withoutMchUuid = 0;

	/** @param few of how many the IDs are kept as they are, and not as bytes; left out: of a page */
	constructor(few?: number) {
		this.byMchUuid = new NumberedTexts(few);
		this.uuids = new Texts(few);
	}

	/** How many were met. */
	get count(): number {
		return this.uuids.count;
	}

	/** What is odd about their IDs. */
	get oddIds(): OddIds {
		const { withoutMchUuid } = this;
		return { withoutMchUuid, sharedMchUuid: this.byIdentity.size - withoutMchUuid };
	}

	/** The number of a user, who may be new. */
	meet(user: WalletUser): number {
		const { count } = this.uuids;
		const mchUuid = mchUuidOf(user);
		const uuid = uuidOf(user);
		if (mchUuid !== undefined) {
			const known = this.byMchUuid.give(mchUuid);
			if (known === count) {
				this.uuids.push(uuid);
				return known;
			}
			if (this.hasUuid(known, uuid)) {
				if (uuid !== '' && this.uuids.is(known, '')) this.learned.set(known, uuid);
				return known;
			}
		}
		const identity = identityOf(user);
		const known = this.byIdentity.get(identity);
		if (known !== undefined) return known;
		if (mchUuid === undefined) this.withoutMchUuid++;
		this.byIdentity.set(identity, count);
		this.byMchUuid.giveToNobody();
		this.uuids.push(uuid);
		return count;
	}

	/** The number of a user; undefined for one who was not met yet. */
	numberOf(user: WalletUser): number | undefined {
		const mchUuid = mchUuidOf(user);
		const known = mchUuid === undefined ? undefined : this.byMchUuid.numberOf(mchUuid);
		if (mchUuid !== undefined && known === undefined) return undefined;
		if (known !== undefined && this.hasUuid(known, uuidOf(user))) return known;
		return this.byIdentity.get(identityOf(user));
	}

	/** Whether a user has this `uuid`. One that is missing, null or empty may be any, for not every answer shows it. */
	private hasUuid(number: number, uuid: string): boolean {
		if (uuid === '' || this.uuids.is(number, uuid)) return true;
		return this.uuids.is(number, '') && (this.learned.get(number) ?? uuid) === uuid;
	}
}

/** A number and its digits are the same. */
function uuidOf({ uuid }: WalletUser): string {
	return typeof uuid === 'string' ? uuid : String(uuid ?? '');
}
