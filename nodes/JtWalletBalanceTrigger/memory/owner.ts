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

/** Before the check of a whole row, where it has neither ID. `compact` never gives this either. */
const ROW_MARK = '#';

/** Who a row is. */
export function ownerOf(user: WalletUser): Owner {
	const mchUuid = mchUuidOf(user);
	const uuid = typeof user.uuid === 'number' ? String(user.uuid) : user.uuid;
	if (typeof uuid === 'string' && uuid !== '') return `${compactId(mchUuid)},${compact(uuid)}`;
	return `${compactId(mchUuid)},${mchUuid === undefined ? rowCheck(user) : NONE}`;
}

/** The IDs of a user who is known by name only: an empty text, and null, where there is none. */
export function idsOf(owner: Owner): { readonly mchUuid: string; readonly uuid: Json } {
	const [mchUuid = NONE, uuid = NONE] = owner.split(',');
	return {
		mchUuid: mchUuid === NONE ? '' : String(expand(mchUuid)),
		uuid: uuid === NONE || uuid.startsWith(ROW_MARK) ? null : (expand(uuid) ?? null),
	};
}

function compactId(id: string | undefined): string {
	return id === undefined ? NONE : compact(id);
}

function rowCheck(user: WalletUser): string {
	const digest = createHash('sha256').update(JSON.stringify(user)).digest('base64url');
	return `${ROW_MARK}${digest.slice(0, 16)}`;
}
