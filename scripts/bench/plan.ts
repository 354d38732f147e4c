import { MAX_USERS } from '../../sandbox/merchant/merchant';
import { JOBS } from './jobs';

/** The parts of the bench that are no jobs, in their order: what is quick comes first. */
export const OTHER_PARTS = ['trigger', 'signing', 'blocking', 'growth', 'lookUp'] as const;

/** Every part of the bench. */
export const PART_NAMES: readonly string[] = [...OTHER_PARTS, ...JOBS.map(({ name }) => name)];

/** What is measured, and how often. */
export interface Plan {
	readonly parts: readonly string[];
	/** Numbers of users at which the ways to do a job are compared; those of the job unless told. */
	readonly users?: readonly number[];
	/** The most users of anything. */
	readonly most: number;
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
	readonly rounds?: number;
	readonly users?: readonly number[];
	/** All parts unless told. */
	readonly only?: readonly string[];
}

/** Everything that the targets name. */
const FULL: Plan = {
	parts: PART_NAMES,
	most: MAX_USERS,
	delaysMs: [0, 100],
	rounds: 3,
	growth: [1_000, 10_000, 100_000, 300_000, MAX_USERS],
	blocking: [100_000, 500_000],
	bits: [2048, 4096],
	signingUsers: 100_000,
	triggerUsers: 100_000,
	lookUp: { ids: 20_000, stockItems: 500, delayMs: 100 },
};

/** The plan with what the command line changed. With other numbers of users nothing is measured above the largest. */
export function planFor({ only, ...told }: PlanOptions): Plan {
	const most = Math.max(...(told.users ?? [MAX_USERS]));
	const upTo = (counts: readonly number[]) => counts.filter((count) => count <= most);
	return {
		...FULL,
		most,
		parts: only ?? FULL.parts,
		rounds: told.rounds ?? FULL.rounds,
		users: told.users,
		growth: upTo(FULL.growth),
		blocking: upTo(FULL.blocking),
		signingUsers: Math.min(FULL.signingUsers, most),
		triggerUsers: Math.min(FULL.triggerUsers, most),
		lookUp: { ...FULL.lookUp, ids: Math.min(FULL.lookUp.ids, most) },
	};
}

/** So many users are read in a tenth of a second, of which a few ms of chance are a lot. */
const FEW_USERS = 10_000;

/** How often the ways are run at so many users: at few of them five times as often. */
export function roundsAt({ rounds }: Plan, users: number): number {
	return users > FEW_USERS ? rounds : 5 * rounds;
}
