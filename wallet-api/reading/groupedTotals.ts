import { exactJson, wholeNumberOf } from '../amounts';
import { type Json, type JsonObject, ROW_AMOUNTS, type WalletUser } from '../contract';

/** The fields of a wallet user that totals can be grouped by. */
export const GROUP_FIELDS = [
	'branchNo',
	'centerNo',
	'KYCStatus',
	'authorizationStatus',
	'mobileVerificationStatus',
	'userStatus',
	'codEnableStatus',
] as const;

/** Name of a field that totals can be grouped by. */
export type GroupField = (typeof GROUP_FIELDS)[number];

type RowAmount = (typeof ROW_AMOUNTS)[number];

/** The vendor's name for the sum of each amount. */
const SUM_OF = {
	balance: 'totalBalance',
	baseBalance: 'totalBaseBalance',
	codBalance: 'totalCodBalance',
	withdrawThreshold: 'totalWithdrawThreshold',
	unclearBillAmountDue: 'totalUnclearBillAmountDue',
	unclearBillAmount: 'totalUnclearBillAmount',
} as const satisfies { readonly [amount in RowAmount]: string };

/** An amount that is no whole number of satang, and the row that it stands in. */
export interface OddAmountIn {
	readonly field: RowAmount;
	readonly row: WalletUser;
}

/** Adds up wallet users, however many, group by group. What it holds grows with the groups, not with the users. */
export class GroupedTotals {
	private readonly groups = new Map<string, Group>();
	/** Groups by the only text that makes them, which is sooner found than all values in JSON. */
	private readonly byText = new Map<string, Group>();
	private readonly groupBy: readonly GroupField[];

	/** How many wallet users lack an amount, by its name. They are in no sum of it. */
	readonly lacking = new Map<RowAmount, number>();
	/** The first amount that cannot be added; with it, the sums are not to be used. */
	unreadable: OddAmountIn | undefined;

	/** @param groupBy none for one group of all */
	constructor(groupBy: readonly GroupField[]) {
		this.groupBy = groupBy;
		if (groupBy.length === 0) this.groupOf({});
	}

	/** Adds these wallet users to those before. Each has to come once. */
	add(users: readonly WalletUser[]): void {
		for (const user of users) {
			const group = this.groupOf(user);
			group.users += 1;
			for (const sum of group.sums) {
				const satang = wholeNumberOf(user[sum.amount]);
				if (satang === undefined) this.noteOdd(sum.amount, user);
				else sum.add(satang);
			}
		}
	}

	/**
	 * The groups, largest balance first: the fields that they share, the number of `users`, and the sums in satang. A
	 * field that users lack, or that is null, is null. A sum is left out where no user of the group has the amount.
	 */
	totals(): JsonObject[] {
		return [...this.groups.values()].sort(byBalance).map(({ fields, users, sums }) => ({
			...fields,
			users,
			...Object.fromEntries(
				sums
					.filter(({ count }) => count > 0 || users === 0)
					.map((sum) => [SUM_OF[sum.amount], exactJson(sum.total())]),
			),
		}));
	}

	private groupOf(user: WalletUser): Group {
		const text = this.onlyTextOf(user);
		const found = text === undefined ? undefined : this.byText.get(text);
		if (found !== undefined) return found;
		const group = this.groupByValues(user);
		if (text !== undefined) this.byText.set(text, group);
		return group;
	}

	/** The value of the only field of the groups, where it is a text, as nearly always. */
	private onlyTextOf(user: WalletUser): string | undefined {
		const [field, another] = this.groupBy;
		const value = field === undefined || another !== undefined ? undefined : user[field];
		return typeof value === 'string' ? value : undefined;
	}

	private groupByValues(user: WalletUser): Group {
		const values = this.groupBy.map((field) => user[field] ?? null);
		const key = JSON.stringify(values);
		const known = this.groups.get(key);
		if (known !== undefined) return known;
		const group = new Group(this.groupBy.map((field, index) => [field, values[index] ?? null]));
		this.groups.set(key, group);
		return group;
	}

	private noteOdd(field: RowAmount, row: WalletUser): void {
		const isLacking = (row[field] ?? null) === null;
		if (isLacking) this.lacking.set(field, (this.lacking.get(field) ?? 0) + 1);
		else this.unreadable ??= { field, row };
	}
}

class Group {
	readonly fields: { readonly [field: string]: Json };
	users = 0;
	readonly sums = ROW_AMOUNTS.map((amount) => new Sum(amount));

	constructor(fields: ReadonlyArray<readonly [field: string, value: Json]>) {
		this.fields = Object.fromEntries(fields);
	}

	get balance(): bigint {
		return this.sums.find(({ amount }) => amount === 'balance')?.total() ?? 0n;
	}
}

/** A sum of whole numbers that is exact at any size, and as quick as numbers are while it is small. */
class Sum {
	count = 0;
	private small = 0;
	private large = 0n;

	constructor(readonly amount: RowAmount) {}

	add(whole: number | bigint): void {
		this.count += 1;
		if (typeof whole === 'bigint') {
			this.large += whole;
		} else if (Number.isSafeInteger(this.small + whole)) {
			this.small += whole;
		} else {
			this.large += BigInt(this.small);
			this.small = whole;
		}
	}

	total(): bigint {
		return this.large + BigInt(this.small);
	}
}

/** Largest balance first. Groups of one balance come in the order of what they share, so that it is always the same. */
function byBalance(a: Group, b: Group): number {
	if (a.balance !== b.balance) return a.balance > b.balance ? -1 : 1;
	return JSON.stringify(a.fields) < JSON.stringify(b.fields) ? -1 : 1;
}
