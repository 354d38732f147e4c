import {
	BALANCE_PATH,
	type BalanceFilters,
	type JsonObject,
	type PageQuery,
	SUCCESS_CODE,
} from '../../wallet-api/contract';
import type { Result } from '../../wallet-api/failures';
import { type ExactObject, writeExact } from '../exactJson';
import type { ServedWorld } from '../merchant/world/servedWorld';
import { parseBalanceQuery, parsePageQuery } from './parameters';
import type { Refusal } from './refusals';
import type { Settings } from '../settings';
import { countTransactions, transactions } from '../merchant/transactions';

/** One page of an answer, before anything is written: what stands beside the list, and the list. */
export interface AnsweredPage {
	readonly head: ExactObject;
	/** The rows, for faults that change them. */
	readonly rows: () => ExactObject[] | null;
	/** The same rows as a JSON list, the quick way. */
	readonly listText: () => string;
}

/** An address of the API that answers in pages. */
export interface Endpoint {
	readonly parse: (parameters: JsonObject) => Result<PageQuery, Refusal>;
	/** Counts what matches, and then makes the page: things may happen in between. */
	readonly begin: (
		served: ServedWorld,
		filters: BalanceFilters,
		settings: Settings,
	) => (query: PageQuery) => AnsweredPage;
}

/** Path of the list that shows that other addresses of the API can be asked in the same way. */
const TRANSACTIONS_PATH = '/open-api/jt/wallet/transactions';

const ENDPOINTS: { readonly [path: string]: Endpoint } = {
	[BALANCE_PATH]: { parse: parseBalanceQuery, begin: balances },
	[TRANSACTIONS_PATH]: { parse: parsePageQuery, begin: transactionPages },
};

/** The endpoint at a path; undefined where the API has no list. */
export function endpointAt(path: string): Endpoint | undefined {
	return ENDPOINTS[path];
}

/** The `data` of a page, the list last as in the vendor's example. */
export function dataText({ head, listText }: AnsweredPage): string {
	return `${writeExact(head).slice(0, -1)},"list":${listText()}}`;
}

/** The body of an answer that succeeded, with any data, itself written in JSON. */
export function successText(data: string): string {
	return `{"code":${SUCCESS_CODE},"message":"Success","data":${data}}`;
}

function balances(
	served: ServedWorld,
	filters: BalanceFilters,
	{ totalsOver }: Settings,
): (query: PageQuery) => AnsweredPage {
	const pageOf = served.begin(filters);
	return (query) => {
		const { total, size, current, sumsOver, rows, listText } = pageOf(query);
		const head = { total, size, current, ...sumsOver(totalsOver).toData() };
		return { head, rows, listText };
	};
}

function transactionPages({ merchant }: ServedWorld): (query: PageQuery) => AnsweredPage {
	return ({ page, size }) => {
		const rows = transactions(merchant, (page - 1) * size, size);
		return {
			head: { total: countTransactions(merchant), size, current: page },
			rows: () => rows,
			listText: () => writeExact(rows),
		};
	};
}
