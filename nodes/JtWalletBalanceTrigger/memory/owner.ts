import { createHash } from 'node:crypto';
import type { Json, WalletUser } from '../../../wallet-api/contract';
import { mchUuidOf } from '../../../wallet-api/identity';
import { compact, expand } from './compactText';

/**
 * Who a user is, as a short text without spaces: both IDs, compacted, with a comma between them. Users are told apart
 * as `identityOf` tells rows apart.
 */
export type Owner = string;

/** An ID that a row does not have. `compact` never gives this. */
const NONE = '-';

/**
 * Before what tells rows apart beside their IDs: a check of the whole row where it has neither, and of its time of
 * creation where it has only the wallet's. `compact` never gives this either.
 */
const ROW_MARK = '#';

/** Who a row is. */
export function ownerOf(user: WalletUser): Owner {
	const mchUuid = mchUuidOf(user);
	const sent = typeof user.uuid === 'number' ? String(user.uuid) : user.uuid;
	const uuid = typeof sent === 'string' && sent !== '' ? compact(sent) : undefined;
	if (mchUuid !== undefined) return `${compact(mchUuid)},${uuid ?? NONE}`;
	// A person can have several wallets.
	return `${NONE},${uuid === undefined ? rowMark(user) : `${uuid}${rowMark(user.createTime)}`}`;
}

/** The IDs of a user who is known by name only: an empty text, and null, where there is none. */
export function idsOf(owner: Owner): { readonly mchUuid: string; readonly uuid: Json } {
	const [mchUuid = NONE, wallet = NONE] = owner.split(',');
	const [uuid = ''] = wallet.split(ROW_MARK);
	return {
		mchUuid: mchUuid === NONE ? '' : String(expand(mchUuid)),
		uuid: uuid === NONE || uuid === '' ? null : (expand(uuid) ?? null),
	};
}

/** What tells the row apart beside its IDs; undefined where they are enough. */
export function markOf(owner: Owner): string | undefined {
	return owner.split(ROW_MARK)[1];
}

function rowMark(value: Json | undefined): string {
	const digest = createHash('sha256')
		.update(JSON.stringify(value ?? null))
		.digest('base64url');
	return `${ROW_MARK}${digest.slice(0, 16)}`;
}
