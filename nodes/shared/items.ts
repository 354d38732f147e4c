import type { INodeExecutionData } from 'n8n-workflow';
import type { WalletUser } from '../../wallet-api/contract';

/** Wallet users as n8n items, one each, linked to the input item they were asked for by. */
export function toItems(users: readonly WalletUser[], itemIndex: number): INodeExecutionData[] {
	// One link object for all: n8n only reads it, and 500,000 of the same would cost memory.
	const pairedItem = { item: itemIndex };
	return users.map((json) => ({ json, pairedItem }));
}
