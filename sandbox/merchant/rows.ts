import { type AmountField, type Json, ROW_AMOUNTS, TOTAL_AMOUNTS } from '../../wallet-api/contract';
import type { Exact, ExactObject } from '../exactJson';
import { ExactSum } from '../exactJson';

/** One wallet user as the sandbox holds and sends it: any fields at all, and the one that identifies it. */
export type Row = ExactObject & { mchUuid: string };

/** Fields to give a row. `undefined` leaves the field out of the row. */
export type RowFields = Readonly<ExactObject> & { readonly mchUuid?: string };

/** The amounts of one row, in satang. */
export type Amounts = { readonly [field in AmountField]: number | bigint };

/** What a user is looked for by. */
export interface Names {
	readonly mchUuid: string;
	readonly uuid: Exact | undefined;
	readonly centerNo: Exact | undefined;
	readonly branchNo: Exact | undefined;
}

/** The fields of a row that hold the numbers a user goes by. */
export const NAME_FIELDS = ['mchUuid', 'uuid', 'centerNo', 'branchNo'] as const;

/** The row with other fields laid over it. */
export function withFields(row: Row, fields: RowFields): Row {
	const result: Row = { ...row, mchUuid: fields.mchUuid ?? row.mchUuid };
	for (const [field, value] of Object.entries(fields)) {
		if (value !== undefined) result[field] = value;
		else if (field !== 'mchUuid') delete result[field];
	}
	return result;
}

/** The amounts of a row; what is missing or no integer counts as nothing. */
export function amountsOf(row: ExactObject): Amounts {
	return {
		balance: satangIn(row.balance),
		baseBalance: satangIn(row.baseBalance),
		codBalance: satangIn(row.codBalance),
		withdrawThreshold: satangIn(row.withdrawThreshold),
		unclearBillAmountDue: satangIn(row.unclearBillAmountDue),
		unclearBillAmount: satangIn(row.unclearBillAmount),
	};
}

/**
 * A JSON value in which every amount that came as digits in quotes is an integer: the one way JSON that
 * JavaScript writes can carry 19 of them.
 */
export function parseAmounts(value: Json): Exact {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(parseAmounts);
	return Object.fromEntries(
		Object.entries(value).map(([field, content]) => [
			field,
			isAmount(field) && typeof content === 'string' && /^-?\d{1,19}$/.test(content)
				? BigInt(content)
				: parseAmounts(content),
		]),
	);
}

/** The six sums the vendor's example shows beside the list. */
export class Totals {
	private readonly sums: { readonly [field in AmountField]: ExactSum } = {
		balance: new ExactSum(),
		baseBalance: new ExactSum(),
		codBalance: new ExactSum(),
		withdrawThreshold: new ExactSum(),
		unclearBillAmountDue: new ExactSum(),
		unclearBillAmount: new ExactSum(),
	};

	/** Counts a row in. */
	add(amounts: Amounts): void {
		for (const field of ROW_AMOUNTS) this.sums[field].add(amounts[field]);
	}

	/** Takes a row out. */
	subtract(amounts: Amounts): void {
		for (const field of ROW_AMOUNTS) this.sums[field].add(-amounts[field]);
	}

	/** The sums under the vendor's names, in the order of the vendor's example. */
	toData(): ExactObject {
		return Object.fromEntries(
			TOTAL_AMOUNTS.map((total) => [total, this.sums[SUMMED_FIELD[total]].value]),
		);
	}
}

const SUMMED_FIELD: { readonly [total in (typeof TOTAL_AMOUNTS)[number]]: AmountField } = {
	totalBalance: 'balance',
	totalBaseBalance: 'baseBalance',
	totalCodBalance: 'codBalance',
	totalUnclearBillAmountDue: 'unclearBillAmountDue',
	totalUnclearBillAmount: 'unclearBillAmount',
	totalWithdrawThreshold: 'withdrawThreshold',
};

function isAmount(field: string): boolean {
	return ROW_AMOUNTS.some((amount) => amount === field);
}

function satangIn(value: Exact | undefined): number | bigint {
	if (typeof value === 'bigint') return value;
	return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}
