import type { Merchant } from '../../sandbox/merchant/merchant';
import { type Doubt, describeDoubts } from '../../wallet-api/reading/facts';
import type { ReadOptions } from '../../wallet-api/reading/readUsers';
import { type Circumstances, pagesOf, readSimulated } from './reading';
import type { WalletServer } from './simulation/walletServer';

/** What happens to the list before a request reaches the server, by the request's number. */
export type Happenings = { readonly [request: number]: (merchant: Merchant) => void };

/** What a test says of a reading. */
export interface ReadingOf extends Circumstances, Partial<ReadOptions> {
	/** Ids of the users at the start, newest first. Those in capital letters are Approved, the others Rejected. */
	readonly names: readonly string[];
	/** Whether they were created in the same second; each in one of its own unless told. */
	readonly atOnce?: boolean;
	readonly happenings?: Happenings;
}

/** What came: the names in a row, the pages as they were served, and where somebody may be missing. */
export interface Came {
	readonly names: string;
	readonly pages: readonly string[];
	readonly doubts: readonly Doubt[];
	readonly hint: string;
}

/** Reads a list of users with short names while things happen to it. @throws Error when the reading fails */
export async function readMoving(server: WalletServer, of: ReadingOf): Promise<Came> {
	const { names, atOnce = false, happenings = {}, filters = {}, parallelRequests = 1 } = of;
	const { limit, pageSize, ...circumstances } = of;
	const { result, requests } = await readSimulated(server, {
		...circumstances,
		rows: names.map((mchUuid, index) => ({
			mchUuid,
			createTime: timeOf(atOnce ? 0 : names.length - index),
			KYCStatus: mchUuid === mchUuid.toUpperCase() ? 'Approved' : 'Rejected',
		})),
		options: { filters, limit, pageSize },
		parallelRequests,
		hooks: () => ({ onArrival: (number) => happenings[number]?.(server.merchant) }),
	});
	if (result === 'cancelled' || !result.ok) throw new Error('The reading failed.');
	const { users, doubts } = result.value;
	return {
		names: users.map(({ mchUuid }) => mchUuid).join(''),
		pages: pagesOf(requests),
		doubts,
		hint: describeDoubts(doubts),
	};
}

/** A user joins at the top. */
export const join = (mchUuid: string) => (merchant: Merchant) => {
	merchant.createUser({ mchUuid });
};

/** A user leaves for ever. */
export const leave = (mchUuid: string) => (merchant: Merchant) => {
	merchant.removeUser(mchUuid);
};

/** A user gets another status. */
export const become = (mchUuid: string, KYCStatus: string) => (merchant: Merchant) => {
	merchant.changeUser(mchUuid, { KYCStatus });
};

/** Several things at once. */
export const both =
	(...happenings: ReadonlyArray<(merchant: Merchant) => void>) =>
	(merchant: Merchant) => {
		for (const happen of happenings) happen(merchant);
	};

function timeOf(second: number): string {
	return `2024-11-22 00:00:${String(second).padStart(2, '0')}`;
}
