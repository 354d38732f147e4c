import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { nodesOf, placeOf } from './memory/place';
import type { Standing } from './standing';

/** The ways in which n8n registers a trigger by itself only: when it starts, and when it takes over from another n8n. */
const BY_ITSELF: readonly unknown[] = ['init', 'leadershipChange'];

/** The time that n8n gives the poll of a registration, in ms. Its durable scheduler gives the polls that it makes less. */
const REGISTRATION_BUDGET_MS = 300_000;

/**
 * Polls so that a failure does not end all polls. Where n8n registers a trigger by itself, as when it starts, it
 * gives up for good after a few failures of the first poll, and tells nobody. So there a failure is reported as that
 * of any later poll is: a failed execution, and the Error Workflow. Publishing by hand fails in front of whoever does
 * it, and a poll of the durable scheduler fails, so that n8n waits before the next one.
 */
export async function stayAlive(
	context: IPollFunctions,
	standing: Standing,
	poll: () => Promise<INodeExecutionData[][] | null>,
): Promise<INodeExecutionData[][] | null> {
	const nodes = nodesOf(context);
	const isScheduled = (context.getPollBudgetMs?.() ?? Infinity) < REGISTRATION_BUDGET_MS;
	const isReported = !isScheduled && isRegisteredByItself(context, standing, nodes);
	if (isScheduled) standing.published = nodes;
	const items = await poll().catch((failure: unknown) => {
		const error = failure instanceof Error ? failure : new Error(String(failure));
		if (!isReported) return Promise.reject(error);
		context.__emitError(error);
		return null;
	});
	standing.published = nodes;
	return items;
}

/**
 * Whether nobody is waiting for this registration. As an update n8n registers what somebody just published, and also
 * a trigger that it finds missing: that one has a state, and is as it was when this n8n last polled, if it did.
 */
function isRegisteredByItself(
	context: IPollFunctions,
	{ published }: Standing,
	nodes: string,
): boolean {
	const activation = context.getActivationMode();
	if (activation !== 'update') return BY_ITSELF.includes(activation);
	const isRemembered = Object.keys(placeOf(context).newest).length > 0;
	return isRemembered && (published === undefined || published === nodes);
}
