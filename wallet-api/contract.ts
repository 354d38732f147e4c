/**
 * The vendor's words: what may be asked of the JT Wallet balance API and what it answers.
 * Source: https://docs-wallet.bluepay.asia/en/WalletUser/WalletUsersBalance.html
 */

/** Path of the one endpoint, below the merchant's base URL. Always POST. */
export const BALANCE_PATH = '/open-api/jt/wallet/balance';

/** Most rows the vendor puts on one page. */
export const MAX_PAGE_SIZE = 10_000;

/** Most merchant user IDs the vendor takes in one request. */
export const MAX_IDS_PER_REQUEST = 5_000;

/** `code` of an answer that succeeded. Failures come with HTTP 200, too. */
export const SUCCESS_CODE = 10_000;

/** The names of the status filters, in the vendor's order. */
export const STATUS_FIELDS = [
	'KYCStatus',
	'authorizationStatus',
	'mobileVerificationStatus',
	'userStatus',
] as const;

/** Name of a status filter. */
export type StatusField = (typeof STATUS_FIELDS)[number];

/** The status filters, each with every value the vendor knows. A row carries the same field with one of them. */
export const STATUS_VALUES = {
	KYCStatus: ['Unsubmitted', 'Pending', 'Approved', 'Rejected'],
	authorizationStatus: ['Authorized', 'Unauthorized'],
	mobileVerificationStatus: ['Verified', 'Unverified'],
	userStatus: ['Active', 'Deactivating', 'Deactivated'],
} as const satisfies { readonly [field in StatusField]: readonly string[] };

/** Fields of a row that hold money: longs, in satang (1/100 baht). */
export const ROW_AMOUNTS = [
	'balance',
	'baseBalance',
	'codBalance',
	'withdrawThreshold',
	'unclearBillAmountDue',
	'unclearBillAmount',
] as const;

/** Name of a field of a row that holds money. */
export type AmountField = (typeof ROW_AMOUNTS)[number];

/** Totals beside the list: longs, in satang. The vendor does not say whether they follow the filter. */
export const TOTAL_AMOUNTS = [
	'totalBalance',
	'totalBaseBalance',
	'totalCodBalance',
	'totalUnclearBillAmountDue',
	'totalUnclearBillAmount',
	'totalWithdrawThreshold',
] as const;

/** Fields of a row that hold a time such as "2024-11-22 00:00:00". The vendor names no time zone. */
export const ROW_TIMES = ['createTime', 'updateTime'] as const;

/** Any value that JSON can carry. */
export type Json = string | number | boolean | null | Json[] | { [field: string]: Json };

/** A JSON object. */
export type JsonObject = { [field: string]: Json };

/** Which wallet users to list. A filter that is left out is not sent. */
export type BalanceFilters = { readonly [field in StatusField]?: readonly string[] } & {
	readonly mchUuidList?: readonly string[];
};

/** One page of the list: `page` counts from 1, `size` is rows per page. */
export type PageQuery = BalanceFilters & { readonly page: number; readonly size: number };

/**
 * One wallet user as the vendor sent the row, unknown fields included. `identity.ts` says who it is: `mchUuid` may be
 * a number, or missing.
 */
export type WalletUser = JsonObject;

/** One page of wallet users, read and checked. */
export interface BalancePage {
	readonly users: WalletUser[];
	/** How many users match the filters, says the vendor. */
	readonly total: number;
	/** Rows per page and page number as answered; undefined where the vendor left them out. */
	readonly size: number | undefined;
	readonly current: number | undefined;
	/** Everything in `data` beside the list, as sent: `total`, `size`, `current` and the sums in satang. */
	readonly totals: JsonObject;
}
