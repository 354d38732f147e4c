import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import type { Reading } from '../../wallet-api/reading/readUsers';
import { CREDENTIAL } from '../shared/http/transport';
import { toEventItems } from './events/eventItems';
import { alreadyMatching, eventsBetween, type WalletEvent } from './events/events';
import { type Memory, questionOf, recall, remember } from './memory/memory';
import { noUsers } from './pollErrors';
import { readWithinBudget } from './readWithinBudget';
import { sampleEvents, SAMPLE_POOL } from './events/samples';
import { readSettings, type TriggerSettings } from './settings';
import { takeSnapshot } from './memory/snapshot';
import { trackedBy } from './watch/watch';

/** The states that a poll is working on. n8n starts a poll on time, also while the one before still reads. */
const underWay = new WeakSet<IDataObject>();

/**
 * One poll: reads everyone, compares with what the poll before left, and remembers anew. What went wrong leaves the
 * state as it was, so that the next poll reports what this one could not. In the editor it shows samples and leaves
 * the state alone.
 *
 * @returns the items to start the workflow with; null when nothing happened.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	if (context.getMode() === 'manual') return await showSamples(context, settings);
	const state = context.getWorkflowStaticData('node');
	if (underWay.has(state)) {
		context.logger.warn(
			'JT Wallet Balance Trigger: the poll before is still reading, so this one is left out. Poll less often, or narrow the filters.',
		);
		return null;
	}
	underWay.add(state);
	try {
		return await reportChanges(context, settings, state);
	} finally {
		underWay.delete(state);
	}
}

async function showSamples(
	context: IPollFunctions,
	settings: TriggerSettings,
): Promise<INodeExecutionData[][]> {
	const most = Math.min(SAMPLE_POOL, settings.reading.pageSize);
	const { users } = await readWithinBudget(context, settings, most);
	if (users.length === 0) throw noUsers(context.getNode(), settings.filters);
	return [toEventItems(sampleEvents(users, settings.watch), settings.items, Date.now())];
}

async function reportChanges(
	context: IPollFunctions,
	settings: TriggerSettings,
	state: IDataObject,
): Promise<INodeExecutionData[][] | null> {
	const { baseUrl, appId } = await context.getCredentials(CREDENTIAL);
	const tracked = trackedBy(settings.watch);
	const question = questionOf(`${String(baseUrl)} ${String(appId)}`, settings.filters, tracked);
	const { users } = await readWithinBudget(context, settings);
	const memory = recall(state, question);
	if (memory.kind === 'unreadable') {
		context.logger.warn(
			'JT Wallet Balance Trigger: what the poll before remembered cannot be read, so this poll only remembers anew',
		);
	}
	const now = takeSnapshot(users, tracked);
	const events = eventsSince(memory, now, users, settings);
	const items = events.length === 0 ? null : [toEventItems(events, settings.items, Date.now())];
	// Last, so that whatever fails above leaves the state as it was.
	remember(state, question, now);
	return items;
}

function eventsSince(
	memory: Memory,
	now: string,
	users: Reading['users'],
	{ watch, onFirstPoll }: TriggerSettings,
): WalletEvent[] {
	if (memory.kind === 'snapshot') return eventsBetween(memory.snapshot, now, users, watch);
	const reports = memory.kind === 'nothing' && onFirstPoll === 'report';
	return reports ? alreadyMatching(users, watch) : [];
}
