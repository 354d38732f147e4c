import {
	BALANCE_PATH,
	type JsonObject,
	type PageQuery,
	SUCCESS_CODE,
} from '../../wallet-api/contract';
import { type ExactObject, writeExact } from '../exactJson';
import type { Merchant } from '../merchant/merchant';
import { type Read, readBalanceQuery, readPageQuery } from './parameters';
import type { Settings } from '../settings';
import { countTransactions, transactions } from '../merchant/transactions';

/** One page of an answer, before anything is written: what stands beside the list, and the list. */
export interface Page {
	readonly head: ExactObject;
	/** The rows, for faults that change them. */
	readonly rows: () => ExactObject[];
	/** The same rows as a JSON list, the quick way. */
	readonly listText: () => string;
}

/** An address of the API that answers in pages. */
export interface Endpoint {
	readonly read: (parameters: JsonObject) => Read<PageQuery>;
	readonly page: (merchant: Merchant, query: PageQuery, settings: Settings) => Page;
}

/** Path of the list that shows that other addresses of the API can be asked in the same way. */
export const TRANSACTIONS_PATH = '/open-api/jt/wallet/transactions';

const ENDPOINTS: { readonly [path: string]: Endpoint } = {
	[BALANCE_PATH]: { read: readBalanceQuery, page: balances },
	[TRANSACTIONS_PATH]: { read: readPageQuery, page: transactionPage },
};

/** The endpoint at a path; undefined where the API has no list. */
export function endpointAt(path: string): Endpoint | undefined {
	return ENDPOINTS[path];
}

/** The body of an answer that succeeded, the list last as in the vendor's example. */
export function pageText({ head, listText }: Page): string {
	const headText = writeExact(head).slice(0, -1);
	return `{"code":${SUCCESS_CODE},"message":"Success","data":${headText},"list":${listText()}}}`;
}

/** The body of an answer that succeeded, with any data. */
export function successText(data: ExactObject): string {
	return writeExact({ code: SUCCESS_CODE, message: 'Success', data });
}

function balances(merchant: Merchant, query: PageQuery, { totalsOver }: Settings): Page {
	const { page, size, ...filters } = query;
	const { entries, totals } = merchant.select(filters);
	const sums = totalsOver === 'filtered' ? totals : merchant.select().totals;
	const wanted = entries.slice((page - 1) * size, page * size);
	return {
		head: { total: entries.length, size, current: page, ...sums.toData() },
		rows: () => merchant.rowsOf(wanted),
		listText: () => merchant.listText(wanted),
	};
}

function transactionPage(merchant: Merchant, { page, size }: PageQuery): Page {
	const rows = transactions(merchant, (page - 1) * size, size);
	return {
		head: { total: countTransactions(merchant), size, current: page },
		rows: () => rows,
		listText: () => writeExact(rows),
	};
}
