import { type IPollFunctions, sleep } from 'n8n-workflow';
import type { WalletUser } from '../../wallet-api/contract';
import { refused, type Result, succeeded } from '../../wallet-api/failures';
import type { ListFacts } from '../../wallet-api/reading/facts';
import { Keeper } from '../../wallet-api/reading/keeper';
import { readUsers } from '../../wallet-api/reading/readUsers';
import { CREDENTIAL } from '../shared/http/transport';
import { createWalletClient } from '../shared/http/walletClient';
import { toApiError } from '../shared/output/errors';
import { outOfTime } from './pollErrors';
import type { TriggerSettings } from './settings';

/** Most users that are remembered from poll to poll: with more, n8n's static data would grow too large. */
export const MAX_REMEMBERED_USERS = 500_000;

/** How long the poll of a registration may take, in ms: n8n gives up publishing after 84 s. */
const REGISTRATION_MS = 80_000;

/** Time kept back for comparing and for handing over, in ms; where there is little, half of it. */
const RESERVE_MS = 3_000;

/** The users of a poll. */
export interface ListedUsers {
	/** With what they were read. */
	readonly credential: { readonly baseUrl: unknown; readonly appId: unknown };
	readonly users: readonly WalletUser[];
	/** What is known of the list: where it moved so much while it was read that nobody can tell, there are doubts. */
	readonly facts: ListFacts;
}

/**
 * Reads the users in the time that a poll has, and stops when it is over.
 *
 * @param limit most users wanted; left out for all of them
 * @throws NodeApiError or NodeOperationError with advice.
 */
export async function readWithinBudget(
	context: IPollFunctions,
	{ wanted, reading, pollTimeoutMs }: TriggerSettings,
	{ limit, isRegistering = false }: { limit?: number; isRegistering?: boolean } = {},
): Promise<ListedUsers> {
	const node = context.getNode();
	const limitMs = Math.min(
		pollTimeoutMs,
		context.getPollBudgetMs?.() ?? Infinity,
		isRegistering ? REGISTRATION_MS : Infinity,
	);
	const outcome = await beforeDeadline(limitMs, async (cancelled) => {
		const credential = await context.getCredentials<ListedUsers['credential']>(CREDENTIAL);
		const client = await createWalletClient(context, reading, { cancelled });
		const { filters, conditions } = wanted;
		const keep = conditions && new Keeper(conditions.conditions).keep;
		const options = { ...reading, filters, keep, limit, refuseAbove: MAX_REMEMBERED_USERS };
		return { credential, read: await readUsers(client, options) };
	});
	if (!outcome.ok) throw outOfTime(node, limitMs, wanted);
	const { credential, read } = outcome.value;
	if (!read.ok) throw toApiError(node, read.failure);
	const { users, ...facts } = read.value;
	return { credential, users, facts };
}

/**
 * The outcome of the work, unless it took too long. The work is told by a signal when to stop, and not waited for: a
 * poll that never ended would keep all later ones from being made.
 */
async function beforeDeadline<Outcome>(
	limitMs: number,
	work: (deadline: AbortSignal) => Promise<Outcome>,
): Promise<Result<Outcome, 'outOfTime'>> {
	const deadline = new AbortController();
	const finished = new AbortController();
	const late = sleep(Math.max(limitMs - RESERVE_MS, limitMs / 2), finished.signal).then(() => {
		deadline.abort();
		return refused('outOfTime' as const);
	});
	const done = work(deadline.signal).then(succeeded);
	return await Promise.race([late, done]).finally(() => finished.abort());
}
