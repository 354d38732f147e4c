import { createHash } from 'node:crypto';
import { z } from 'zod';
import { writeExact } from '../../sandbox/exactJson';
import type { Counters } from '../../sandbox/api/requestLog';
import type { Sandbox } from '../../sandbox/server';
import { setFields, type Step, stock, summarize } from './steps';

/** Names of the counts as n8n's Summarize node gives them. */
export const COUNTED = ['count_mchUuid', 'unique_count_mchUuid', 'sum_balance'] as const;

/** Counts the wallet users that come in and their different ids, and sums their balances, by n8n's own means. */
export const countUsers = summarize('Count', [
	{ aggregation: 'count', field: 'mchUuid' },
	{ aggregation: 'countUnique', field: 'mchUuid' },
	{ aggregation: 'sum', field: 'balance' },
]);

const [users, distinct, balance] = COUNTED;

/** What n8n's Crypto node makes of the file that comes in, as it gives it back. */
export const hashOfFile = stock('Hash', 'crypto', 1, {
	...{ action: 'hash', type: 'SHA256', encoding: 'hex' },
	...{ binaryData: true, binaryPropertyName: 'data', dataPropertyName: 'hash' },
});

/** Counts under the name of `countUsers` what there is to be counted where the file is this one to the byte, else nobody. */
export function countFile({ merchant }: Pick<Sandbox, 'merchant'>): Step {
	const lines = merchant.rows().map((row) => `${writeExact(row)}\n`);
	const hash = createHash('sha256').update(lines.join('')).digest('hex');
	const truth = truthOf({ merchant });
	const isIt = (many: number) => `={{ $json.hash === '${hash}' ? ${many} : 0 }}`;
	return setFields(countUsers.name, 'number', {
		[users]: isIt(truth.users),
		[distinct]: isIt(truth.distinct),
		[balance]: isIt(truth.balance),
	});
}

/** What an execution counted, or what there is to be counted. The balance is the sum of all, in satang. */
export type Counts = Readonly<z.infer<typeof countsShape>>;

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
