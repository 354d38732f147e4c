import { type IPollFunctions, sleep } from 'n8n-workflow';
import { type Reading, readUsers } from '../../wallet-api/reading/readUsers';
import { toApiError } from '../shared/output/errors';
import { createWalletClient } from '../shared/http/walletClient';
import { neverStill, outOfTime } from './pollErrors';
import type { TriggerSettings } from './settings';

/** Most users that are remembered from poll to poll: with more, n8n's static data would grow too large. */
export const MAX_REMEMBERED_USERS = 500_000;

/** Time kept back from n8n's budget for comparing and for handing over, in ms; of a small budget, half of it. */
const RESERVE_MS = 3_000;

/**
 * Reads the users in the time that n8n gives a poll, and stops when it is over.
 *
 * @param limit most users wanted; left out for all of them
 * @throws NodeApiError or NodeOperationError with advice, also for a list that never held still.
 */
export async function readWithinBudget(
	context: IPollFunctions,
	{ filters, reading }: TriggerSettings,
	limit?: number,
): Promise<Reading> {
	const node = context.getNode();
	const outcome = await beforeDeadline(context.getPollBudgetMs?.(), async (cancelled) => {
		const client = await createWalletClient(context, reading, { cancelled });
		const options = { ...reading, filters, limit, refuseAbove: MAX_REMEMBERED_USERS };
		return await readUsers(client, options);
	});
	if ('budgetMs' in outcome) throw outOfTime(node, outcome.budgetMs, filters);
	if (!outcome.ok) throw toApiError(node, outcome.failure);
	const { doubts } = outcome.value;
	if (doubts.length > 0) throw neverStill(node, doubts, filters);
	return outcome.value;
}

/**
 * The outcome of the work, or the budget that it did not keep to. It is told by a signal when to stop.
 *
 * @param budgetMs undefined for no end: older n8n sets no budget
 */
async function beforeDeadline<Outcome>(
	budgetMs: number | undefined,
	work: (deadline: AbortSignal) => Promise<Outcome>,
): Promise<Outcome | { budgetMs: number }> {
	const deadline = new AbortController();
	if (budgetMs === undefined) return await work(deadline.signal);
	const finished = new AbortController();
	void sleep(Math.max(budgetMs - RESERVE_MS, budgetMs / 2), finished.signal).then(
		() => deadline.abort(),
		() => undefined,
	);
	return await work(deadline.signal)
		.catch((error: unknown) => (deadline.signal.aborted ? { budgetMs } : Promise.reject(error)))
		.finally(() => finished.abort());
}
