import type { WalletUser } from '../../../wallet-api/contract';
import type { Laws } from './laws';

/** One user of a world. */
export interface Inhabitant {
	readonly id: string;
	/** Second of creation. */
	readonly second: number;
	/** What decides among those of one second; the list is sorted by it where that order is stable. */
	readonly rank: number;
	/** What the row says, beside who it is. */
	readonly value: number;
}

/** The field of a row that tells a test, and nobody else, whose it is. */
export const WHO = 'tests know';

/** A user as the server sends the row. */
export function rowOf(user: Inhabitant, laws: Pick<Laws, 'times' | 'ids'>): WalletUser {
	const { id, value } = user;
	return { [WHO]: id, balance: value, ...idsOf(id, laws.ids), ...timeOf(user, laws.times) };
}

/** The `mchUuid` of a user as the server sends and compares it; undefined where it sends none. */
export function sentMchUuid(id: string, ids: Laws['ids']): string | undefined {
	const { mchUuid } = idsOf(id, ids);
	return mchUuid === undefined ? undefined : String(mchUuid);
}

/** One in seven users is odd, and stays so. */
export function isOdd(id: string): boolean {
	let sum = 0;
	for (let place = 0; place < id.length; place++) sum += id.charCodeAt(place);
	return sum % 7 === 0;
}

function idsOf(id: string, ids: Laws['ids']): { mchUuid?: string | number; uuid?: string } {
	const uuid = `U${id}`;
	switch (ids) {
		case 'all':
			return { mchUuid: id, uuid };
		case 'numbers':
			return { mchUuid: numberOf(id), uuid };
		case 'someMissing':
			return isOdd(id) ? { uuid } : { mchUuid: id, uuid };
		case 'someShared':
			return { mchUuid: isOdd(id) ? `${id[0]}${numberOf(id) + 3}` : id, uuid };
		case 'someWithoutUuid':
			return isOdd(id) ? { mchUuid: id } : { mchUuid: id, uuid };
	}
}

/** `u7` is 7, and `n7`, who came later, another one. */
function numberOf(id: string): number {
	return Number(id.slice(1)) + (id.startsWith('n') ? 1_000_000 : 0);
}

function timeOf({ id, second }: Inhabitant, times: Laws['times']): { createTime?: string } {
	const createTime = new Date(1_700_000_000_000 + 1000 * second)
		.toISOString()
		.slice(0, 19)
		.replace('T', ' ');
	if (times === 'none') return {};
	if (times === 'all' || !isOdd(id)) return { createTime };
	if (times === 'someMissing') return {};
	return { createTime: times === 'someUnreadable' ? `${second}` : '2031-01-01 00:00:00' };
}
