import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { WITHOUT_ENGINE } from '../../support/plain/plainWorkflow';
import type { Surroundings } from './prepare';

/** One poll of a trigger node. */
export interface PollOptions extends Pick<Surroundings, 'credentials' | 'packageFolder'> {
	/** Short or full type. */
	nodeType: string;
	typeVersion?: number;
	parameters: INodeParameters;
	/** What the trigger had stored after its last poll; nothing unless given. */
	state?: IDataObject;
	/** ID of the node; the same one unless given. */
	nodeId?: string;
	/** 'trigger' (an active workflow) unless given; 'manual' is Fetch Test Event in the editor. */
	mode?: 'trigger' | 'manual';
	/** Milliseconds that n8n gives a poll; its default unless given. */
	budgetMs?: number;
}

/** What the poll brought. */
export interface PollResult {
	/** Items for the workflow, or null when nothing starts. */
	items: INodeExecutionData[] | null;
	/**
	 * What the trigger stores once n8n has taken the items over. When that fails, n8n keeps the old
	 * state: to play this, give the old one to the next poll.
	 */
	state: IDataObject;
	/**
	 * The state that n8n has in its database after this poll, with its own settings: after a poll that starts nothing
	 * it is still the old one, and a restart of n8n goes on from there. An empty list of items makes n8n store, too.
	 */
	stored: IDataObject;
}

/**
 * Polls a trigger node once, over real HTTP. Rejects with the node's own error; the given state is
 * never changed.
 */
export async function pollNode(options: PollOptions): Promise<PollResult> {
	if (!WITHOUT_ENGINE) return await (await import('./pollInEngine')).pollInEngine(options);
	return await (await import('../../support/plain/pollPlainly')).pollPlainly(options);
}
