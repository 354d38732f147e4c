import {
	type INodeExecutionData,
	type IPollFunctions,
	NodeOperationError,
	sleep,
} from 'n8n-workflow';
import type { BalanceFilters } from '../../wallet-api/contract';
import type { Reading } from '../../wallet-api/readAll';
import { readUsers } from '../../wallet-api/readUsers';
import { toApiError, toMovementError } from '../shared/failures';
import { CREDENTIAL } from '../shared/transport';
import { createWalletClient } from '../shared/walletClient';
import { toEventItems } from './eventItems';
import { alreadyMatching, eventsBetween, type WalletEvent } from './events';
import { questionOf, recall, remember } from './memory';
import { MAX_SAMPLES, sampleEvents } from './samples';
import { readSettings, type TriggerSettings } from './settings';
import { takeSnapshot } from './snapshot';
import { trackedBy } from './watch';

/** Most users that are remembered from poll to poll: with more, n8n's static data would grow too large. */
export const MAX_REMEMBERED_USERS = 500_000;

/** Time kept back from n8n's budget for comparing and for handing over, in ms. */
const RESERVE_MS = 3_000;

/**
 * One poll: reads everyone, compares with what the poll before left, and remembers anew. What went wrong leaves the
 * state as it was, so that the next poll reports what this one could not.
 *
 * @returns the items to start the workflow with; null when nothing happened.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	const isTest = context.getMode() === 'manual';
	const { users } = await readWithinBudget(context, settings, isTest ? MAX_SAMPLES : undefined);
	if (isTest && users.length === 0) {
		throw new NodeOperationError(context.getNode(), 'No wallet user matches the filters', {
			description: 'There is nothing to show as a test event. Change or remove the filters.',
		});
	}
	const events = isTest
		? sampleEvents(users, settings.watch)
		: compare(context, settings, users, await questionFor(context, settings));
	return events.length === 0 ? null : [toEventItems(events, settings.items, Date.now())];
}

function compare(
	context: IPollFunctions,
	{ watch, onFirstPoll }: TriggerSettings,
	users: Reading['users'],
	question: string,
): WalletEvent[] {
	const state = context.getWorkflowStaticData('node');
	const memory = recall(state, question);
	const now = takeSnapshot(users, trackedBy(watch));
	const events =
		memory.kind === 'snapshot'
			? eventsBetween(memory.snapshot, now, users, watch)
			: memory.kind === 'nothing' && onFirstPoll === 'report'
				? alreadyMatching(users, watch)
				: [];
	if (memory.kind === 'unreadable') {
		context.logger.warn(
			'JT Wallet Balance Trigger: what the poll before remembered cannot be read, so this poll only remembers anew',
		);
	}
	remember(state, question, now);
	return events;
}

/** Whose users are read, which of them, and what of them is remembered. */
async function questionFor(
	context: IPollFunctions,
	{ filters, watch }: TriggerSettings,
): Promise<string> {
	const { baseUrl, appId } = await context.getCredentials(CREDENTIAL);
	return questionOf(`${String(baseUrl)} ${String(appId)}`, filters, trackedBy(watch));
}

async function readWithinBudget(
	context: IPollFunctions,
	{ filters, reading }: TriggerSettings,
	limit: number | undefined,
): Promise<Reading> {
	const deadline = new AbortController();
	const finished = new AbortController();
	// Older n8n sets no budget.
	const budgetMs = context.getPollBudgetMs?.();
	const watchdog =
		budgetMs === undefined ? undefined : stopAfter(budgetMs - RESERVE_MS, deadline, finished);
	const client = await createWalletClient(context, reading, { cancelled: deadline.signal });
	const outcome = await readUsers(client, {
		...reading,
		filters,
		limit,
		refuseAbove: MAX_REMEMBERED_USERS,
	}).catch((error: unknown) => (deadline.signal.aborted ? undefined : Promise.reject(error)));
	finished.abort();
	await watchdog;
	if (outcome === undefined) throw outOfTime(context, budgetMs ?? 0, filters);
	if (!outcome.ok) throw toApiError(context.getNode(), outcome.failure);
	if (outcome.movement !== undefined) throw toMovementError(context.getNode(), outcome.movement);
	return outcome;
}

async function stopAfter(ms: number, deadline: AbortController, finished: AbortController) {
	await sleep(ms, finished.signal).then(
		() => deadline.abort(),
		() => undefined,
	);
}

function outOfTime(context: IPollFunctions, budgetMs: number, filters: BalanceFilters) {
	const unfiltered = Object.keys(filters).length === 0;
	const filterAdvice = unfiltered ? 'Add a filter' : 'Narrow the filters';
	return new NodeOperationError(
		context.getNode(),
		'Reading the wallet users takes too long for a poll',
		{
			description: `n8n gives a poll ${Math.round(budgetMs / 1000)} seconds. ${filterAdvice}, raise Page Size or Parallel Requests, or poll less often at a quieter time. Nothing was reported and nothing is lost: the next poll that succeeds compares with the last one that did.`,
		},
	);
}
