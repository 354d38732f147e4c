import type { IDataObject, INode } from 'n8n-workflow';
import { BadInput } from '../shared/fields/badInput';

/** n8n takes an item for one that failed when it has `error` and no fields but these. */
const FIELDS_OF_FAILED_ITEM = ['error', 'message', 'details'];

/**
 * Refuses an item that would be taken for a failed one, and sent to the error output, because of a field `error` of
 * the input: n8n looks at nothing but the names of the fields.
 *
 * @throws BadInput that says which name to choose.
 */
export function refuseLookOfFailure(item: IDataObject, resultField: string): void {
	if (!item.error || !Object.keys(item).every((name) => FIELDS_OF_FAILED_ITEM.includes(name))) {
		return;
	}
	throw new BadInput(
		`Keep Input Fields is "${resultField}", but with a field "error" in the input item n8n would take the item for a failed one. Choose another name.`,
	);
}

/**
 * Tells a run that n8n would repeat: with Retry On Fail it runs a node again as long as the first item that comes out
 * has a field `error`, whatever is in it but null and false.
 *
 * @param firstItems what may be the first item to come out
 * @returns what to say to the operator; undefined when nothing would be repeated.
 */
export function needlessRetry(
	{ retryOnFail }: INode,
	firstItems: Iterable<IDataObject>,
): BadInput | undefined {
	if (retryOnFail !== true) return undefined;
	for (const { error = null } of firstItems) {
		if (error !== null && error !== false) {
			return new BadInput(
				'Retry On Fail is on, and n8n would take the field "error" of the input item for a failure and repeat the look-up. Turn off Retry On Fail, as this node retries by itself, or rename the field, or remove Keep Input Fields.',
			);
		}
	}
	return undefined;
}
