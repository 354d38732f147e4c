import { ROW_AMOUNTS } from '../../wallet-api/contract';
import { sumOf } from './sums';
import type { DemoOutput } from './runDemoWorkflow';

/** What the sandbox holds, and what it counted while the workflows ran. */
export interface Truth {
	readonly users: number;
	readonly transactions: number;
	readonly requests: number;
	readonly verified: number;
	readonly refused: number;
	/** How often a signature came that had come before. */
	readonly repeatedSignatures: number;
}

/** Get Totals' name of the sum of an amount. */
const totalOf = (amount: string) => `total${amount.charAt(0).toUpperCase()}${amount.slice(1)}`;

/**
 * Whether the workflows gave everything the sandbox holds exactly once, by requests that were all signed as they must
 * be. Answers what is wrong in a sentence, or undefined when nothing is.
 */
export function whatIsWrong(output: DemoOutput, truth: Truth): string | undefined {
	const { requests, verified, refused } = truth;
	if (output.error !== undefined) return `A workflow failed: ${output.error}`;
	if (requests === 0) return 'The workflows sent no request to the sandbox.';
	if (verified !== requests)
		return `The sandbox verified the signature of only ${verified} of ${requests} requests.`;
	if (refused > 0) return `The sandbox refused ${refused} of ${requests} requests.`;
	if (truth.repeatedSignatures > 0)
		return `${truth.repeatedSignatures} requests were not signed anew.`;
	return (
		notEachOnce('Get Many', output.users, 'mchUuid', truth.users) ??
		notEachOnce('Look Up', output.lookedUp, 'mchUuid', truth.users) ??
		notEachOnce('HTTP Request', output.transactions, 'transactionNo', truth.transactions) ??
		notEachOnce('Export to File', output.fileRows, 'mchUuid', truth.users) ??
		wrongTotals(output, truth.users) ??
		wrongLow(output) ??
		wrongBranches(output) ??
		wrongFile(output)
	);
}

function notEachOnce(
	who: string,
	items: DemoOutput['users'],
	id: string,
	many: number,
): string | undefined {
	if (items.length !== many) return `${who} gave ${items.length} items, but there are ${many}.`;
	const distinct = new Set(items.map((item) => item[id])).size;
	return distinct === many
		? undefined
		: `${who} gave ${items.length} items, but only ${distinct} different ones.`;
}

function wrongTotals({ users, totals }: DemoOutput, many: number): string | undefined {
	const [sums = {}, ...others] = totals;
	if (others.length > 0 || sums.total !== many)
		return `Get Totals gave ${totals.length} items and counts ${String(sums.total)} users, but there are ${many}.`;
	const wrong = ROW_AMOUNTS.find(
		(field) => String(sums[totalOf(field)]) !== String(sumOf(users, field)),
	);
	return wrong && `Get Totals' ${totalOf(wrong)} is not the sum of the users' ${wrong}.`;
}

/** In satang: what the workflow calls low, in baht. */
const LOW = 10_000;

function wrongLow({ users, low }: DemoOutput): string | undefined {
	const expected = users.filter(({ balance }) => Number(balance) < LOW).map(idOf);
	return JSON.stringify(low.map(idOf)) === JSON.stringify(expected)
		? undefined
		: `The condition let ${low.length} users through, but ${expected.length} have less than 100 baht.`;
}

function wrongBranches({ users, branches }: DemoOutput): string | undefined {
	const wrong = branches.find(({ branchNo, totalBalance, users: count }) => {
		const ofBranch = users.filter((user) => (user.branchNo ?? null) === branchNo);
		return count !== ofBranch.length || String(totalBalance) !== String(sumOf(ofBranch, 'balance'));
	});
	if (wrong !== undefined) return `The totals of branch ${String(wrong.branchNo)} are wrong.`;
	const counted = branches.reduce((sum, { users: count }) => sum + Number(count), 0);
	return counted === users.length
		? undefined
		: `The branches have ${counted} users together, but there are ${users.length}.`;
}

function wrongFile({ users, fileRows }: DemoOutput): string | undefined {
	const wrong = fileRows.find(
		(row, place) =>
			row.mchUuid !== users[place]?.mchUuid ||
			String(row.balance) !== String(users[place]?.balance),
	);
	return wrong && `The file's row of ${String(wrong.mchUuid)} is not the user's.`;
}

function idOf({ mchUuid }: DemoOutput['users'][number]): unknown {
	return mchUuid;
}
