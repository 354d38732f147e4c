import type { IExecuteFunctions } from 'n8n-workflow';
import { isSameForAllItems } from './storedCredential';
import { CREDENTIAL } from './transport';

/**
 * Input items by the merchant that they are asked of: those whose credential came out the same. Fields of a
 * credential may hold expressions, which n8n evaluates for each item: unless it is known that none does, the credential
 * is read for every item.
 *
 * @param itemIndexes the items, in the input's order
 * @returns the items of each merchant, in the input's order. An item whose credential cannot be read is alone.
 */
export async function groupByMerchant(
	context: IExecuteFunctions,
	itemIndexes: readonly number[],
): Promise<number[][]> {
	const [first] = itemIndexes;
	if (first === undefined) return [];
	if (await isSameForAllItems(context, first)) return [[...itemIndexes]];
	const groups = new Map<string, number[]>();
	for (const itemIndex of itemIndexes) {
		const credential = await credentialOf(context, itemIndex);
		const key = credential === undefined ? `item ${itemIndex}` : JSON.stringify(credential);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [itemIndex]);
		else group.push(itemIndex);
	}
	return [...groups.values()];
}

/** Undefined when it cannot be read: whoever sends a request for the item is told why. */
async function credentialOf(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<{ readonly [field: string]: unknown } | undefined> {
	return await context.getCredentials(CREDENTIAL, itemIndex).catch(() => undefined);
}
