import { z } from 'zod';
import type { Counters } from '../../sandbox/api/requestLog';
import type { Sandbox } from '../../sandbox/server';
import { setFields, stock, summarize } from './steps';

/** What an execution counted, or what there is to be counted. */
export interface Counts {
	readonly users: number;
	readonly distinct: number;
	/** Sum of the balances, in satang. */
	readonly balance: number;
}

/** Names of the counts as n8n's Summarize node gives them. */
export const COUNTED = ['count_mchUuid', 'unique_count_mchUuid', 'sum_balance'] as const;

/** Counts the wallet users that come in and their different ids, and sums their balances, by n8n's own means. */
export const countUsers = summarize('Count', [
	{ aggregation: 'count', field: 'mchUuid' },
	{ aggregation: 'countUnique', field: 'mchUuid' },
	{ aggregation: 'sum', field: 'balance' },
]);

const [users, distinct, balance] = COUNTED;

/** The text of the file that comes in, as n8n gives it back. */
export const textOfFile = stock('Text', 'extractFromFile', 1, { operation: 'text', options: {} });

const linesAs = (what: string) =>
	`={{ (() => { const rows = $json.data.trim().split('\\n').map((line) => JSON.parse(line)); return ${what}; })() }}`;

/** Counts the wallet users in the text of JSON Lines as `countUsers` counts items, and under its name. */
export const countLines = setFields(countUsers.name, {
	[users]: { type: 'number', value: linesAs('rows.length') },
	[distinct]: {
		type: 'number',
		value: linesAs('new Set(rows.map(({ mchUuid }) => mchUuid)).size'),
	},
	[balance]: {
		type: 'number',
		value: linesAs('rows.reduce((sum, row) => sum + row.balance, 0)'),
	},
});

const countsShape = z
	.object({ [users]: z.number(), [distinct]: z.number(), [balance]: z.number() })
	.transform((counts) => ({
		users: counts[users],
		distinct: counts[distinct],
		balance: counts[balance],
	}));

/** The counts in an item of the counting node; undefined where there are none. */
export function countsOf(item: unknown): Counts | undefined {
	return countsShape.safeParse(item).data;
}

/** What there is to be counted: each user once, and the sum of their balances. */
export function truthOf({ merchant }: Pick<Sandbox, 'merchant'>): Counts {
	const { totalBalance } = merchant.select().totals.toData();
	return { users: merchant.size, distinct: merchant.size, balance: Number(totalBalance) };
}

/** What a sandbox counted since another time. */
export function countersSince({ counters }: Pick<Sandbox, 'counters'>, before: Counters): Counters {
	return {
		requests: counters.requests - before.requests,
		verified: counters.verified - before.verified,
		refused: counters.refused - before.refused,
	};
}
