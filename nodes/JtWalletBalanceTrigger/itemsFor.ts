import type { INode, INodeExecutionData } from 'n8n-workflow';
import { OddAmount } from '../shared/output/items';
import { type AboutPoll, type EventItemOptions, toEventItems } from './events/eventItems';
import type { WalletEvent } from './events/walletEvent';
import { oddAmount } from './pollErrors';

/**
 * The items that a poll hands over, or shows.
 *
 * @throws NodeOperationError where an amount is to be baht and cannot be.
 */
export function itemsFor(
	node: INode,
	events: readonly WalletEvent[],
	options: EventItemOptions,
	about: AboutPoll,
): INodeExecutionData[] {
	try {
		return toEventItems(events, options, about);
	} catch (problem) {
		return refuseAmount(node, problem);
	}
}

function refuseAmount(node: INode, problem: unknown): never {
	throw problem instanceof OddAmount ? oddAmount(node, problem) : problem;
}
