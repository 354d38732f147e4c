import { MAX_USERS } from '../../sandbox/merchant/merchant';

/** What the command line can say of the plan. */
export interface Wishes {
	/** Numbers of users at which the ways to do a job are compared; those of the job by default. */
	readonly users?: readonly number[];
	readonly rounds?: number;
}

/** What is measured, and how often. */
export type Plan = ReturnType<typeof planFor>;

/** The plan with what the command line told otherwise. With other numbers of users nothing is measured above the largest. */
export function planFor({ users, rounds = 3 }: Wishes) {
	const most = Math.max(...(users ?? [MAX_USERS]));
	const upTo = (...counts: number[]) => counts.filter((count) => count <= most);
	return {
		users,
		most,
		delaysMs: [0, 100],
		rounds,
		/** Numbers of users for the growth in the engine alone, and for the event loop. */
		growth: upTo(1_000, 10_000, 100_000, 300_000, MAX_USERS),
		blocking: upTo(100_000, 500_000),
		bits: [2048, 4096],
		signingUsers: Math.min(100_000, most),
		triggerUsers: Math.min(100_000, most),
		/** Numbers of items for n8n's own expressions. */
		expressions: upTo(1_000, 10_000),
		lookUp: { ids: Math.min(20_000, most), stockItems: 500, delayMs: 100 },
	};
}

/** That number of users is read in a tenth of a second, of which a few ms of chance are a lot. */
export const FEW_USERS = 10_000;

/** How often the ways are run at a number of users: five times as often where they are few. */
export function roundsAt({ rounds }: Pick<Plan, 'rounds'>, users: number): number {
	return users > FEW_USERS ? rounds : 5 * rounds;
}
