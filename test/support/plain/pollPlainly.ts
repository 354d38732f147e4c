import type { PollOptions, PollResult } from '../../engine/support/pollInEngine';
import { readyPoll } from '../trigger/plainReadyPoll';

const PLACE = 'node:Trigger';

/** Polls the trigger out of this source once, as `pollNode` does in n8n's engine. */
export async function pollPlainly(options: PollOptions): Promise<PollResult> {
	const { parameters, credentials = {}, state: before = {}, nodeId, mode, budgetMs } = options;
	const { jtWalletApi: credential } = credentials;
	const around = { mode, nodeId, budgetMs, credential };
	const { context, start, staticData } = await readyPoll(parameters, around, { [PLACE]: before });
	const items = await start.call(context);
	const state = { ...Object(staticData[PLACE]) };
	return { items: items?.[0] ?? null, state, stored: items === null ? before : state };
}
