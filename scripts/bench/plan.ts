import { MAX_USERS } from '../../sandbox/merchant/merchant';

/** What is measured, and how often. */
export interface Plan {
	/** Numbers of users at which the ways to do a job are compared; those of the job by default. */
	readonly users?: readonly number[];
	readonly most: number;
	readonly delaysMs: readonly number[];
	readonly rounds: number;
	/** Numbers of users for the growth in the engine alone. */
	readonly growth: readonly number[];
	/** Numbers of users for the event loop. */
	readonly blocking: readonly number[];
	readonly bits: readonly number[];
	readonly signingUsers: number;
	readonly triggerUsers: number;
	/** Numbers of items for n8n's own expressions. */
	readonly expressions: readonly number[];
	readonly lookUp: { readonly ids: number; readonly stockItems: number; readonly delayMs: number };
}

/** The plan with what the command line told otherwise. With other numbers of users nothing is measured above the largest. */
export function planFor({ users, rounds = 3 }: Partial<Pick<Plan, 'users' | 'rounds'>>): Plan {
	const most = Math.max(...(users ?? [MAX_USERS]));
	const upTo = (...counts: number[]) => counts.filter((count) => count <= most);
	return {
		users,
		most,
		delaysMs: [0, 100],
		rounds,
		growth: upTo(1_000, 10_000, 100_000, 300_000, MAX_USERS),
		blocking: upTo(100_000, 500_000),
		bits: [2048, 4096],
		signingUsers: Math.min(100_000, most),
		triggerUsers: Math.min(100_000, most),
		expressions: upTo(1_000, 10_000),
		lookUp: { ids: Math.min(20_000, most), stockItems: 500, delayMs: 100 },
	};
}

/** So many users are read in a tenth of a second, of which a few ms of chance are a lot. */
const FEW_USERS = 10_000;

/** How often the ways are run at so many users: at few of them five times as often. */
export function roundsAt({ rounds }: Plan, users: number): number {
	return users > FEW_USERS ? rounds : 5 * rounds;
}
