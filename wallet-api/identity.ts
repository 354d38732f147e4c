import type { Json, WalletUser } from './contract';

/**
 * The merchant's ID of a wallet user, as a text: one that was sent as a number is its digits. Undefined for a row
 * without one.
 */
export function mchUuidOf({ mchUuid }: WalletUser): string | undefined {
	const text = typeof mchUuid === 'number' ? String(mchUuid) : mchUuid;
	return typeof text === 'string' && text !== '' ? text : undefined;
}

/** An ID, or another text, as a server may compare it: without case, blanks around it, and the width of letters. */
export function comparable(text: string): string {
	return text.trim().normalize('NFKC').toLowerCase();
}

/**
 * Tells the rows of different wallet users apart. A row is identified by its `mchUuid` together with its `uuid`,
 * where there is one: an account that was closed and opened again is two rows. A row without `mchUuid` is identified
 * by its `uuid` and its time of creation, for a person can have several wallets (the vendor's example shows two), and
 * one without either ID by its whole content.
 */
export function identityOf(row: WalletUser): string {
	const parts = [row.mchUuid, row.uuid].map(idText);
	if (parts.every((part) => part === '')) return JSON.stringify(row);
	if (parts[0] === '') parts.push(idText(row.createTime));
	return parts.join('\n');
}

function idText(id: Json | undefined): string {
	return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}
