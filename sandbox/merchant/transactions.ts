import type { ExactObject } from '../exactJson';
import type { Merchant } from './merchant';
import { amountsOf } from './rows';
import { formatTime, parseTime } from './times';

/** What happened to each wallet, the newest first. */
const HISTORY = [
	{ type: 'CodSettlement', status: 'Success', share: 3n, secondsAfterCreation: 7200 },
	{ type: 'TopUp', status: 'Success', share: 2n, secondsAfterCreation: 3600 },
] as const;

/** How many transactions the merchant's wallet users have had. */
export function countTransactions(merchant: Merchant): number {
	return merchant.size * HISTORY.length;
}

/** Some of the transactions, user by user. Amounts are in satang. */
export function transactions(merchant: Merchant, from: number, count: number): ExactObject[] {
	const to = Math.min(from + count, countTransactions(merchant));
	const firstUser = Math.floor(from / HISTORY.length);
	const users = merchant.select().entries.slice(firstUser, Math.ceil(to / HISTORY.length));
	return merchant
		.rowsOf(users)
		.flatMap((user) =>
			HISTORY.map(({ type, status, share, secondsAfterCreation }, index) => ({
				transactionNo: `T${index + 1}${user.mchUuid}`,
				mchUuid: user.mchUuid,
				type,
				amount: BigInt(amountsOf(user).balance) / share,
				status,
				createTime: formatTime(secondsOf(user.createTime) + secondsAfterCreation),
			})),
		)
		.slice(from - firstUser * HISTORY.length)
		.slice(0, Math.max(to - from, 0));
}

function secondsOf(createTime: unknown): number {
	return Math.max(parseTime(createTime), 0);
}
