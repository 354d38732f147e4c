import { z } from 'zod';

/** Names of the counts as n8n's Summarize node gives them. */
export const USERS = 'count_mchUuid';
export const DISTINCT_IDS = 'unique_count_mchUuid';
export const BALANCE_SUM = 'sum_balance';

/** What an execution counted, or what there is to be counted. */
export interface Counts {
	readonly users: number;
	/** How many different `mchUuid`. */
	readonly distinct: number;
	/** Sum of the balances, in satang. */
	readonly balance: number;
}

/** The counts of an execution. */
export interface Report extends Counts {
	readonly executionId: string;
}

const countsSchema = z
	.object({ [USERS]: z.number(), [DISTINCT_IDS]: z.number(), [BALANCE_SUM]: z.number() })
	.transform((counts) => ({
		users: counts[USERS],
		distinct: counts[DISTINCT_IDS],
		balance: counts[BALANCE_SUM],
	}));

const answerSchema = z.object({ executionId: z.string() }).passthrough();

/** The counts in an item of the counting node; undefined where there are none. */
export function countsOf(item: unknown): Counts | undefined {
	return countsSchema.safeParse(item).data;
}

/** The report in the answer to a call; undefined where it is none. */
export function reportOf(answer: unknown): Report | undefined {
	const named = answerSchema.safeParse(answer).data;
	const counts = countsOf(answer);
	return named && counts && { executionId: named.executionId, ...counts };
}
