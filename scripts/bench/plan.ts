import { MAX_USERS } from '../../sandbox/merchant';

/** What is measured, and how often. */
export interface Plan {
	/** Numbers of users that every contender reads inside n8n. */
	readonly users: readonly number[];
	/** Delays of the server, in ms. */
	readonly delaysMs: readonly number[];
	readonly rounds: number;
	/** Numbers of users for the growth in the engine alone. */
	readonly growth: readonly number[];
	/** Numbers of users for the event loop. */
	readonly blocking: readonly number[];
	/** Sizes of the private key, in bits. */
	readonly bits: readonly number[];
	readonly signingUsers: number;
	readonly triggerUsers: number;
	readonly lookUp: { readonly ids: number; readonly stockItems: number; readonly delayMs: number };
}

/** What the command line may change. */
export interface PlanOptions {
	readonly quick: boolean;
	readonly rounds?: number;
	readonly users?: readonly number[];
}

/** Everything that the requirements name. */
const FULL: Plan = {
	users: [10_000, 100_000, 500_000],
	delaysMs: [0, 100],
	rounds: 3,
	growth: [1_000, 10_000, 100_000, 300_000, MAX_USERS],
	blocking: [100_000, 500_000],
	bits: [2048, 4096],
	signingUsers: 100_000,
	triggerUsers: 100_000,
	lookUp: { ids: 20_000, stockItems: 500, delayMs: 100 },
};

/** A few minutes' worth. */
const QUICK: Plan = {
	...FULL,
	users: [10_000, 100_000],
	rounds: 2,
	growth: [1_000, 10_000, 100_000],
	blocking: [100_000],
};

/** The plan with what the command line changed. With other numbers of users nothing is measured above the largest. */
export function planFor({ quick, rounds, users }: PlanOptions): Plan {
	const plan = quick ? QUICK : FULL;
	const most = users === undefined ? MAX_USERS : Math.max(...users);
	const upTo = (counts: readonly number[]) => counts.filter((count) => count <= most);
	return {
		...plan,
		rounds: rounds ?? plan.rounds,
		users: users ?? plan.users,
		growth: upTo(plan.growth),
		blocking: upTo(plan.blocking),
		signingUsers: Math.min(plan.signingUsers, most),
	};
}
