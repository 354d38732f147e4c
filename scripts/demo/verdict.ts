import type { Counters } from '../../sandbox/api/requestLog';
import { addExactly, bahtText } from '../../wallet-api/amounts';
import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { brokenOf, type Rules, rulesOfRequests } from '../lab/rules';
import type { DemoOutput } from './runDemoWorkflow';

/** What the sandbox holds, and what it counted while the workflows ran. */
export interface Truth extends Counters {
	readonly users: number;
	readonly transactions: number;
	/** How often a signature came that had come before. */
	readonly repeatedSignatures: number;
}

type Items = DemoOutput['users'];

/** In satang: what the workflow calls low, in baht. */
const LOW = 10_000;

/** What is wrong, in a sentence; undefined where the workflows gave all there is once, every request signed as it must be. */
export function whatIsWrong(output: DemoOutput, truth: Truth): string | undefined {
	const { users, totals, low, branches, fileRows } = output;
	const [sums = {}] = totals;
	const wrongSum = ROW_AMOUNTS.find(
		(field) => String(sums[totalOf(field)]) !== String(sumOf(users, field)),
	);
	const isLow = users.filter(({ balance }) => Number(balance) < LOW);
	const wrongBranch = branches.find(({ branchNo, totalBalance, users: many }) => {
		const here = users.filter((user) => (user.branchNo ?? null) === branchNo);
		return many !== here.length || String(totalBalance) !== String(sumOf(here, 'balance'));
	});
	const inBranches = branches.reduce((sum, { users: many }) => sum + Number(many), 0);
	const wrongRow = fileRows.find(({ mchUuid, balance }, place) => {
		const user = users[place];
		return mchUuid !== user?.mchUuid || String(balance) !== String(user?.balance);
	});
	return brokenOf([
		output.error !== undefined && `A workflow failed: ${output.error}`,
		truth.requests === 0 && 'The workflows sent no request to the sandbox.',
		...rulesOfRequests(truth),
		truth.repeatedSignatures > 0 && `${truth.repeatedSignatures} requests were not signed again.`,
		...eachOnce('Get Many', users, 'mchUuid', truth.users),
		...eachOnce('Look Up', output.lookedUp, 'mchUuid', truth.users),
		...eachOnce('HTTP Request', output.transactions, 'transactionNo', truth.transactions),
		...eachOnce('Export to File', fileRows, 'mchUuid', truth.users),
		(totals.length !== 1 || sums.total !== truth.users) &&
			`Get Totals gave ${totals.length} items and counts ${String(sums.total)} users, but there are ${truth.users}.`,
		wrongSum && `Get Totals' ${totalOf(wrongSum)} is not the sum of the users' ${wrongSum}.`,
		listedIds(low) !== listedIds(isLow) &&
			`The condition let ${low.length} users through, but ${isLow.length} have less than 100 baht.`,
		wrongBranch && `The totals of branch ${String(wrongBranch.branchNo)} are wrong.`,
		inBranches !== users.length &&
			`The branches have ${inBranches} users together, but there are ${users.length}.`,
		wrongRow && `The file's row of ${String(wrongRow.mchUuid)} is not the user's.`,
	])[0];
}

function eachOnce(who: string, items: Items, id: string, many: number): Rules {
	const distinct = new Set(items.map((item) => item[id])).size;
	return [
		items.length !== many && `${who} gave ${items.length} items, but there are ${many}.`,
		distinct !== many && `${who} gave ${many} items, but only ${distinct} different ones.`,
	];
}

const listedIds = (items: Items) => JSON.stringify(items.map(({ mchUuid }) => mchUuid));

/** Get Totals' name of the sum of an amount. */
const totalOf = (amount: string) => `total${amount.charAt(0).toUpperCase()}${amount.slice(1)}`;

/** The exact sum in satang of what the items hold in a field. Items without an amount there add nothing. */
export function sumOf(items: Items, field: string): number | string {
	return addExactly(items.map((item) => item[field]).filter(isAmount)) ?? 0;
}

/** Whether a value is an amount in satang as the node gives it: longs above 2^53 come as text. */
export function isAmount(value: unknown): value is number | string {
	return (typeof value === 'number' || typeof value === 'string') && bahtText(value) !== undefined;
}
