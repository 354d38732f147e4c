import { MAX_USERS } from '../../sandbox/merchant/merchant';

/** The parts of the bench, in their order: what is quick comes first. */
export const PART_NAMES = ['trigger', 'signing', 'blocking', 'growth', 'lookUp', 'cells'] as const;

/** Name of a part. `cells` is every contender, at every number of users and every delay. */
export type PartName = (typeof PART_NAMES)[number];

/** What is measured, and how often. */
export interface Plan {
	readonly parts: readonly PartName[];
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
	/** All parts unless told. */
	readonly only?: readonly PartName[];
}

/** Everything that the requirements name. */
const FULL: Plan = {
	parts: PART_NAMES,
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
export function planFor({ quick, rounds, users, only }: PlanOptions): Plan {
	const plan = quick ? QUICK : FULL;
	const most = users === undefined ? MAX_USERS : Math.max(...users);
	const upTo = (counts: readonly number[]) => counts.filter((count) => count <= most);
	return {
		...plan,
		parts: only ?? plan.parts,
		rounds: rounds ?? plan.rounds,
		users: users ?? plan.users,
		growth: upTo(plan.growth),
		blocking: upTo(plan.blocking),
		signingUsers: Math.min(plan.signingUsers, most),
		triggerUsers: Math.min(plan.triggerUsers, most),
		lookUp: { ...plan.lookUp, ids: Math.min(plan.lookUp.ids, most) },
	};
}

/** So many users are read in a tenth of a second, of which a few ms of chance are a lot. */
const FEW_USERS = 10_000;

/** How often the contenders read so many users: few of them five times as often. */
export function roundsAt({ rounds }: Plan, users: number): number {
	return users > FEW_USERS ? rounds : 5 * rounds;
}
